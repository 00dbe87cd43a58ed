using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Stress;

namespace RiskAnalytics.Scoring.Trend;

/// <summary>An entity over its books up to the last one given, oldest first.</summary>
public static class TrendAnalysis
{
    /// <summary>What each figure is.</summary>
    public static ImmutableArray<FigureDefinition> Definitions { get; } = [];

    /// <summary>An entity over its books up to the last one given, oldest first.</summary>
    public static TrendReport Of(IReadOnlyList<HealthAssessment> history) => new() { Alerts = [], Figures = [], IsWorse = false, WorseBecause = null };
}
