using RiskAnalytics.Verification.Cryptography;

namespace RiskAnalytics.Verification.Ownership.Schemes;

/// <summary>Addresses of Ethereum's kind on Filecoin, written <c>f410f...</c>.</summary>
internal static class FilecoinEvm
{
    private const string Code = "evm-filecoin";

    public static OwnershipScheme Scheme { get; } = new(
        Code,
        "personal_sign; the recovered address with a checksum in base32 is the address f410f.",
        row => row.Address.StartsWith("f410", StringComparison.Ordinal) && CoinFamilies.Of(row) == CoinFamily.Evm,
        (row, recover) => EvmSignatures.OfAddress(Code, row, recover, signer => Written(signer) == row.Address, Written));

    private static string Written(byte[] signer) => $"f410f{Base32.EncodeLower([.. signer, .. Hashes.Blake2b([4, 10, .. signer], 4)])}";
}
