using System.Collections.Immutable;
using RiskAnalytics.Core.Metrics;

namespace RiskAnalytics.Scoring.Regulation.Filings;

/// <summary>The value of a datapoint in one row, or why there is none.</summary>
/// <param name="Keys">The keys of the row.</param>
/// <param name="Figure">The figure; null for words.</param>
/// <param name="Text">The words; null for a figure.</param>
/// <param name="Missing">Why there is neither.</param>
public sealed record FilingCell(ImmutableArray<KeyValuePair<string, string>> Keys, Figure? Figure, string? Text, string? Missing)
{
    /// <summary>A figure, which may itself lack a value.</summary>
    public static FilingCell Of(ImmutableArray<KeyValuePair<string, string>> keys, Figure figure) =>
        figure.Value is null ? new FilingCell(keys, null, null, figure.Reason) : new FilingCell(keys, figure, null, null);

    /// <summary>Words.</summary>
    public static FilingCell Of(ImmutableArray<KeyValuePair<string, string>> keys, string text) => new(keys, null, text, null);

    /// <summary>Nothing, for a reason.</summary>
    public static FilingCell Without(ImmutableArray<KeyValuePair<string, string>> keys, string reason) => new(keys, null, null, reason);
}
