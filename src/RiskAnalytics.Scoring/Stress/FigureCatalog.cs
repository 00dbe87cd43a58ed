using System.Collections.Immutable;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Scoring.LookThrough;
using RiskAnalytics.Scoring.Regulation;
using RiskAnalytics.Scoring.Regulation.Disclosures;
using RiskAnalytics.Scoring.Trend;

namespace RiskAnalytics.Scoring.Stress;

/// <summary>Every unscored figure that exists, by section. A new figure is defined in its analysis and listed by it.</summary>
public static class FigureCatalog
{
    /// <summary>All definitions; ids are unique and permanent.</summary>
    public static ImmutableArray<FigureDefinition> All { get; } =
    [
        .. MarketLiquidityAnalysis.Definitions,
        .. ReserveLiquidityAnalysis.Definitions,
        .. ScenarioTest.Definitions,
        .. ReverseStressTest.Definitions,
        .. RunSimulation.Definitions,
        .. LookThroughAnalysis.Definitions,
        .. TrendAnalysis.Definitions,
        .. RegulatoryMetricCatalog.All.Select(metric => metric.Definition),
        .. DisclosureCatalog.All.SelectMany(document => document.Definitions),
    ];

    /// <summary>The definition of an id, ignoring case and a subject behind a colon, or null.</summary>
    public static FigureDefinition? Find(string id)
    {
        var bare = id.Split(':', 2)[0];
        return All.FirstOrDefault(definition => definition.Id.Equals(bare, StringComparison.OrdinalIgnoreCase));
    }
}
