using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Market;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Stress;

namespace RiskAnalytics.Scoring.Stress;

/// <summary>The market of each key against the position held in it.</summary>
public static class MarketLiquidityAnalysis
{
    /// <summary>What each figure is.</summary>
    public static ImmutableArray<FigureDefinition> Definitions { get; } = [];

    /// <summary>The market of each key against the position held in it.</summary>
    public static ImmutableArray<MarketLiquidity> Of(ValuedReserve reserve, PriceHistory history) => [];
}
