using System.Text.Json;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.Verification.Cryptography;

namespace RiskAnalytics.Verification.Ownership.Schemes;

/// <summary>EOS and WAX: the key of the row signed the text. An account is a name, so nothing ties the key to it but the chain.</summary>
internal static class EosK1
{
    private const string Code = "eos-k1";
    private const string SignatureStart = "SIG_K1_";
    private const string KeyStart = "EOS";
    private const int FirstHeader = 31;
    private const int LastHeader = 34;
    private const int LongestKeys = 512;

    public static OwnershipScheme Scheme { get; } = new(
        Code,
        "The text with OKX's prefix, hashed with SHA-256; the recovered key is one of the row. Which keys an account has is read from the chain only.",
        row => row.IsOkxStyle && CoinFamilies.Of(row) == CoinFamily.Eos,
        Check);

    private static OwnershipVerdict Check(SignedAddress row, KeyRecovery recover)
    {
        var signed = SignedText.OkxSha256(row.Message);
        // In OKX's monthly file these coins have signatures of an unpublished form, which its own tool leaves out.
        if (!row.Signature1.StartsWith(SignatureStart, StringComparison.Ordinal))
            return OwnershipVerdict.Unverifiable(Code, "signature", "The signature is not of the form SIG_K1, and no rule for another one is published.");
        if (row.Script.Length == 0)
            return OwnershipVerdict.Unverifiable(Code, "key", "The row gives no public key.", signed);
        if (Keys(row.Script) is not { Count: > 0 } keys)
            return OwnershipVerdict.Failed(Code, "key", "The public key is malformed.", signed);
        foreach (var signature in row.Signature2.Length == 0 ? [row.Signature1] : new[] { row.Signature1, row.Signature2 })
        {
            if (Signature(signature) is not var (pair, id) || recover(signed.Digest, pair, id) is not { } point)
                return OwnershipVerdict.Failed(Code, "recover", "A signature is malformed or belongs to no key.", signed);
            if (!keys.Exists(key => key.AsSpan().SequenceEqual(PublicKeys.Compressed(point))))
                return OwnershipVerdict.Failed(Code, "key", "A signature is by another key than those of the row, or over another text.", signed);
        }

        return OwnershipVerdict.Consistent(Code, "account", "The key of the row signed the text; which keys the account has must be read from the chain.", signed);
    }

    private static (byte[] Pair, int RecoveryId)? Signature(string text)
    {
        if (!text.StartsWith(SignatureStart, StringComparison.Ordinal) || Base58.Decode(text.AsSpan(SignatureStart.Length)) is not { Length: 69 } bytes)
            return null;
        var body = bytes[..65];
        if (!Hashes.Ripemd160([.. body, .. "K1"u8]).AsSpan(0, 4).SequenceEqual(bytes.AsSpan(65)) || body[0] is < FirstHeader or > LastHeader)
            return null;
        return (body[1..], body[0] - FirstHeader);
    }

    /// <summary>The keys in a cell: one, or a JSON object of two. Null when one is malformed.</summary>
    private static List<byte[]>? Keys(string cell)
    {
        if (cell.Length > LongestKeys)
            return null;
        IEnumerable<string?> texts = [cell];
        if (cell.StartsWith('{'))
        {
            try
            {
                var members = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(cell) ?? [];
                texts = members.Where(m => m.Key is "publicKey1" or "publicKey2").Select(m => m.Value)
                    .Where(v => v.ValueKind != JsonValueKind.Null)
                    .Select(v => v.ValueKind == JsonValueKind.String ? v.GetString() : null)
                    .ToList();
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException)
            {
                return null;
            }
        }

        var keys = texts.Select(Key).ToList();
        return keys.Contains(null) ? null : keys.OfType<byte[]>().ToList();
    }

    private static byte[]? Key(string? text)
    {
        if (text?.StartsWith(KeyStart, StringComparison.Ordinal) != true || Base58.Decode(text.AsSpan(KeyStart.Length)) is not { Length: 37 } bytes)
            return null;
        var key = bytes[..33];
        return Hashes.Ripemd160(key).AsSpan(0, 4).SequenceEqual(bytes.AsSpan(33)) ? key : null;
    }
}
