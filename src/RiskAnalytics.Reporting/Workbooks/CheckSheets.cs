using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Regulation;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Reporting.Panels;

namespace RiskAnalytics.Reporting.Workbooks;

/// <summary>Findings, caps and flags, rules, verification and issues.</summary>
internal static class CheckSheets
{
    public static IEnumerable<SheetTable> Of(HealthAssessment assessment) => [Rules(assessment), Verification(assessment), Issues(assessment)];

    public static SheetTable Findings(HealthAssessment assessment) => SheetTable.Of(
        "Findings",
        ["Code", "Severity", "Message", "Metric", "Remedy", "Amount", "Evidence"],
        assessment.Findings.Select(finding => (ImmutableArray<SheetCell>)
        [
            SheetCell.Text(finding.Code),
            SheetCell.Text(Words.Of(finding.Severity)),
            SheetCell.Text(finding.Message),
            SheetCell.Text(finding.Metric, "rests on no metric"),
            SheetCell.Text(finding.Remedy, "none that is simple"),
            SheetCell.Money(finding.Amount, "the remedy is no amount"),
            SheetCell.Text(finding.Evidence, "none named"),
        ]),
        "none: no claim contradicted, no flag raised, no cap applies, no metric below 55 points");

    public static SheetTable CapsAndFlags(HealthAssessment assessment) => SheetTable.Of(
        "Caps and flags",
        ["Code", "Kind", "Outcome", "Score at most", "Message", "Evidence"],
        [
            .. assessment.Caps.Select(cap => (ImmutableArray<SheetCell>)
            [
                SheetCell.Text(cap.Code), SheetCell.Text("cap"), SheetCell.Text(cap.IsBinding ? "applies and sets the score" : "applies"),
                SheetCell.Figure(cap.Limit, MetricUnit.Points, "no rating"), SheetCell.Text(cap.Reason), SheetCell.Text("sheet Metrics"),
            ]),
            .. assessment.Flags.Select(flag => (ImmutableArray<SheetCell>)
            [
                SheetCell.Text(flag.Code), SheetCell.Text("flag"), SheetCell.Truth(flag.Raised, "not evaluated"),
                SheetCell.Text("a flag sets no limit"), SheetCell.Text(flag.Message), SheetCell.Text(string.Join("; ", flag.Evidence), "none named"),
            ]),
        ],
        "no cap applies and no flag was looked at");

    private static SheetTable Rules(HealthAssessment assessment) => SheetTable.Of(
        "Rules",
        [
            "Rule", "Framework", "Reference", "Regimes", "Outcome", "Value", "Unit", "Holds when", "Limit", "Limit in words", "Reason", "Severity", "Kind", "Force",
            "In force from", "Rule text", "Text seen", "Tested", "Formula", "Source",
        ],
        assessment.Regulatory.Select(Rule),
        assessment.Regulation is null ? "not evaluated: the book names no regime, and none is inferred" : "no rule of the regimes was looked at");

    private static ImmutableArray<SheetCell> Rule(RuleOutcome outcome)
    {
        var rule = outcome.Rule;
        var unit = outcome.Figure?.Definition.Unit ?? MetricUnit.Ratio;
        return
        [
            SheetCell.Text(rule.Id),
            SheetCell.Text(rule.Framework),
            SheetCell.Text(rule.Reference),
            SheetCell.Text(string.Join(", ", outcome.Regimes), "none"),
            SheetCell.Text(Plain(outcome.Verdict)),
            SheetCell.Figure(outcome.Value, unit, outcome.Figure is { } figure ? MetricSheets.Absent(figure.Status, figure.Reason) : "no figure is tested"),
            SheetCell.Text(outcome.Figure is null ? rule.Unit : MetricSheets.Unit(unit)),
            SheetCell.Text(Plain(rule.Comparator)),
            SheetCell.Figure(outcome.Threshold, unit, "no plain number"),
            SheetCell.Text(rule.ThresholdText, "none"),
            SheetCell.Text(outcome.Reason),
            SheetCell.Text(Plain(rule.Severity)),
            SheetCell.Text(Plain(rule.Kind)),
            SheetCell.Text(Plain(rule.Force)),
            SheetCell.Date(rule.InForceFrom, "no day known"),
            SheetCell.Text(rule.Description),
            SheetCell.Truth(rule.IsVerified),
            SheetCell.Text(rule.Metric ?? rule.Fact, "nothing: the rule states something"),
            SheetCell.Text(outcome.Figure?.Definition.Formula, "no figure is tested"),
            SheetCell.Text(rule.Source),
        ];
    }

    private static SheetTable Verification(HealthAssessment assessment) => SheetTable.Of(
        "Verification",
        ["Name", "Outcome", "Subject", "Claimed", "Observed", "Share verified", "Message", "What a pass does not show"],
        assessment.Verifications.Select(check => (ImmutableArray<SheetCell>)
        [
            SheetCell.Text(VerificationPanel.Name(check)),
            SheetCell.Text(Words.Of(check.Outcome)),
            SheetCell.Text(check.Subject, "nothing ran"),
            SheetCell.Text(check.Claimed, "no claim"),
            SheetCell.Text(check.Observed, "nothing seen"),
            SheetCell.Figure(check.VerifiedValueShare, MetricUnit.Share, "not about holdings, or nothing ran"),
            SheetCell.Text(check.Message),
            SheetCell.Text(check.DoesNotShow, "nothing ran"),
        ]),
        "not run: no claim was checked against keys, chains or proofs; that is never a pass");

    private static SheetTable Issues(HealthAssessment assessment) => SheetTable.Of(
        "Issues",
        ["Severity", "Code", "Message", "File", "Row", "Column", "Line left out", "Stands for"],
        assessment.Issues.Select(issue => (ImmutableArray<SheetCell>)
        [
            SheetCell.Text(issue.Severity == IssueSeverity.Info ? "Note" : issue.Severity.ToString()),
            SheetCell.Text(issue.Code),
            SheetCell.Text(issue.Message),
            SheetCell.Text(issue.File, "the book as a whole"),
            SheetCell.Count(issue.Row, "no row"),
            SheetCell.Text(issue.Column, "no column"),
            SheetCell.Truth(issue.OmitsLine),
            SheetCell.Count(issue.Count),
        ]),
        "none: nothing wrong or remarkable was found in the input");

    private static string Plain<T>(T member) where T : struct, Enum => Format.Word(member).Replace('_', ' ');
}
