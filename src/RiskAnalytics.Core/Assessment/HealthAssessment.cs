using System.Collections.Immutable;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Regulation;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Stress;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Core.Verification;

namespace RiskAnalytics.Core.Assessment;

/// <summary>The finished judgement on one book: everything a report prints, so that a renderer calculates nothing.</summary>
public sealed record HealthAssessment
{
    /// <summary>The book with every line valued and classed.</summary>
    public required ValuedReserve Reserve { get; init; }

    /// <summary>The policy used.</summary>
    public ScoringPolicy Policy => Reserve.Policy;

    /// <summary>The snapshot that was judged.</summary>
    public ReserveSnapshot Snapshot => Reserve.Snapshot;

    /// <summary>Who reports.</summary>
    public ReportingEntity Entity => Reserve.Snapshot.Entity;

    /// <summary>Version of the engine.</summary>
    public required string EngineVersion { get; init; }

    /// <summary>SHA-256 over the files of the book; empty for a book made in code.</summary>
    public required string InputSha256 { get; init; }

    /// <summary>The date from which the age of the figures is counted; null when not disclosed.</summary>
    public DateOnly? EvaluatedOn => Reserve.EvaluatedOn;

    /// <summary>Age of the figures in days; null when not disclosed.</summary>
    public required int? AgeDays { get; init; }

    /// <summary>Totals.</summary>
    public required Totals Totals { get; init; }

    /// <summary>The 20 metrics in the order of their codes, those that do not apply included.</summary>
    public required ImmutableArray<ScoredMetric> Metrics { get; init; }

    /// <summary>The five pillars.</summary>
    public required ImmutableArray<PillarScore> Pillars { get; init; }

    /// <summary>Weighted pillars before caps, points; null when no pillar has a score.</summary>
    public required decimal? RawScore { get; init; }

    /// <summary>Raw score under the lowest cap, points; null when not rated.</summary>
    public required decimal? FinalScore { get; init; }

    /// <summary>A to F; null when not rated.</summary>
    public required string? Grade { get; init; }

    /// <summary>Worst of the final score's band and the pillars' bands.</summary>
    public required Band Band { get; init; }

    /// <summary>How much of the weight rests on verified input.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>Why there is no rating; null when rated.</summary>
    public required string? NotRatedReason { get; init; }

    /// <summary>True when there is a final score.</summary>
    public bool IsRated => FinalScore is not null;

    /// <summary>One plain sentence that a layman understands.</summary>
    public required string Verdict { get; init; }

    /// <summary>Grade and band after hysteresis.</summary>
    public required PublishedGrade Published { get; init; }

    /// <summary>The result under lighter and heavier haircuts.</summary>
    public required ImmutableArray<SensitivityResult> Sensitivity { get; init; }

    /// <summary>Caps whose condition is met, by code.</summary>
    public required ImmutableArray<CapResult> Caps { get; init; }

    /// <summary>All flags, raised or not.</summary>
    public required ImmutableArray<FlagResult> Flags { get; init; }

    /// <summary>Findings, worst first.</summary>
    public required ImmutableArray<Finding> Findings { get; init; }

    /// <summary>Points lost by metric, largest first; only those above zero.</summary>
    public required ImmutableArray<PointsLost> PointsLost { get; init; }

    /// <summary>Remedies, in the order of the points lost.</summary>
    public required ImmutableArray<Remedy> Remedies { get; init; }

    /// <summary>Held against owed by key, worst ratio first, then by size.</summary>
    public required ImmutableArray<AssetPosition> Assets { get; init; }

    /// <summary>Composition by class, largest first.</summary>
    public required ImmutableArray<ClassPosition> Classes { get; init; }

    /// <summary>Unscored concentration figures.</summary>
    public required ConcentrationProfile Concentration { get; init; }

    /// <summary>Shares of all assets; null when there are none.</summary>
    public required ReserveShares? Shares { get; init; }

    /// <summary>The liquidity ladder: 1, 5, 30 days and later.</summary>
    public required ImmutableArray<LiquidityStep> Ladder { get; init; }

    /// <summary>The entity's books up to this one, oldest first; this one is the last.</summary>
    public required ImmutableArray<TrendPoint> Trend { get; init; }

    /// <summary>The book under stress; null when it was not stressed.</summary>
    public StressReport? Stress { get; init; }

    /// <summary>Drift and alerts over the entity's books; null when they were not compared.</summary>
    public TrendReport? Drift { get; init; }

    /// <summary>The unscored figures of stress, trend and rules; each id stands once.</summary>
    public IEnumerable<Figure> Figures => [.. Stress?.Figures ?? [], .. Drift?.Figures ?? [], .. Regulation?.Figures ?? []];

    /// <summary>What the rules of its regimes say; null when the book names no regime.</summary>
    public RegulatoryReport? Regulation { get; init; }

    /// <summary>Rule outcomes, in the order of the rule table; empty when the book names no regime.</summary>
    public ImmutableArray<RuleOutcome> Regulatory => Regulation?.Outcomes ?? [];

    /// <summary>Checks of claims; each that did not run says so.</summary>
    public required ImmutableArray<VerificationResult> Verifications { get; init; }

    /// <summary>Everything wrong or remarkable in the input, in reading order, then what valuation found.</summary>
    public required ImmutableArray<DataIssue> Issues { get; init; }

    /// <summary>The metric of a code.</summary>
    /// <exception cref="KeyNotFoundException">No metric has the code.</exception>
    public ScoredMetric Metric(string code) =>
        Metrics.FirstOrDefault(m => m.Code == code) ?? throw new KeyNotFoundException($"No metric has the code '{code}'.");
}
