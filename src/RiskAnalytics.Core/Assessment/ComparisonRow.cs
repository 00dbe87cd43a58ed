namespace RiskAnalytics.Core.Assessment;

/// <summary>One entity in a comparison.</summary>
/// <param name="Assessment">Its assessment.</param>
/// <param name="Rank">Place within the group, from 1; null when not ranked.</param>
/// <param name="NotRankedReason">Why it has no rank, such as "not rated"; null with one.</param>
public sealed record ComparisonRow(HealthAssessment Assessment, int? Rank, string? NotRankedReason);
