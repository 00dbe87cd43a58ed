using RiskAnalytics.Core.Stress;
using RiskAnalytics.Ingestion.Reference;
using RiskAnalytics.Ingestion.Scenarios;

namespace RiskAnalytics.Engine;

/// <summary>The scenarios and the price history that travel with the library.</summary>
public static class StandardStress
{
    private static readonly Lazy<StressOptions> Shipped = new(() => new StressOptions { Scenarios = ScenarioReader.ReadDefault(), History = PriceHistoryReader.ReadDefault() });

    /// <summary>Every shipped scenario, the daily prices, and 100,000 paths with seed 1.</summary>
    public static StressOptions Options => Shipped.Value;
}
