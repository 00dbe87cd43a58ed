using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Reporting.Panels;

/// <summary>What a book can claim: a partial one says nothing about the lines it lacks.</summary>
internal static class BookScope
{
    public const string PartialLines = "share of the lines in the book, which is partial";

    public static bool IsPartial(HealthAssessment assessment) => assessment.Entity.Partial is not null;

    /// <summary>Share of own tokens, or why a partial book cannot tell.</summary>
    public static string OwnTokens(HealthAssessment assessment, ReserveShares shares) =>
        IsPartial(assessment) && assessment.Entity.OwnAssets.Length > 0 && !assessment.Reserve.Lines.Any(l => l.IsOwn)
            ? "not loaded"
            : Format.Percent(shares.OwnToken);

    /// <summary>True when this book or the one before it lacks lines.</summary>
    public static bool ComparesPartial(HealthAssessment assessment) =>
        IsPartial(assessment)
        || (assessment.Published.Previous is { } previous && assessment.Trend.Any(p => p.AsOf == previous.AsOf && p.IsPartial));

    /// <summary>Errors in the input, and rows that were left out of the figures.</summary>
    public static IEnumerable<DataIssue> InputErrors(HealthAssessment assessment) =>
        assessment.Issues.Where(i => i.Severity == IssueSeverity.Error || i.OmitsLine);

    /// <summary>Why confidence is not high, in a few words; null when nothing is to be said.</summary>
    public static string? WhyConfidence(HealthAssessment assessment)
    {
        bool omits = assessment.Issues.Any(i => i.OmitsLine);
        if (IsPartial(assessment) || omits)
        {
            return !omits ? "partial book" : IsPartial(assessment) ? "partial book, rows left out" : "rows left out";
        }

        if (assessment.Confidence != Confidence.High
            && assessment.Metric("T1").Value is null or 0m
            && assessment.Metric("T3").Value is null or < 0.5m
            && assessment.Metric("T4").Value is null or 0m)
        {
            return "rests on figures nobody independent checked";
        }

        int unknown = assessment.Metrics.Count(m => m.Status is MetricStatus.MissingInput or MetricStatus.NotDisclosed);
        return unknown > 0
            ? FormattableString.Invariant($"{unknown} of {assessment.Metrics.Length} metrics not loaded or not disclosed")
            : assessment.Confidence == Confidence.High ? null : "not all figures are checked independently";
    }
}
