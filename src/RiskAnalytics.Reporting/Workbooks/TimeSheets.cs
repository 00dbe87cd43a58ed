using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;

namespace RiskAnalytics.Reporting.Workbooks;

/// <summary>The liquidity ladder, scenarios, and the entity over its books.</summary>
internal static class TimeSheets
{
    public static IEnumerable<SheetTable> Of(HealthAssessment assessment) => [Ladder(assessment), Scenarios(assessment), Trend(assessment)];

    private static SheetTable Ladder(HealthAssessment assessment)
    {
        var absent = "no outflow: liabilities are not known, or nothing is owed on demand";
        return SheetTable.Of(
            "Liquidity",
            ["Horizon", "Available", "Outflow", "Outflow, share of L", "Extreme outflow", "Extreme, share of L", "Formula", "Source"],
            assessment.Ladder.Select(step => (ImmutableArray<SheetCell>)
            [
                SheetCell.Text(step.HorizonDays is { } days ? Words.Count(days, "day") : "later"),
                SheetCell.Money(step.Available, ""),
                SheetCell.Money(step.Outflow, absent),
                SheetCell.Figure(step.OutflowRate, MetricUnit.Share, "no rate beyond the last horizon"),
                SheetCell.Money(step.ExtremeOutflow, absent),
                SheetCell.Figure(step.ExtremeOutflowRate, MetricUnit.Share, "no rate beyond the last horizon"),
                SheetCell.Text("value after haircut of the lines that pay by then, cumulative; outflow = rate times L"),
                SheetCell.Text("sheet Holdings; haircuts and rates of the policy"),
            ]),
            "no step of the ladder");
    }

    private static SheetTable Scenarios(HealthAssessment assessment) => SheetTable.Of(
        "Stress",
        ["Id", "Name", "Detail", "Coverage", "Payable share", "Final score", "Grade", "Band", "First asset short", "Note", "Formula", "Source"],
        (assessment.Stress?.Scenarios ?? []).Select(result => (ImmutableArray<SheetCell>)
        [
            SheetCell.Text(result.Scenario.Id),
            SheetCell.Text(result.Scenario.Name),
            SheetCell.Text(result.Scenario.Text),
            Figure(result.Coverage),
            Figure(result.PayableShare),
            Figure(result.FinalScore),
            SheetCell.Text(result.Grade, "not rated"),
            SheetCell.Text(Words.Of(result.Band)),
            SheetCell.Text(result.FirstShort, "none"),
            SheetCell.Text(string.Join(" ", result.Notes), "nothing to add"),
            SheetCell.Text("coverage: " + result.Coverage.Definition.Formula + "; payable: " + result.PayableShare.Definition.Formula),
            SheetCell.Text(result.Coverage.Definition.Source),
        ]),
        assessment.Stress is null ? "not run: the book was not stressed" : "no scenario was given");

    private static SheetTable Trend(HealthAssessment assessment) => SheetTable.Of(
        "Trend",
        ["As of", "Final score", "Grade", "Band", "Clean ratio", "Stressed coverage", "Share of own tokens", "Core share", "Status", "Source"],
        assessment.Trend.Select(point => (ImmutableArray<SheetCell>)
        [
            SheetCell.Date(point.AsOf, ""),
            SheetCell.Figure(point.FinalScore, MetricUnit.Points, "not rated"),
            SheetCell.Text(point.Grade, "not rated"),
            SheetCell.Text(Words.Of(point.Band)),
            SheetCell.Figure(point.CleanRatio, MetricUnit.Ratio, "S1 has no value for this book"),
            SheetCell.Figure(point.StressedCoverage, MetricUnit.Ratio, "S3 has no value for this book"),
            SheetCell.Figure(point.OwnTokenShare, MetricUnit.Share, "lines of the book are missing"),
            SheetCell.Figure(point.CoreShare, MetricUnit.Share, "C1 has no value for this book"),
            SheetCell.Text(point.IsPartial ? "partial: lines of the book are missing" : "whole"),
            SheetCell.Text("the entity's book of the day under the same policy"),
        ]),
        "no earlier book");

    private static SheetCell Figure(Figure figure) => SheetCell.Figure(figure.Value, figure.Definition.Unit, MetricSheets.Absent(figure.Status, figure.Reason));
}
