using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;

namespace RiskAnalytics.Core.Metrics;

/// <summary>A metric result with its score under the policy.</summary>
/// <param name="Result">What the metric found.</param>
/// <param name="Score">Points 0 to 100; null when the metric is dropped.</param>
/// <param name="Band">Band of the score; null when the metric is dropped.</param>
/// <param name="Knots">The policy's five knots, worst to best, for the scores 0, 40, 55, 70, 100.</param>
/// <param name="KnotsSource">Where the knots come from.</param>
/// <param name="Weight">Weight within the pillar as a fraction, before rescaling.</param>
/// <param name="EffectiveWeight">Weight in the raw score as a fraction after rescaling, without the weakest-link part; 0 when dropped.</param>
public sealed record ScoredMetric(
    MetricResult Result,
    decimal? Score,
    Band? Band,
    ImmutableArray<decimal> Knots,
    string KnotsSource,
    decimal Weight,
    decimal EffectiveWeight)
{
    /// <summary>The model's code, such as <c>S3</c>.</summary>
    public string Code => Result.Definition.Code;

    /// <summary>The value; null unless computed.</summary>
    public decimal? Value => Result.Value;

    /// <summary>Whether there is a value.</summary>
    public MetricStatus Status => Result.Status;
}
