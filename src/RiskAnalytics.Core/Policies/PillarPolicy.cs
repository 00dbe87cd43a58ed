namespace RiskAnalytics.Core.Policies;

/// <summary>The policy's weight for one pillar.</summary>
/// <param name="Weight">Percent of the raw score, above 0 to 100.</param>
/// <param name="Source">What the weight is anchored on.</param>
public sealed record PillarPolicy(decimal Weight, string Source);
