using System.Collections.Frozen;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.Verification.Cryptography;

namespace RiskAnalytics.Verification.Ownership.Schemes;

/// <summary>Chains on secp256k1 without a message form of their own: OKX's form, and the address of the recovered key by the rule of the chain.</summary>
internal static class OkxEcdsa
{
    private const string Code = "okx-ecdsa";
    private const string CfxAlphabet = "abcdefghjkmnprstuvwxyz0123456789";

    /// <summary>Address prefixes of the chains of the Cosmos kind, whose addresses hold the hash of the compressed key.</summary>
    private static readonly FrozenDictionary<string, string> KeyHashPrefixes = new Dictionary<string, string>
    {
        ["LUNC"] = "terra",
        ["TERRA"] = "terra",
        ["LUNA-TERRA"] = "terra",
        ["ATOM"] = "cosmos",
        ["TIA"] = "celestia",
        ["CRO"] = "cro",
        ["DORA"] = "dora",
        ["DYDX"] = "dydx",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Address prefixes of chains whose addresses hold Ethereum's hash of the key.</summary>
    private static readonly FrozenDictionary<string, string> EthereumPrefixes = new Dictionary<string, string>
    {
        ["INJ"] = "inj",
        ["ONE"] = "one",
        ["HARMONY-ONE"] = "one",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static OwnershipScheme Scheme { get; } = new(
        Code,
        "The text with OKX's prefix, hashed with Keccak-256; the address is that of the recovered key by the rule of the chain.",
        row => row.IsOkxStyle && CoinFamilies.Of(row) == CoinFamily.OkxEcdsa,
        Check);

    private static OwnershipVerdict Check(SignedAddress row, KeyRecovery recover)
    {
        var signed = SignedText.Okx(row.Message);
        if (SignatureText.EvmHex(row.Signature1) is not var (pair, id) || recover(signed.Digest, pair, id) is not { } point)
            return OwnershipVerdict.Failed(Code, "recover", "The signature is malformed or belongs to no key.", signed);
        if (Written(row, point) is not { } written)
            return OwnershipVerdict.Unverifiable(Code, "address", "The text is no address of a form that the coin is known to have, so no key can be tied to it.", signed);
        // Bech32 and hex may be written in capitals, never mixed but for hex.
        var isSame = IsCaseBlind(row.Address) ? written.Equals(row.Address, StringComparison.OrdinalIgnoreCase) : written == row.Address;
        return isSame
            ? OwnershipVerdict.Verified(Code, $"The key of the address signed the text ({signed.Form}).", signed)
            : OwnershipVerdict.Failed(Code, "address", "The signature is by another key than that of the address, or over another text.", signed, written);
    }

    /// <summary>The address of a key in the form that the row uses; null when the coin has no such form.</summary>
    private static string? Written(SignedAddress row, byte[] point)
    {
        if (SignatureText.IsEvmAddress(row.Address))
            return PublicKeys.EthereumText(point);
        if (row.Address.StartsWith("ex1", StringComparison.OrdinalIgnoreCase))
            return Bech32.Encode("ex", PublicKeys.EthereumAddress(point));
        var (_, coin) = CoinFamilies.Find(row);
        if (KeyHashPrefixes.GetValueOrDefault(coin) is { } prefix)
            return Bech32.Encode(prefix, PublicKeys.KeyHash(point));
        if (EthereumPrefixes.GetValueOrDefault(coin) is { } ethereumPrefix)
            return Bech32.Encode(ethereumPrefix, PublicKeys.EthereumAddress(point));
        return coin switch
        {
            "FIL" => Filecoin(point),
            "ELF" => Base58.EncodeCheck(Hashes.DoubleSha256(PublicKeys.Uncompressed(point))),
            "ICX" => $"hx{Convert.ToHexStringLower(Hashes.Sha3(point)[12..])}",
            "CFX" => Conflux(point),
            _ => null,
        };
    }

    internal static string Filecoin(ReadOnlySpan<byte> point)
    {
        var hash = Hashes.Blake2b(PublicKeys.Uncompressed(point), 20);
        return $"f1{Base32.EncodeLower([.. hash, .. Hashes.Blake2b([1, .. hash], 4)])}";
    }

    private static string Conflux(byte[] point)
    {
        var address = PublicKeys.EthereumAddress(point);
        // The first nibble says that the address is a user's.
        address[0] = (byte)(address[0] & 0x0f | 0x10);
        return CashAddress.Encode("cfx", [0, .. address], CfxAlphabet);
    }

    private static bool IsCaseBlind(string address) =>
        SignatureText.IsEvmAddress(address) || (address.Contains('1', StringComparison.Ordinal) && !address.StartsWith('f') && Bech32.Split(address) is not null);
}
