using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Regulation;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Reporting.Annex;
using RiskAnalytics.Reporting.Drawing;
using static RiskAnalytics.Reporting.Html.HtmlTable;

namespace RiskAnalytics.Reporting.Html;

/// <summary>What the rules of the book's regimes say; a rule that is informative or was not evaluated is never a pass.</summary>
internal static class RegulationHtml
{
    public static void Write(HtmlWriter page, HealthAssessment assessment)
    {
        if (assessment.Regulation is not { Outcomes.IsEmpty: false } report)
            return;
        HtmlParts.Card(page, "regulation", "Regulatory rules", Subtitle(report), "wide", () =>
        {
            page.Element("p", RulesAnnex.Claim, ("class", "note"));
            HtmlTable.Write(page, "Outcome of each rule, broken ones first", "sortable filtered rules", [("Rule", Kind.Text), ("Outcome", Kind.Number), ("Value", Kind.Number), ("Limit", Kind.Number), ("Why", Kind.Text)], rows =>
            {
                foreach (RuleOutcome outcome in report.Outcomes.OrderBy(o => Place(o.Verdict)).ThenBy(o => o.Rule.Severity))
                    rows.Row(row => Row(row, outcome, assessment));
            });
            HtmlParts.Notes(page, report.Notes);
            if (!report.Figures.IsEmpty)
                HtmlParts.Origins(page, report.Figures);
        });
    }

    private static string Subtitle(RegulatoryReport report)
    {
        var counts = report.Outcomes.GroupBy(o => o.Verdict).OrderBy(g => Place(g.Key)).Select(g => FormattableString.Invariant($"{g.Count()} {Word(g.Key)}"));
        return $"{string.Join(", ", report.Regimes)}; {Words.Count(report.Outcomes.Length, "rule")}: {string.Join(", ", counts)}";
    }

    private static int Place(RuleVerdict verdict) => verdict switch { RuleVerdict.Broken => 0, RuleVerdict.NotEvaluated => 1, RuleVerdict.Met => 2, _ => 3 };

    private static string Word(RuleVerdict verdict) => Format.Word(verdict).Replace('_', ' ');

    private static void Row(HtmlTable row, RuleOutcome outcome, HealthAssessment assessment)
    {
        BandLook look = BandLook.Of(outcome.Verdict switch { RuleVerdict.Met => Band.Healthy, RuleVerdict.Broken => Band.Critical, _ => null });
        row.Cell(p =>
            {
                p.Text(outcome.Rule.Id);
                p.Element("span", RulesAnnex.Basis(outcome), ("class", "under"));
            })
            .Cell(p => HtmlMarks.Pill(p, look, Word(outcome.Verdict)), Place(outcome.Verdict))
            .Figure(RulesAnnex.Value(outcome, assessment), outcome.Value);
        if (RulesAnnex.LimitOf(outcome, assessment) is { } limit)
            row.Figure(limit, outcome.Threshold);
        else
            row.Figure(outcome.Rule.Asked, null);
        row.Cell(outcome.Reason);
    }
}
