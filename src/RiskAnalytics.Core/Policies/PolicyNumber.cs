namespace RiskAnalytics.Core.Policies;

/// <summary>A single number of the policy.</summary>
/// <param name="Value">The number, in the unit its name says.</param>
/// <param name="Source">What it is anchored on.</param>
public sealed record PolicyNumber(decimal Value, string Source);
