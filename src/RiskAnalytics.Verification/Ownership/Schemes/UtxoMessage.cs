using RiskAnalytics.Core.Verification;

namespace RiskAnalytics.Verification.Ownership.Schemes;

/// <summary>Bitcoin and its relatives as OKX signs them: compact signatures with the header of a compressed key, whatever the address is.</summary>
internal static class UtxoMessage
{
    private const string Code = "utxo-message";
    private const int FirstHeader = 31;
    private const int LastHeader = 34;

    public static OwnershipScheme Scheme { get; } = new(
        Code,
        "The text with the coin's prefix, or with OKX's where the signature is hex; the recovered key is that of the address, or of its script.",
        row => row.IsOkxStyle && UtxoCoin.Of(row) is not null,
        Check);

    private static OwnershipVerdict Check(SignedAddress row, KeyRecovery recover)
    {
        var coin = UtxoCoin.Of(row)!;
        var decoded = coin.Decode(row.Address);
        if (UtxoSpending.Unusable(Code, decoded) is { } unusable)
            return unusable;
        var locked = decoded!.Value;
        var isForKey = locked.Kind is UtxoLockKind.KeyHash or UtxoLockKind.WitnessKeyHash;

        var (signed, first) = Recover(coin, row.Message, row.Signature1, recover);
        if (first is null)
            return OwnershipVerdict.Failed(Code, "recover", "The first signature is malformed or belongs to no key.", signed);
        if (isForKey)
        {
            return PublicKeys.KeyHash(first).AsSpan().SequenceEqual(locked.Hash)
                ? OwnershipVerdict.Verified(Code, "The key of the address signed the text.", signed)
                : OwnershipVerdict.Failed(Code, "address", "The signature is by another key than that of the address, or over another text.", signed);
        }

        if (row.Signature2.Length == 0)
            return UtxoSpending.Script(Code, row, locked, signed, [first]);
        return Recover(coin, row.Message, row.Signature2, recover).Point is { } second
            ? UtxoSpending.Script(Code, row, locked, signed, [first, second])
            : OwnershipVerdict.Failed(Code, "recover", "The second signature is malformed or belongs to no key.", signed);
    }

    private static (SignedText Signed, byte[]? Point) Recover(UtxoCoin coin, string message, string signature, KeyRecovery recover)
    {
        if (signature.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            var okx = SignedText.Okx(message);
            return (okx, SignatureText.EvmHex(signature) is var (pair, id) ? recover(okx.Digest, pair, id) : null);
        }

        var signed = SignedText.Bitcoin(coin.Magic, message);
        var compact = SignatureText.CompactBase64(signature);
        return (signed, compact is var (rs, header) && header is >= FirstHeader and <= LastHeader ? recover(signed.Digest, rs, header - FirstHeader) : null);
    }
}
