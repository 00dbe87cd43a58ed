using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;

namespace RiskAnalytics.Core.Comparison;

/// <summary>Two results side by side: scores, and the flags and caps that came or went.</summary>
/// <param name="Before">The first result.</param>
/// <param name="After">The second result.</param>
/// <param name="Scores">The final score, the raw score, then the five pillars.</param>
/// <param name="Metrics">All metrics in the order of their codes.</param>
/// <param name="Caps">Caps that differ, by code.</param>
/// <param name="Flags">Flags that differ, by code.</param>
public sealed record ResultDifference(
    HealthAssessment Before,
    HealthAssessment After,
    ImmutableArray<ScoreChange> Scores,
    ImmutableArray<ScoreChange> Metrics,
    ImmutableArray<MarkChange> Caps,
    ImmutableArray<MarkChange> Flags);
