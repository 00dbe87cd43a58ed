namespace RiskAnalytics.Core.Stress;

/// <summary>One shock of a scenario.</summary>
/// <param name="Target">The lines it meets.</param>
/// <param name="Effect">What it does to them.</param>
/// <param name="Amount">Signed fraction for a price, days for a delay, 0 for a freeze.</param>
/// <param name="Source">Where the size comes from.</param>
/// <param name="IsPerYear">True when a price changes by the amount for each year to the maturity of the line.</param>
public sealed record Shock(ShockTarget Target, ShockEffect Effect, decimal Amount, string Source, bool IsPerYear = false);
