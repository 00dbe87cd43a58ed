namespace RiskAnalytics.Verification.Wrapped;

/// <summary>The contract of a token on one chain.</summary>
/// <param name="Asset">The symbol, upper case.</param>
/// <param name="Chain">The chain.</param>
/// <param name="Contract">Contract, mint, coin type or metadata object.</param>
/// <param name="Decimals">Its decimals; what the contract says is compared with it.</param>
/// <param name="Source">Where the address comes from.</param>
public sealed record KnownToken(string Asset, string Chain, string Contract, int Decimals, string Source);
