using System.Text;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.Verification.Cryptography;

namespace RiskAnalytics.Verification.Ownership.Schemes;

/// <summary>BIP-322 in its simple form for addresses of one key: SegWit version 0, and Taproot by its output key.</summary>
internal static class Bip322
{
    private const string Code = "bip322-simple";
    private const int MostCharacters = 1_000;
    private const byte AllInputsAndOutputs = 1;

    public static OwnershipScheme Scheme { get; } = new(
        Code,
        "A virtual transaction that spends an output of the address and commits to the text (BIP-322, simple); the key of the address signs it.",
        row => !row.IsOkxStyle && Locking(row.Address) is not null && SignatureText.CompactBase64(row.Signature1) is null,
        Check);

    /// <summary>The digest that stands for the text in the virtual transaction.</summary>
    internal static byte[] MessageHash(string message) => Schnorr.TaggedHash("BIP0322-signed-message", Encoding.UTF8.GetBytes(message));

    /// <summary>The id, in the order of its bytes, of the virtual transaction that is spent.</summary>
    internal static byte[] ToSpend(string message, ReadOnlySpan<byte> script) => Hashes.DoubleSha256(
    [
        0, 0, 0, 0, 1, .. new byte[32], 0xFF, 0xFF, 0xFF, 0xFF, 34, 0, 32, .. MessageHash(message), 0, 0, 0, 0,
        1, .. new byte[8], (byte)script.Length, .. script, 0, 0, 0, 0,
    ]);

    private static OwnershipVerdict Check(SignedAddress row)
    {
        var address = Locking(row.Address)!;
        if (address is not ({ Version: 0, Program.Length: 20 } or { Version: 1, Program.Length: 32 }))
            return OwnershipVerdict.Unverifiable(Code, "address", "The address is for a script or of a newer kind, which this check of BIP-322 does not run.");
        if (Witness(row.Signature1) is not { } witness)
            return OwnershipVerdict.Failed(Code, "signature", "The signature is no witness in base64 as BIP-322 writes it.");
        return address.Version == 0 ? CheckKeyHash(row.Message, address.Program, witness) : CheckTaproot(row.Message, address.Program, witness);
    }

    private static OwnershipVerdict CheckKeyHash(string message, byte[] program, byte[][] witness)
    {
        if (witness is not [[.. var der, AllInputsAndOutputs], { Length: 33 } key])
            return OwnershipVerdict.Failed(Code, "signature", "The witness is not a signature over the whole transaction and a compressed key.");
        if (!Hashes.Hash160(key).AsSpan().SequenceEqual(program))
            return OwnershipVerdict.Failed(Code, "address", "The key of the witness is not that of the address.");
        byte[] outpoint = [.. ToSpend(message, [0, 20, .. program]), 0, 0, 0, 0];
        byte[] bytes =
        [
            0, 0, 0, 0, .. Hashes.DoubleSha256(outpoint), .. Hashes.DoubleSha256(new byte[4]), .. outpoint,
            0x19, 0x76, 0xA9, 20, .. program, 0x88, 0xAC, .. new byte[8], .. new byte[4],
            .. Hashes.DoubleSha256([.. new byte[8], 1, 0x6A]), 0, 0, 0, 0, AllInputsAndOutputs, 0, 0, 0,
        ];
        var signed = new SignedText("BIP-322", bytes, Hashes.DoubleSha256(bytes));
        if (Pair(der) is not { } pair || !Secp256k1.HasLowS(pair))
            return OwnershipVerdict.Failed(Code, "signature", "The signature is not strictly encoded (DER), or its s is in the upper half.", signed);
        return Secp256k1.TryReadCompressed(key, out var point) && Secp256k1.Verify(signed.Digest, pair, point)
            ? OwnershipVerdict.Verified(Code, "The key of the address signed the text (BIP-322).", signed)
            : OwnershipVerdict.Failed(Code, "signature", "The signature is not by the key of the address, or over another text.", signed);
    }

    private static OwnershipVerdict CheckTaproot(string message, byte[] program, byte[][] witness)
    {
        if (witness.Length > 1)
            return OwnershipVerdict.Unverifiable(Code, "script", "The witness spends by a script of the Taproot address, which this check does not run.");
        if (witness is not [{ Length: 64 or 65 } signature] || signature.Length == 65 && signature[64] != AllInputsAndOutputs)
            return OwnershipVerdict.Failed(Code, "signature", "The witness is not one signature over the whole transaction.");
        var kind = signature.Length == 65 ? AllInputsAndOutputs : (byte)0;
        byte[] outpoint = [.. ToSpend(message, [0x51, 32, .. program]), 0, 0, 0, 0];
        byte[] bytes =
        [
            0, kind, 0, 0, 0, 0, 0, 0, 0, 0, .. Hashes.Sha256(outpoint), .. Hashes.Sha256(new byte[8]), .. Hashes.Sha256([34, 0x51, 32, .. program]),
            .. Hashes.Sha256(new byte[4]), .. Hashes.Sha256([.. new byte[8], 1, 0x6A]), 0, 0, 0, 0, 0,
        ];
        var signed = new SignedText("BIP-322", bytes, Schnorr.TaggedHash("TapSighash", bytes));
        return Schnorr.Verify(program, signed.Digest, signature.AsSpan(0, 64))
            ? OwnershipVerdict.Verified(Code, "The key of the Taproot address signed the text (BIP-322).", signed)
            : OwnershipVerdict.Failed(Code, "signature", "The signature is not by the key of the address, or over another text.", signed);
    }

    private static SegwitAddress? Locking(string address) => SegwitAddress.Decode(address, "bc");

    /// <summary>The parts of a witness: at most a few short ones, each with its length in one byte, and nothing after them.</summary>
    private static byte[][]? Witness(string text)
    {
        if (text.Length is 0 or > MostCharacters)
            return null;
        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out var length) || length == 0 || Convert.ToBase64String(bytes, 0, length) != text)
            return null;
        var rest = bytes.AsSpan(1, length - 1);
        var parts = new List<byte[]>();
        while (rest.Length > 0)
        {
            // A length above 252 takes more bytes; no signature or key is so long.
            if (rest[0] > 252 || rest[0] >= rest.Length)
                return null;
            parts.Add(rest.Slice(1, rest[0]).ToArray());
            rest = rest[(rest[0] + 1)..];
        }

        return parts.Count == bytes[0] ? [.. parts] : null;
    }

    /// <summary>r and s of a strictly encoded DER signature (BIP-66), 32 bytes each; null when it is none.</summary>
    private static byte[]? Pair(byte[] der)
    {
        if (der.Length is < 8 or > 72 || der[0] != 0x30 || der[1] != der.Length - 2)
            return null;
        var pair = new byte[64];
        var place = 2;
        for (var i = 0; i < 2; i++)
        {
            if (place + 2 > der.Length || der[place] != 2 || der[place + 1] is 0 or > 33 || place + 2 + der[place + 1] > der.Length)
                return null;
            var number = der.AsSpan(place + 2, der[place + 1]);
            place += 2 + number.Length;
            if (number[0] >= 0x80 || number.Length > 1 && number[0] == 0 && number[1] < 0x80)
                return null;
            if (number[0] == 0)
                number = number[1..];
            if (number.Length > 32)
                return null;
            number.CopyTo(pair.AsSpan(32 * (i + 1) - number.Length));
        }

        return place == der.Length ? pair : null;
    }
}
