using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Reporting.Workbooks;

/// <summary>Metrics, their inputs, pillars, and the unscored figures.</summary>
internal static class MetricSheets
{
    public static IEnumerable<SheetTable> Of(HealthAssessment assessment) =>
        [Metrics(assessment), Inputs(assessment), Pillars(assessment), Figures(assessment)];

    private static SheetTable Metrics(HealthAssessment assessment) => SheetTable.Of(
        "Metrics",
        [
            "Code", "Id", "Name", "Pillar", "Value", "Unit", "Status", "Reason", "Score", "Band", "Points lost", "Remedy", "Weight in pillar", "Weight in score",
            "Formula", "Source", .. ScoringPolicy.KnotScores.Select(score => $"Value for {Format.Number(score, 0)} points"), "Limits from",
        ],
        assessment.Metrics.Select(metric => Metric(metric, assessment)),
        "no metric");

    private static ImmutableArray<SheetCell> Metric(ScoredMetric metric, HealthAssessment assessment)
    {
        var definition = metric.Result.Definition;
        var absent = Absent(metric.Status, metric.Result.Reason);
        var lost = assessment.PointsLost.FirstOrDefault(p => p.Metric == metric.Code);
        return
        [
            SheetCell.Text(definition.Code),
            SheetCell.Text(definition.Id),
            SheetCell.Text(definition.Name),
            SheetCell.Text(Words.Of(definition.Pillar)),
            SheetCell.Figure(metric.Value, definition.Unit, absent),
            SheetCell.Text(Unit(definition.Unit)),
            SheetCell.Text(Words.Of(metric.Status)),
            SheetCell.Text(metric.Result.Reason, "nothing to add"),
            SheetCell.Figure(metric.Score, MetricUnit.Points, "no score: " + absent),
            SheetCell.Text(metric.Band is { } band ? Words.Of(band) : "no score"),
            SheetCell.Figure(lost?.Points ?? 0m, MetricUnit.Points, ""),
            SheetCell.Text(assessment.Remedies.FirstOrDefault(r => r.Metric == metric.Code)?.Message, "none"),
            SheetCell.Figure(metric.Weight, MetricUnit.Share, ""),
            SheetCell.Figure(metric.EffectiveWeight, MetricUnit.Share, ""),
            SheetCell.Text(definition.Formula),
            SheetCell.Text(definition.Source),
            .. Enumerable.Range(0, ScoringPolicy.KnotScores.Length).Select(i => SheetCell.Figure(i < metric.Knots.Length ? metric.Knots[i] : null, definition.Unit, "no knots")),
            SheetCell.Text(metric.KnotsSource),
        ];
    }

    private static SheetTable Inputs(HealthAssessment assessment) => SheetTable.Of(
        "Inputs",
        ["Of", "Name", "Input", "Value", "Unit", "Source"],
        [
            .. assessment.Metrics.SelectMany(metric => metric.Result.Inputs.Select(input => Input(metric.Code, metric.Result.Definition.Name, input))),
            .. assessment.Figures.SelectMany(figure => figure.Inputs.Select(input => Input(figure.Id, figure.Definition.Name, input))),
        ],
        "no input was used");

    private static ImmutableArray<SheetCell> Input(string of, string name, MetricInput input) =>
    [
        SheetCell.Text(of),
        SheetCell.Text(name),
        SheetCell.Text(input.Name),
        SheetCell.Figure(input.Value, input.Unit, "absent from the book"),
        SheetCell.Text(Unit(input.Unit)),
        SheetCell.Text(input.Source),
    ];

    private static SheetTable Pillars(HealthAssessment assessment) => SheetTable.Of(
        "Pillars",
        ["Pillar", "Score", "Band", "Weight in score", "Worst metric", "Status", "Formula", "Source"],
        assessment.Pillars.Select(pillar => (ImmutableArray<SheetCell>)
        [
            SheetCell.Text(Words.Of(pillar.Pillar)),
            SheetCell.Figure(pillar.Score, MetricUnit.Points, "no score: no metric of the pillar has one"),
            SheetCell.Text(pillar.Band is { } band ? Words.Of(band) : "no score"),
            SheetCell.Figure(pillar.Weight, MetricUnit.Share, ""),
            SheetCell.Text(pillar.WorstMetric, "no score"),
            SheetCell.Text(pillar.IsComplete ? "complete" : "incomplete: an input of the pillar was not loaded"),
            SheetCell.Text(PillarFormula(assessment.Policy)),
            SheetCell.Text("sheet Metrics, weights of the policy"),
        ]),
        "no pillar");

    private static string PillarFormula(ScoringPolicy policy)
    {
        var weakest = policy.Number(PolicyParameters.WeakestLink);
        return $"{Format.Number(1m - weakest)} x weighted mean of the scores of its metrics + {Format.Number(weakest)} x the lowest of them";
    }

    private static SheetTable Figures(HealthAssessment assessment) => SheetTable.Of(
        "Figures",
        ["Id", "Name", "Subject", "Value", "Unit", "Status", "Reason", "Formula", "Source"],
        assessment.Figures.Select(figure => (ImmutableArray<SheetCell>)
        [
            SheetCell.Text(figure.Definition.Id),
            SheetCell.Text(figure.Definition.Name),
            SheetCell.Text(figure.Subject, "the book as a whole"),
            SheetCell.Figure(figure.Value, figure.Definition.Unit, Absent(figure.Status, figure.Reason)),
            SheetCell.Text(Unit(figure.Definition.Unit)),
            SheetCell.Text(Words.Of(figure.Status)),
            SheetCell.Text(figure.Reason, "nothing to add"),
            SheetCell.Text(figure.Definition.Formula),
            SheetCell.Text(figure.Definition.Source),
        ]),
        "not run: the book was not stressed, it names no regime, and there is no earlier book to compare with");

    /// <summary>Status and reason of a figure without a value.</summary>
    internal static string Absent(MetricStatus status, string? reason) => reason is null ? Words.Of(status) : $"{Words.Of(status)}: {reason}";

    /// <summary>The unit in words.</summary>
    internal static string Unit(MetricUnit unit) => unit switch
    {
        MetricUnit.Money => "reporting currency",
        MetricUnit.PerMoney => "per unit of the reporting currency",
        MetricUnit.Deviations => "standard deviations",
        _ => Format.Word(unit),
    };
}
