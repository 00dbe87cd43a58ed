using RiskAnalytics.Core.Verification;
using RiskAnalytics.Verification.Cryptography;

namespace RiskAnalytics.Verification.Ownership.Schemes;

/// <summary>Rows that carry a public key of secp256k1: OKX's form, and the recovered key is the one of the row.</summary>
internal static class OkxPublicKey
{
    private const string Code = "okx-public-key";
    private const string AvalancheStart = "X-";

    public static OwnershipScheme Scheme { get; } = new(
        Code,
        "The text with OKX's prefix, hashed with Keccak-256; the recovered key is that of the row, and the address is that of the key where the chain has a rule.",
        row => row.IsOkxStyle && CoinFamilies.Of(row) == CoinFamily.PublicKey,
        Check);

    private static OwnershipVerdict Check(SignedAddress row, KeyRecovery recover)
    {
        var signed = SignedText.Okx(row.Message);
        if (row.Script.Length == 0)
            return OwnershipVerdict.Unverifiable(Code, "key", "The row gives no public key.", signed);
        if (SignatureText.Hex(row.Script, 33) is not { } key)
            return OwnershipVerdict.Failed(Code, "key", "The public key is not of 33 bytes in hex.", signed);
        if (SignatureText.EvmHex(row.Signature1) is not var (pair, id) || recover(signed.Digest, pair, id) is not { } point)
            return OwnershipVerdict.Failed(Code, "recover", "The signature is malformed or belongs to no key.", signed);
        if (!PublicKeys.Compressed(point).AsSpan().SequenceEqual(key))
            return OwnershipVerdict.Failed(Code, "key", "The signature is by another key than that of the row, or over another text.", signed);
        if (!row.Address.StartsWith(AvalancheStart, StringComparison.Ordinal))
            return OwnershipVerdict.Consistent(Code, "address", "The key of the row signed the text; nothing in the list ties the key to the address.", signed);
        return Bech32.Decode(row.Address[AvalancheStart.Length..], "avax") is { } hash && hash.AsSpan().SequenceEqual(PublicKeys.KeyHash(point))
            ? OwnershipVerdict.Verified(Code, $"The key of the address signed the text ({signed.Form}).", signed)
            : OwnershipVerdict.Consistent(Code, "address", "The key of the row signed the text; the address is not that of the key alone.", signed);
    }
}
