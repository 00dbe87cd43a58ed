using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;

namespace RiskAnalytics.Core.Stress;

/// <summary>A book after a scenario.</summary>
public sealed record ScenarioResult
{
    /// <summary>The scenario.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>Clean ratio after the shocks.</summary>
    public required Figure Coverage { get; init; }

    /// <summary>Share of what is asked for that is paid in time, at most 1.</summary>
    public required Figure PayableShare { get; init; }

    /// <summary>Final score after the shocks.</summary>
    public required Figure FinalScore { get; init; }

    /// <summary>The asset that is short first; null when none is.</summary>
    public required string? FirstShort { get; init; }

    /// <summary>Grade after the shocks; null when not rated.</summary>
    public required string? Grade { get; init; }

    /// <summary>Band after the shocks.</summary>
    public required Band Band { get; init; }

    /// <summary>What the reader must know, such as a shock that met no line.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>All figures.</summary>
    public IEnumerable<Figure> Figures => [Coverage, PayableShare, FinalScore];
}
