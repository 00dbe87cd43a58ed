using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Stress;

namespace RiskAnalytics.Scoring.Stress;

/// <summary>The smallest shocks that empty the surplus.</summary>
public static class ReverseStressTest
{
    /// <summary>What each figure is.</summary>
    public static ImmutableArray<FigureDefinition> Definitions { get; } = [];

    /// <summary>The smallest shocks that empty the surplus.</summary>
    public static ReverseStress Of(ValuedReserve reserve, RiskFactors factors) => new() { Message = "not run", Uniform = Figure.WithoutValue(new FigureDefinition("x", "x", MetricUnit.Ratio, "x", "x"), null, MetricStatus.MissingInput, "not run"), ByFactor = [], Distance = Figure.WithoutValue(new FigureDefinition("x", "x", MetricUnit.Ratio, "x", "x"), null, MetricStatus.MissingInput, "not run"), JointShocks = [] };
}
