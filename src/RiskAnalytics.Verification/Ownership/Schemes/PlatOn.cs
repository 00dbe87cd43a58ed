using RiskAnalytics.Verification.Cryptography;

namespace RiskAnalytics.Verification.Ownership.Schemes;

/// <summary>Addresses of Ethereum's kind on PlatON, written in Bech32.</summary>
internal static class PlatOn
{
    private const string Code = "evm-platon";
    private const string Prefix = "lat";

    public static OwnershipScheme Scheme { get; } = new(
        Code,
        "personal_sign; the recovered address in Bech32 is the address lat1.",
        row => row.Address.StartsWith("lat1", StringComparison.OrdinalIgnoreCase) && CoinFamilies.Of(row) == CoinFamily.Evm,
        (row, recover) => EvmSignatures.OfAddress(
            Code, row, recover, signer => Bech32.Decode(row.Address, Prefix) is { } bytes && bytes.AsSpan().SequenceEqual(signer), signer => Bech32.Encode(Prefix, signer)));
}
