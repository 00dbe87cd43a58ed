using RiskAnalytics.Core.Metrics;

namespace RiskAnalytics.Scoring.Stress;

/// <summary>An input of a market figure, and why it cannot be used, if so.</summary>
/// <param name="Input">The input as it stands.</param>
/// <param name="Problem">Why it cannot be used, as a sentence; null when it can.</param>
internal readonly record struct MarketCell(MetricInput Input, string? Problem)
{
    /// <summary>The value of a cell without a problem.</summary>
    public decimal Value => Input.Value!.Value;
}
