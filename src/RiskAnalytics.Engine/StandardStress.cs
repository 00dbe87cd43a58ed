using RiskAnalytics.Core.Stress;

namespace RiskAnalytics.Engine;

/// <summary>The scenarios and the price history that travel with the library.</summary>
public static class StandardStress
{
    /// <summary>Every shipped scenario, the daily prices, and 100,000 paths with seed 1.</summary>
    public static StressOptions Options { get; } = new();
}
