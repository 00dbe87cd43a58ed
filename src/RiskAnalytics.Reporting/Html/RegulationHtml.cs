using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Regulation;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Reporting.Drawing;
using RiskAnalytics.Reporting.Panels;
using static RiskAnalytics.Reporting.Html.HtmlTable;

namespace RiskAnalytics.Reporting.Html;

/// <summary>What the rules of the book's regimes say; a rule that is informative or was not evaluated is never a pass.</summary>
internal static class RegulationHtml
{
    public static void Write(HtmlWriter page, HealthAssessment assessment)
    {
        if (assessment.Regulatory.IsEmpty)
            return;
        HtmlParts.Card(page, "regulation", "Regulatory rules", Subtitle(assessment), "wide", () =>
        {
            HtmlTable.Write(page, "Outcome of each rule; informative and not evaluated are never a pass", "sortable filtered", [("Rule", Kind.Text), ("Outcome", Kind.Number), ("Value", Kind.Number), ("Limit", Kind.Number), ("Why", Kind.Text)], rows =>
            {
                foreach (RuleOutcome outcome in assessment.Regulatory)
                    rows.Row(row => Row(row, outcome));
            });
            HtmlParts.Notes(page, assessment.Regulation?.Notes ?? []);
            if (assessment.Regulation is { Figures.IsEmpty: false } report)
                HtmlParts.Origins(page, report.Figures);
        });
    }

    private static string Subtitle(HealthAssessment assessment)
    {
        var counts = assessment.Regulatory.GroupBy(o => o.Verdict).OrderBy(g => g.Key).Select(g => FormattableString.Invariant($"{g.Count()} {Word(g.Key)}"));
        return $"{Words.Count(assessment.Regulatory.Length, "rule")}: {string.Join(", ", counts)}";
    }

    private static string Word(RuleVerdict verdict) => Format.Word(verdict).Replace('_', ' ');

    private static void Row(HtmlTable row, RuleOutcome outcome)
    {
        BandLook look = BandLook.Of(outcome.Verdict switch { RuleVerdict.Met => Band.Healthy, RuleVerdict.Broken => Band.Critical, _ => null });
        row.Cell(p =>
            {
                p.Text(outcome.Rule.Id);
                p.Element("span", $"{outcome.Rule.Reference}: {outcome.Rule.Description}", ("class", "under"));
            })
            .Cell(p => HtmlMarks.Pill(p, look, Word(outcome.Verdict)), (int)outcome.Verdict)
            .Figure(outcome.Figure is { } figure ? FigureWords.Of(figure) : "no figure", outcome.Value)
            .Figure(Limit(outcome), outcome.Threshold)
            .Cell(outcome.Reason);
    }

    private static string Limit(RuleOutcome outcome) => outcome switch
    {
        { Threshold: { } limit, Figure: { } figure } => Format.Value(limit, figure.Definition.Unit),
        _ when outcome.Rule.ThresholdText.Length > 0 => $"{outcome.Rule.ThresholdText} {outcome.Rule.Unit}".TrimEnd(),
        _ => "none",
    };
}
