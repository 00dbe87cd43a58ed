using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Stress;

namespace RiskAnalytics.Scoring.LookThrough;

/// <summary>What a reserve rests on.</summary>
public static class LookThroughAnalysis
{
    /// <summary>What each figure is.</summary>
    public static ImmutableArray<FigureDefinition> Definitions { get; } = [];

    /// <summary>What a reserve rests on.</summary>
    public static LookThroughReport Of(HealthAssessment assessment, ImmutableArray<ReserveBook> issuers) => new() { Exposures = [], Links = [], Contagion = [], Measures = [] };
}
