namespace RiskAnalytics.Core.Stress;

/// <summary>What holders ask for in a scenario.</summary>
/// <param name="Share">Share of what is owed, 0 to 1.</param>
/// <param name="Days">Over how many days, 1 or more.</param>
/// <param name="Source">Where the size comes from.</param>
public sealed record Redemption(decimal Share, int Days, string Source);
