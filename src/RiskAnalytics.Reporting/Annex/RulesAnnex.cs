using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Regulation;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Reporting.Drawing;

namespace RiskAnalytics.Reporting.Annex;

/// <summary>Annex G: every rule of the regimes tested, with its outcome and legal basis; broken ones first.</summary>
internal static class RulesAnnex
{
    private static readonly (RuleVerdict Verdict, string Title)[] Groups =
    [
        (RuleVerdict.Broken, "Broken"),
        (RuleVerdict.NotEvaluated, "Not evaluated: an input is missing"),
        (RuleVerdict.Met, "Met"),
        (RuleVerdict.Informative, "Informative: drafts, yardsticks, texts not seen or not yet in force, triggers and statements"),
    ];

    /// <summary>What an outcome means.</summary>
    public const string Claim = "Only a rule in force whose text was seen can be met or broken. What was not evaluated is no pass. This is no legal advice.";

    public static void Write(AnnexFlow flow, HealthAssessment assessment, RegulatoryReport report)
    {
        flow.Heading(
            $"G  Rules: {string.Join(", ", report.Regimes)}",
            Claim,
            60);
        foreach (var note in report.Notes)
            flow.Paragraph(note, Styles.Small);
        foreach (var (verdict, title) in Groups)
        {
            var outcomes = report.Outcomes.Where(outcome => outcome.Verdict == verdict).OrderBy(outcome => outcome.Rule.Severity).ToList();
            if (outcomes.Count == 0)
                continue;
            flow.SubHeading($"{title} ({outcomes.Count})", 60);
            var table = new Table(
                AnnexFlow.Width,
                true,
                new TableColumn("Rule", 74, IsFixed: true),
                new TableColumn("What it asks for, and where it stands", 1),
                new TableColumn("Value", 58, TextAlign.Right, IsFixed: true),
                new TableColumn("Limit", 66, TextAlign.Right, IsFixed: true),
                new TableColumn("Why", 1.2f));
            flow.Rows(table, outcomes.Select(outcome => (IReadOnlyList<Cell>)
            [
                new Cell(outcome.Rule.Id, Styles.Strong),
                new Cell(Basis(outcome), Styles.Small, 6),
                new Cell(Value(outcome, assessment), outcome.Value is null ? Styles.Small : Styles.Figure),
                Limit(outcome, assessment),
                new Cell(outcome.Reason, Styles.Small, 8),
            ]));
        }
    }

    /// <summary>What a rule asks for, and where it stands.</summary>
    public static string Basis(RuleOutcome outcome) => $"{outcome.Rule.Description.TrimEnd('.')}. {outcome.Rule.Framework}, {outcome.Rule.Reference}.";

    /// <summary>The value tested, in its unit.</summary>
    public static string Value(RuleOutcome outcome, HealthAssessment assessment) => Shown(outcome, outcome.Value, assessment) ?? "none";

    /// <summary>The limit beside a value of the same unit; null where only the words of the table say it.</summary>
    public static string? LimitOf(RuleOutcome outcome, HealthAssessment assessment) =>
        outcome.Value is not null && outcome.Rule.Unit != "bool" ? Shown(outcome, outcome.Threshold, assessment) : null;

    private static Cell Limit(RuleOutcome outcome, HealthAssessment assessment) =>
        LimitOf(outcome, assessment) is { } shown ? new Cell(shown, Styles.Figure) : new Cell(outcome.Rule.Asked, Styles.Small, 4);

    private static string? Shown(RuleOutcome outcome, decimal? value, HealthAssessment assessment) =>
        value is not { } number ? null
        : outcome.Rule.Unit == "bool" ? (number == 1m ? "yes" : "no")
        : outcome.Figure?.Definition.Unit == Core.Metrics.MetricUnit.Money ? Format.Money(number, assessment.Snapshot.ReportingCurrency)
        : outcome.Figure?.Definition.Unit is Core.Metrics.MetricUnit.Ratio or Core.Metrics.MetricUnit.Change ? Format.Percent(number, 2)
        : outcome.Figure is { } figure ? Format.Value(number, figure.Definition.Unit)
        : Format.Number(number);
}
