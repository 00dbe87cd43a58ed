using System.Collections.Immutable;
using RiskAnalytics.Core.Metrics;

namespace RiskAnalytics.Core.Stress;

/// <summary>What a simulated run came to.</summary>
public sealed record RunResult
{
    /// <summary>Number of paths.</summary>
    public required int Paths { get; init; }

    /// <summary>Seed of the random numbers.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Days of each path.</summary>
    public required int Days { get; init; }

    /// <summary>Probability of shortfall, day of failure, value at risk and expected shortfall of the surplus, with their intervals.</summary>
    public required ImmutableArray<Figure> Figures { get; init; }

    /// <summary>Probability of shortfall after the first paths, for the convergence.</summary>
    public required ImmutableArray<(int Paths, decimal Probability)> Convergence { get; init; }

    /// <summary>What the reader must know of the model.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}
