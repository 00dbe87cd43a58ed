using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Stress;

namespace RiskAnalytics.Scoring.Stress;

/// <summary>By when how much can be paid.</summary>
public static class ReserveLiquidityAnalysis
{
    /// <summary>What each figure is.</summary>
    public static ImmutableArray<FigureDefinition> Definitions { get; } = [];

    /// <summary>By when how much can be paid.</summary>
    public static ReserveLiquidity Of(ValuedReserve reserve) => new() { Ladder = [], Waterfall = [], Measures = [] };
}
