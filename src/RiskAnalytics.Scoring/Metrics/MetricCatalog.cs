using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Scoring.Metrics.Concentration;
using RiskAnalytics.Scoring.Metrics.Liquidity;
using RiskAnalytics.Scoring.Metrics.Quality;
using RiskAnalytics.Scoring.Metrics.Solvency;
using RiskAnalytics.Scoring.Metrics.Transparency;

namespace RiskAnalytics.Scoring.Metrics;

/// <summary>All metrics, in the order of their codes.</summary>
public static class MetricCatalog
{
    /// <summary>The 20 metrics of the model.</summary>
    public static ImmutableArray<IMetric> All { get; } =
    [
        new CleanRatio(),
        new WorstInKindRatio(),
        new StressedCoverage(),
        new LiquidCoverage("L1", 1, Bucket.OneDay, PolicyParameters.Outflow1Day),
        new LiquidCoverage("L2", 5, Bucket.FiveDays, PolicyParameters.Outflow5Days),
        new LiquidCoverage("L3", 30, Bucket.ThirtyDays, PolicyParameters.Outflow30Days),
        new IlliquidShare(),
        new AssetQuality(),
        new OwnTokenExposure(),
        new LargestCounterparty(),
        new EncumberedAndRelated(),
        new CoreShare(),
        new TailBeyondTopTen(),
        new NonCoreNameHhi(),
        new LargestStablecoinIssuer(),
        new AssuranceLevelPoints(),
        new SnapshotAge(),
        new LineLevelEvidence(),
        new LiabilityEvidenceShare(),
        new HolderRightsPoints(),
    ];

    /// <summary>The metric of a code, ignoring case, or null.</summary>
    public static IMetric? Find(string code) =>
        All.FirstOrDefault(m => m.Definition.Code.Equals(code, StringComparison.OrdinalIgnoreCase));
}
