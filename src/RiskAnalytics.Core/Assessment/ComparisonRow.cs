using System.Collections.Immutable;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Core.Assessment;

/// <summary>One book of an entity in a comparison.</summary>
/// <param name="Assessment">Its assessment.</param>
/// <param name="Rank">Place within the group, from 1; null when not ranked.</param>
/// <param name="NotRankedReason">Why it has no rank, such as "not rated"; null with one.</param>
public sealed record ComparisonRow(HealthAssessment Assessment, int? Rank, string? NotRankedReason)
{
    /// <summary>True when another row has the same rank, because the final scores are equal to the last digit.</summary>
    public bool IsTied { get; init; }

    /// <summary>What the result rests on that is not whole, in short phrases: a partial book, pillars with inputs that were not loaded, low confidence.</summary>
    public ImmutableArray<string> Incomplete =>
    [
        .. Assessment.Entity.Partial is null ? [] : new[] { "partial book" },
        .. Assessment.Pillars.Where(p => !p.IsComplete).Select(p => $"{Format.Word(p.Pillar)} incomplete"),
        .. Assessment.Reserve.Unpriced.IsEmpty ? [] : new[] { $"{Format.Number(Assessment.Reserve.Unpriced.Length)} without a price" },
        .. Assessment.Confidence == Confidence.Low ? new[] { "low confidence" } : [],
    ];
}
