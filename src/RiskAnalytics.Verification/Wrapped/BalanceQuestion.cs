namespace RiskAnalytics.Verification.Wrapped;

/// <summary>A balance to be read: of which asset, where, and at which block.</summary>
/// <param name="Asset">The symbol.</param>
/// <param name="Chain">The chain's name.</param>
/// <param name="Address">The address.</param>
/// <param name="Height">The block; null for the newest.</param>
internal readonly record struct BalanceQuestion(string Asset, string Chain, string Address, long? Height);
