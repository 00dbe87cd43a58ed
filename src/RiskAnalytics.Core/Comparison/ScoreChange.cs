using RiskAnalytics.Core.Metrics;

namespace RiskAnalytics.Core.Comparison;

/// <summary>A metric, a pillar or the final score in two results.</summary>
/// <param name="Code">Code of the metric, word of the pillar, <c>raw</c> or <c>final</c>.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Unit">Unit of the values; null where there is only a score.</param>
/// <param name="ValueBefore">Value of the metric in the first result; null when it has none, and for a pillar.</param>
/// <param name="ValueAfter">Value of the metric in the second result; null when it has none, and for a pillar.</param>
/// <param name="ScoreBefore">Score in the first result, points; null when it has none.</param>
/// <param name="ScoreAfter">Score in the second result, points; null when it has none.</param>
/// <param name="Reason">Why a value or a score is missing; null when none is.</param>
public sealed record ScoreChange(
    string Code, string Name, MetricUnit? Unit, decimal? ValueBefore, decimal? ValueAfter, decimal? ScoreBefore, decimal? ScoreAfter, string? Reason)
{
    /// <summary>Points gained, negative when lost; null when a score is missing.</summary>
    public decimal? Change => ScoreAfter - ScoreBefore;
}
