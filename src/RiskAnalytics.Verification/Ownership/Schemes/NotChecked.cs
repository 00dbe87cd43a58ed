namespace RiskAnalytics.Verification.Ownership.Schemes;

/// <summary>Schemes that are known and cannot be checked here.</summary>
internal static class NotChecked
{
    public static OwnershipScheme Validator { get; } = Of(
        "bls12-381", "BLS12-381 by the key of a validator of Ethereum.", CoinFamily.Bls,
        "The signature is by a validator's key on the curve BLS12-381, which this version cannot check.");

    public static OwnershipScheme Starknet { get; } = Of(
        "starknet", "Starknet's typed message on its own curve.", CoinFamily.Starknet,
        "The signature is on Starknet's own curve, which this version cannot check.");

    public static OwnershipScheme Skipped { get; } = Of(
        "not-published", "Coins that the publisher's own tool leaves out.", CoinFamily.Skipped,
        "The publisher's own tool leaves the signatures of this coin out, and no rule for them is published.");

    private static OwnershipScheme Of(string code, string description, CoinFamily family, string reason) =>
        new(code, description, row => row.IsOkxStyle && CoinFamilies.Of(row) == family, _ => OwnershipVerdict.Unverifiable(code, "scheme", reason));
}
