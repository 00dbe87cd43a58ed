using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Reporting.Renderers;

namespace RiskAnalytics.Reporting.Workbooks;

/// <summary>Entities side by side. Amounts stay in the currency of each book, which stands beside them: nothing is converted. The sheet Values has the figures of the sheet Metrics, an entity a row.</summary>
internal static class ComparisonSheets
{
    public static IEnumerable<SheetTable> Of(EntityComparison comparison) => [Ranking(comparison), Values(comparison), Metrics(comparison), Pillars(comparison), Findings(comparison)];

    private static SheetTable Ranking(EntityComparison comparison) => SheetTable.Of(
        "Ranking",
        [
            "Profile", "Rank", "Entity", "Entity id", "Kind", "As of", "Published on", "Age", "Grade", "Band", "Final score", "Raw score", "Binding cap", "Confidence",
            "Published grade", "Published band", .. Enum.GetValues<Pillar>().Select(Words.Of), "Currency", "Assets", "Liabilities", "Surplus", "Share of own tokens", "Partial",
        ],
        comparison.Groups.SelectMany(group => group.Rows.Select(row => Ranked(ComparisonCsv.ProfileName(group), row))),
        "no entity");

    private static ImmutableArray<SheetCell> Ranked(string profile, ComparisonRow row)
    {
        var assessment = row.Assessment;
        var owed = SummarySheet.NoLiabilities(assessment);
        var notRated = assessment.NotRatedReason is { } reason ? "not rated: " + reason : "not rated";
        return
        [
            SheetCell.Text(profile),
            SheetCell.Count(row.Rank, "not ranked: " + row.NotRankedReason),
            SheetCell.Text(assessment.Entity.Name),
            SheetCell.Text(assessment.Entity.Id),
            SheetCell.Text(Words.Of(assessment.Entity.Kind)),
            SheetCell.Date(assessment.Snapshot.AsOf, ""),
            SheetCell.Date(assessment.Snapshot.Disclosures.PublishedOn, "not disclosed"),
            SheetCell.Figure(assessment.AgeDays, MetricUnit.Days, "not disclosed"),
            SheetCell.Text(assessment.Grade, notRated),
            SheetCell.Text(Words.Of(assessment.Band)),
            SheetCell.Figure(assessment.FinalScore, MetricUnit.Points, notRated),
            SheetCell.Figure(assessment.RawScore, MetricUnit.Points, "no pillar has a score"),
            SheetCell.Text(assessment.Caps.FirstOrDefault(cap => cap.IsBinding)?.Code, "none"),
            SheetCell.Text(Words.Of(assessment.Confidence)),
            SheetCell.Text(assessment.Published.Grade, "not rated"),
            SheetCell.Text(Words.Of(assessment.Published.Band)),
            .. Enum.GetValues<Pillar>().Select(pillar => SheetCell.Figure(assessment.Pillars.FirstOrDefault(p => p.Pillar == pillar)?.Score, MetricUnit.Points, "no score")),
            SheetCell.Text(assessment.Snapshot.ReportingCurrency.Letters),
            SheetCell.Money(assessment.Totals.Assets, ""),
            SheetCell.Money(assessment.Totals.Liabilities, owed),
            SheetCell.Money(assessment.Totals.Surplus, owed),
            SheetCell.Figure(assessment.Shares?.OwnToken, MetricUnit.Share, "undefined: " + Words.NothingHeld(assessment)),
            SheetCell.Text(assessment.Entity.Partial, "no line is said to be missing"),
        ];
    }

    private static SheetTable Values(EntityComparison comparison) => SheetTable.Of(
        "Values",
        ["Entity", "As of", .. ScoringPolicy.MetricCodes.SelectMany(code => new[] { code + " value", code + " score" })],
        comparison.Rows.Select(row => row.Assessment).Select(assessment => (ImmutableArray<SheetCell>)
        [
            SheetCell.Text(assessment.Entity.Name),
            SheetCell.Date(assessment.Snapshot.AsOf, ""),
            .. ScoringPolicy.MetricCodes.Select(assessment.Metric).SelectMany(metric => new[] { Value(metric), Score(metric) }),
        ]),
        "no entity",
        withAllDigits: false);

    private static SheetTable Metrics(EntityComparison comparison) => SheetTable.Of(
        "Metrics",
        ["Entity", "As of", "Code", "Name", "Value", "Unit", "Status", "Reason", "Score", "Band", "Formula", "Source"],
        comparison.Rows.SelectMany(row => row.Assessment.Metrics.Select(metric => (ImmutableArray<SheetCell>)
        [
            SheetCell.Text(row.Assessment.Entity.Name),
            SheetCell.Date(row.Assessment.Snapshot.AsOf, ""),
            SheetCell.Text(metric.Code),
            SheetCell.Text(metric.Result.Definition.Name),
            Value(metric),
            SheetCell.Text(MetricSheets.Unit(metric.Result.Definition.Unit)),
            SheetCell.Text(Words.Of(metric.Status)),
            SheetCell.Text(metric.Result.Reason, "nothing to add"),
            Score(metric),
            SheetCell.Text(metric.Band is { } band ? Words.Of(band) : "no score"),
            SheetCell.Text(metric.Result.Definition.Formula),
            SheetCell.Text(metric.Result.Definition.Source),
        ])),
        "no entity");

    private static SheetTable Pillars(EntityComparison comparison) => SheetTable.Of(
        "Pillars",
        ["Entity", "As of", "Pillar", "Score", "Band", "Weight in score", "Worst metric", "Status"],
        comparison.Rows.SelectMany(row => row.Assessment.Pillars.Select(pillar => (ImmutableArray<SheetCell>)
        [
            SheetCell.Text(row.Assessment.Entity.Name),
            SheetCell.Date(row.Assessment.Snapshot.AsOf, ""),
            SheetCell.Text(Words.Of(pillar.Pillar)),
            SheetCell.Figure(pillar.Score, MetricUnit.Points, "no score: no metric of the pillar has one"),
            SheetCell.Text(pillar.Band is { } band ? Words.Of(band) : "no score"),
            SheetCell.Figure(pillar.Weight, MetricUnit.Share, ""),
            SheetCell.Text(pillar.WorstMetric, "no score"),
            SheetCell.Text(pillar.IsComplete ? "complete" : "incomplete: an input of the pillar was not loaded"),
        ])),
        "no entity");

    private static SheetTable Findings(EntityComparison comparison) => SheetTable.Of(
        "Findings",
        ["Entity", "As of", "Code", "Severity", "Message", "Remedy", "Evidence"],
        comparison.Rows.SelectMany(row => row.Assessment.Findings.Select(finding => (ImmutableArray<SheetCell>)
        [
            SheetCell.Text(row.Assessment.Entity.Name),
            SheetCell.Date(row.Assessment.Snapshot.AsOf, ""),
            SheetCell.Text(finding.Code),
            SheetCell.Text(Words.Of(finding.Severity)),
            SheetCell.Text(finding.Message),
            SheetCell.Text(finding.Remedy, "none that is simple"),
            SheetCell.Text(finding.Evidence, "none named"),
        ])),
        "none for any entity");

    private static SheetCell Value(ScoredMetric metric) =>
        SheetCell.Figure(metric.Value, metric.Result.Definition.Unit, MetricSheets.Absent(metric.Status, metric.Result.Reason));

    private static SheetCell Score(ScoredMetric metric) =>
        SheetCell.Figure(metric.Score, MetricUnit.Points, "no score: " + MetricSheets.Absent(metric.Status, metric.Result.Reason));
}
