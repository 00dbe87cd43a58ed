namespace RiskAnalytics.Verification.Ownership.Schemes;

/// <summary>Chains on Ed25519 for which no rule ties the key of the row to the address: the signature alone is checked.</summary>
internal static class Ed25519Unbound
{
    private const string Code = "okx-ed25519-unbound";

    public static OwnershipScheme Scheme { get; } = new(
        Code,
        "Ed25519 over the text with OKX's prefix, by the key of the row; nothing ties the key to the address.",
        row => row.IsOkxStyle && CoinFamilies.Of(row) == CoinFamily.Unbound,
        row => Ed25519Signatures.Check(Code, row, out var signed, out _)
            ?? OwnershipVerdict.Consistent(Code, "address", "The key of the row signed the text; nothing in the list ties the key to the address.", signed));
}
