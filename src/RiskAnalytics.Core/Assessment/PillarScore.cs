using RiskAnalytics.Core.Metrics;

namespace RiskAnalytics.Core.Assessment;

/// <summary>Score of one pillar.</summary>
/// <param name="Pillar">The pillar.</param>
/// <param name="Score">Points 0 to 100; null when no metric of the pillar has a score.</param>
/// <param name="Band">Band of the score; null with it.</param>
/// <param name="WorstMetric">Code of the lowest metric, the first of equals; null without a score.</param>
/// <param name="IsComplete">False when an input of the pillar was not loaded.</param>
/// <param name="Weight">Weight in the raw score as a fraction after rescaling; 0 without a score.</param>
public sealed record PillarScore(Pillar Pillar, decimal? Score, Band? Band, string? WorstMetric, bool IsComplete, decimal Weight);
