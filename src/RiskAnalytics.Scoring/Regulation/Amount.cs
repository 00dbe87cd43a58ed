using System.Collections.Immutable;
using RiskAnalytics.Core.Metrics;

namespace RiskAnalytics.Scoring.Regulation;

/// <summary>An amount with the inputs that led to it, or the reason why there is none.</summary>
/// <param name="Value">The amount; null when there is none.</param>
/// <param name="Inputs">What it was made from.</param>
/// <param name="Reason">Why there is none, in a sentence; null with an amount.</param>
public sealed record Amount(decimal? Value, ImmutableArray<MetricInput> Inputs, string? Reason)
{
    /// <summary>No amount.</summary>
    public static Amount Missing(string reason) => new(null, [], reason);
}
