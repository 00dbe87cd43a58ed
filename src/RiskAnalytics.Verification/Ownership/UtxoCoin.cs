using System.Collections.Frozen;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.Verification.Cryptography;

namespace RiskAnalytics.Verification.Ownership;

/// <summary>What an output of a coin of Bitcoin's family is locked by.</summary>
internal enum UtxoLockKind
{
    KeyHash,
    ScriptHash,
    WitnessKeyHash,
    WitnessScriptHash,
    OtherWitness,
}

/// <summary>A decoded address of a coin of Bitcoin's family.</summary>
internal readonly record struct UtxoLock(UtxoLockKind Kind, byte[] Hash);

/// <summary>The message prefix and the address forms of a coin of Bitcoin's family.</summary>
/// <param name="Magic">The text in front of a signed message.</param>
/// <param name="KeyVersion">Version bytes of an address for a key.</param>
/// <param name="ScriptVersion">Version bytes of an address for a script.</param>
/// <param name="SegwitPrefix">Prefix of SegWit addresses, or null.</param>
/// <param name="HasCashAddresses">Whether addresses may also be cash addresses.</param>
internal sealed record UtxoCoin(string Magic, byte[] KeyVersion, byte[] ScriptVersion, string? SegwitPrefix = null, bool HasCashAddresses = false)
{
    private const string BitcoinMagic = "Bitcoin Signed Message:\n";

    private static readonly UtxoCoin Bitcoin = new(BitcoinMagic, [0x00], [0x05], "bc");
    private static readonly UtxoCoin Cash = new(BitcoinMagic, [0x00], [0x05], HasCashAddresses: true);
    private static readonly UtxoCoin Litecoin = new("Litecoin Signed Message:\n", [0x30], [0x32], "ltc");
    private static readonly UtxoCoin Dogecoin = new("Dogecoin Signed Message:\n", [0x1e], [0x16]);
    private static readonly UtxoCoin Zcash = new("Zcash Signed Message:\n", [0x1c, 0xb8], [0x1c, 0xbd]);
    private static readonly UtxoCoin BitcoinSv = new(BitcoinMagic, [0x00], [0x05]);

    private static readonly FrozenDictionary<string, UtxoCoin> Known = new Dictionary<string, UtxoCoin>
    {
        ["BTC"] = Bitcoin,
        ["BITCOIN"] = Bitcoin,
        ["USDT-OMNI"] = Bitcoin,
        ["OMNI"] = Bitcoin,
        ["BCH"] = Cash,
        ["BCHN"] = Cash,
        ["BCHA"] = Cash,
        ["XEC"] = Cash,
        ["BSV"] = BitcoinSv,
        ["BCHSV"] = BitcoinSv,
        ["LTC"] = Litecoin,
        ["LITECOIN"] = Litecoin,
        ["DOGE"] = Dogecoin,
        ["DOGECOIN"] = Dogecoin,
        ["DASH"] = new("DarkCoin Signed Message:\n", [0x4c], [0x10]),
        ["BTG"] = new("Bitcoin Gold Signed Message:\n", [0x26], [0x17], "btg"),
        ["BCD"] = new("Bitcoindiamond Signed Message:\n", [0x00], [0x05]),
        ["DGB"] = new("DigiByte Signed Message:\n", [0x1e], [0x3f], "dgb"),
        ["QTUM"] = new("Qtum Signed Message:\n", [0x3a], [0x32], "qc"),
        ["RVN"] = new("Raven Signed Message:\n", [0x3c], [0x7a]),
        ["ZEC"] = Zcash,
        ["ZCASH"] = Zcash,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The coin of a row; null when the row is of another family.</summary>
    public static UtxoCoin? Of(SignedAddress row) =>
        CoinFamilies.Find(row) is (CoinFamily.Utxo, var name) ? Known.GetValueOrDefault(name) : null;

    /// <summary>What an address is locked by; null when it is none of the coin.</summary>
    public UtxoLock? Decode(string address)
    {
        if (SegwitPrefix is not null && SegwitAddress.Decode(address, SegwitPrefix) is { } segwit)
        {
            return new UtxoLock(segwit switch
            {
                { Version: 0, Program.Length: 20 } => UtxoLockKind.WitnessKeyHash,
                { Version: 0 } => UtxoLockKind.WitnessScriptHash,
                _ => UtxoLockKind.OtherWitness,
            }, segwit.Program);
        }

        if (HasCashAddresses && (CashAddress.Decode(address, "bitcoincash") ?? CashAddress.Decode(address, "ecash")) is { } cash)
            return new UtxoLock(cash.IsScript ? UtxoLockKind.ScriptHash : UtxoLockKind.KeyHash, cash.Hash);
        if (Base58.DecodeCheck(address) is not { } payload)
            return null;
        foreach (var (version, kind) in new[] { (KeyVersion, UtxoLockKind.KeyHash), (ScriptVersion, UtxoLockKind.ScriptHash) })
        {
            if (payload.Length == version.Length + 20 && payload.AsSpan().StartsWith(version))
                return new UtxoLock(kind, payload[version.Length..]);
        }

        return null;
    }
}
