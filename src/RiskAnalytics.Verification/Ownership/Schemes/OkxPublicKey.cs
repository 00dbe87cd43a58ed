using RiskAnalytics.Core.Verification;
using RiskAnalytics.Verification.Cryptography;

namespace RiskAnalytics.Verification.Ownership.Schemes;

/// <summary>Rows that carry a public key of secp256k1: OKX's form, and the recovered key is the one of the row.</summary>
internal static class OkxPublicKey
{
    private const string Code = "okx-public-key";
    private const string AvalancheStart = "X-";
    private const string AvalanchePrefix = "avax";
    private const string LedgerAlphabet = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz";

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
        var hash = PublicKeys.KeyHash(point);
        return CoinFamilies.Find(row).Name switch
        {
            "AVAX-X" => Avalanche(row, hash, signed),
            "XRP" when Base58.DecodeCheck(Translated(row.Address)) is [0, .. { Length: 20 } account] && account.AsSpan().SequenceEqual(hash) =>
                OwnershipVerdict.Verified(Code, $"The key of the address signed the text ({signed.Form}).", signed),
            // An account may have handed its rights to another key, so the difference alone contradicts nothing.
            _ => OwnershipVerdict.Consistent(Code, "address", "The key of the row signed the text; nothing in the list ties the key to the address.", signed),
        };
    }

    private static OwnershipVerdict Avalanche(SignedAddress row, byte[] hash, SignedText signed)
    {
        if (!row.Address.StartsWith(AvalancheStart, StringComparison.Ordinal) || Bech32.Decode(row.Address[AvalancheStart.Length..], AvalanchePrefix) is not { } decoded)
            return OwnershipVerdict.Unverifiable(Code, "address", "The text is no address of Avalanche's X chain that can be decoded, so no key can be tied to it.", signed);
        return decoded.AsSpan().SequenceEqual(hash)
            ? OwnershipVerdict.Verified(Code, $"The key of the address signed the text ({signed.Form}).", signed)
            : OwnershipVerdict.Failed(Code, "address", "The address is not that of the key of the row.", signed, AvalancheStart + Bech32.Encode(AvalanchePrefix, hash));
    }

    /// <summary>An address of the XRP ledger, whose Base58 has another order of digits, in the digits of Bitcoin; other characters stay and are refused.</summary>
    private static string Translated(string address) => new([.. address.Take(Base58.MostCharacters)
        .Select(c => LedgerAlphabet.IndexOf(c, StringComparison.Ordinal) is >= 0 and var at ? Base58.Alphabet[at] : '0')]);
}
