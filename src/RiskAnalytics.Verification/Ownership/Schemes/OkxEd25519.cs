using System.Collections.Frozen;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.Verification.Cryptography;

namespace RiskAnalytics.Verification.Ownership.Schemes;

/// <summary>Chains on Ed25519 whose addresses follow from the key.</summary>
internal static class OkxEd25519
{
    private const string Code = "okx-ed25519";

    /// <summary>Network numbers of the relatives of Polkadot.</summary>
    private static readonly FrozenDictionary<string, int> Networks = new Dictionary<string, int>
    {
        ["DOT"] = 0,
        ["ASSET-HUB"] = 0,
        ["KSM"] = 2,
        ["ASSET-HUB-KSM"] = 2,
        ["SDN"] = 5,
        ["KARU"] = 8,
        ["PHA"] = 30,
        ["PHALA"] = 30,
        ["PHA-KHA"] = 30,
        ["CFG"] = 36,
        ["CFG-DOT"] = 36,
        ["CLV"] = 42,
        ["AVAIL"] = 42,
        ["EFI"] = 1110,
        ["EFI-DOT"] = 1110,
        ["ENJIN"] = 2135,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static OwnershipScheme Scheme { get; } = new(
        Code,
        "Ed25519 over the text with OKX's prefix, by the key of the row; the address is that of the key by the rule of the chain.",
        row => row.IsOkxStyle && CoinFamilies.Of(row) == CoinFamily.Ed25519,
        Check);

    private static OwnershipVerdict Check(SignedAddress row)
    {
        if (Ed25519Signatures.Check(Code, row, out var signed, out var key) is { } failed)
            return failed;
        var (_, coin) = CoinFamilies.Find(row);
        return coin switch
        {
            "APTOS" or "APT" or "APTOS-FA" or "USDT-APTOS" or "USDC-APTOS" => Aptos(row, signed, Hashes.Sha3([.. key, 0])),
            "SUI" or "USDC-SUI" => Compare(IsSameHex(Hashes.Blake2b([0, .. key], 32), row.Address), signed, () => Hex(Hashes.Blake2b([0, .. key], 32))),
            "XLM" or "STELLAR" or "PI" => Text(row, signed, Stellar(key)),
            "ADA" or "CARDANO" => Cardano(row, signed, key),
            "NEAR" => Near(row, signed, key),
            _ => Text(row, signed, Networks.TryGetValue(coin, out var network) ? Ss58.Encode(network, key) : Base58.Encode(key)),
        };
    }

    private static OwnershipVerdict Aptos(SignedAddress row, SignedText signed, byte[] account)
    {
        if (row.Owner1.Length == 0)
            return Compare(IsSameHex(account, row.Address), signed, () => Hex(account));
        if (!IsSameHex(account, row.Owner1))
            return OwnershipVerdict.Failed(Code, "owner", "The named authentication key is not that of the key of the row.", signed, Hex(account));
        return IsSameHex(account, row.Address)
            ? Compare(true, signed, () => "")
            : OwnershipVerdict.Consistent(Code, "authentication-key", "The key of the row signed the text; that the account was given this authentication key must be read from the chain.", signed, row.Owner1);
    }

    private static OwnershipVerdict Cardano(SignedAddress row, SignedText signed, byte[] key)
    {
        byte[] expected = [0x61, .. Hashes.Blake2b(key, 28)];
        return Bech32.Decode(row.Address, "addr", Bech32.MostCharactersWithoutLimit) switch
        {
            [0x61, ..] decoded => Compare(decoded.AsSpan().SequenceEqual(expected), signed, () => Bech32.Encode("addr", expected)),
            null => OwnershipVerdict.Unverifiable(Code, "address", "The text is no address of Cardano that can be decoded, so no key can be tied to it.", signed),
            _ => OwnershipVerdict.Unverifiable(Code, "address", "The address is not of the kind that holds the hash of one key alone; other kinds are not checked.", signed),
        };
    }

    private static OwnershipVerdict Near(SignedAddress row, SignedText signed, byte[] key) =>
        row.Address.Length == 64 && row.Address.All(char.IsAsciiHexDigitLower)
            ? Text(row, signed, Convert.ToHexStringLower(key))
            : OwnershipVerdict.Unverifiable(Code, "account", "The key of the row signed the text; which keys a named account has must be read from the chain.", signed);

    private static string Stellar(byte[] key)
    {
        byte[] payload = [0x30, .. key];
        var crc = Crc16.Xmodem(payload);
        return Base32.EncodeUpper([.. payload, (byte)(crc & 0xff), (byte)(crc >> 8)]);
    }

    private static OwnershipVerdict Text(SignedAddress row, SignedText signed, string expected) => Compare(row.Address == expected, signed, () => expected);

    private static OwnershipVerdict Compare(bool isSame, SignedText signed, Func<string> written) => isSame
        ? OwnershipVerdict.Verified(Code, "The key of the row signed the text, and the address is that of the key.", signed)
        : OwnershipVerdict.Failed(Code, "address", "The address is not that of the key of the row.", signed, written());

    /// <summary>Whether a text is an address of 32 bytes in hex, with or without its leading zeros.</summary>
    private static bool IsSameHex(byte[] address, string text)
    {
        var digits = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? text.AsSpan(2) : text;
        return digits.Length is > 0 and <= 64
            && Convert.ToHexStringLower(address).AsSpan().TrimStart('0').Equals(digits.TrimStart('0'), StringComparison.OrdinalIgnoreCase);
    }

    private static string Hex(byte[] address) => $"0x{Convert.ToHexStringLower(address)}";
}
