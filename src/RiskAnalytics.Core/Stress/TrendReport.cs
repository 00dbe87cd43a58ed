using System.Collections.Immutable;
using RiskAnalytics.Core.Metrics;

namespace RiskAnalytics.Core.Stress;

/// <summary>An entity over its books up to one of them.</summary>
public sealed record TrendReport
{
    /// <summary>The alerts, gravest first, then newest first.</summary>
    public required ImmutableArray<TrendAlert> Alerts { get; init; }

    /// <summary>Changes of shares and ratios, each with its two dates in the inputs.</summary>
    public required ImmutableArray<Figure> Figures { get; init; }

    /// <summary>True when the entity is worse than in the book before: what <c>--fail-on worse</c> acts on.</summary>
    public required bool IsWorse { get; init; }

    /// <summary>Why, in one sentence; null when it is not worse.</summary>
    public required string? WorseBecause { get; init; }
}
