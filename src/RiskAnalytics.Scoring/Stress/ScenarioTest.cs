using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Stress;

namespace RiskAnalytics.Scoring.Stress;

/// <summary>A book after the shocks of a scenario.</summary>
public static class ScenarioTest
{
    /// <summary>What each figure is.</summary>
    public static ImmutableArray<FigureDefinition> Definitions { get; } = [];

    /// <summary>A book after the shocks of a scenario.</summary>
    public static ScenarioResult Of(HealthAssessment assessment, Scenario scenario) => throw new NotSupportedException();
}
