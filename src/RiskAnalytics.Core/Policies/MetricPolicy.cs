using System.Collections.Immutable;

namespace RiskAnalytics.Core.Policies;

/// <summary>The policy's row for one metric.</summary>
/// <param name="Weight">Percent of the pillar, above 0 to 100.</param>
/// <param name="Knots">Five values, worst to best, for the scores 0, 40, 55, 70, 100; strictly monotone.</param>
/// <param name="Source">What the knots are anchored on.</param>
public sealed record MetricPolicy(decimal Weight, ImmutableArray<decimal> Knots, string Source);
