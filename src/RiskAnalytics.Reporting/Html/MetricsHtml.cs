using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Reporting.Annex;
using RiskAnalytics.Reporting.Drawing;
using static RiskAnalytics.Reporting.Html.HtmlTable;

namespace RiskAnalytics.Reporting.Html;

/// <summary>Annex A: every metric with formula, inputs, value, knots, score and source, each behind one line.</summary>
internal static class MetricsHtml
{
    /// <summary>Inputs of one metric that stand in the page.</summary>
    private const int MostInputs = 200;

    public static void Write(HtmlWriter page, HealthAssessment assessment) => HtmlParts.Card(
        page,
        "annex-a",
        "A  Metrics",
        "Each metric with its formula, the inputs it used, its value, the knots that turn the value into a score, and the sources. The scale shows the knots for 0, 40, 55, 70 and 100 points and where the value lies.",
        "wide folds",
        () =>
        {
            Pillar? pillar = null;
            foreach (ScoredMetric metric in assessment.Metrics)
            {
                if (metric.Result.Definition.Pillar != pillar)
                {
                    pillar = metric.Result.Definition.Pillar;
                    page.Element("h4", MetricsAnnex.PillarTitle(assessment, pillar.Value));
                }

                Metric(page, metric);
            }
        });

    private static void Metric(HtmlWriter page, ScoredMetric metric)
    {
        MetricDefinition definition = metric.Result.Definition;
        using var fold = page.Open("details", ("class", "fold metric"), ("id", HealthHead.IdOf(metric.Code)));
        using (page.Open("summary"))
        {
            page.Element("span", metric.Code, ("class", "badge"));
            page.Element("span", definition.Name, ("class", "name"));
            page.Element("span", MetricsAnnex.Value(metric), ("class", "value"));
            page.Element("span", MetricsAnnex.Score(metric), ("class", "points"));
            BandLook look = BandLook.Of(metric.Band);
            HtmlMarks.Pill(page, look, metric.Band is null ? "No score" : null);
        }

        using var inside = page.Open("div", ("class", "inside"));
        HtmlCharts.Scale(page, metric);
        string[] labels = MetricsAnnex.Labels(metric);
        HtmlParts.Facts(
            page,
            "lines",
            [
                ("Id", definition.Id),
                ("Formula", definition.Formula),
                ("Value", MetricsAnnex.ValueAndReason(metric)),
                ("Knots", string.Join(" · ", labels.Zip(Core.Policies.ScoringPolicy.KnotScores, (label, points) => $"{label} for {Format.Number(points)}")) + " points"),
                ("Weight", Words.Sentence(MetricsAnnex.Weight(metric))),
                ("Source", definition.Source.Length == 0 ? "none given" : definition.Source),
                ("Limits", metric.KnotsSource.Length == 0 ? "none given" : metric.KnotsSource),
            ]);
        if (metric.Result.Inputs.IsEmpty)
            page.Element("p", "No input was used.", ("class", "note"));
        else
            Inputs(page, metric);
        using (page.Open("p", ("class", "note")))
            HtmlParts.Link(page, HealthHead.IdOf(definition.Pillar), $"Back to {Words.Of(definition.Pillar).ToLowerInvariant()}");
    }

    private static void Inputs(HtmlWriter page, ScoredMetric metric)
    {
        var inputs = metric.Result.Inputs;
        HtmlTable.Write(page, $"Inputs of {metric.Code}", inputs.Length > 8 ? "sortable filtered" : "", [("Input", Kind.Text), ("Value", Kind.Number), ("From", Kind.Text)], rows =>
        {
            foreach (MetricInput input in inputs.Take(MostInputs))
            {
                rows.Row(row => row
                    .Cell(input.Name)
                    .Figure(input.Value is { } value ? Format.Value(value, input.Unit) : "absent", input.Value)
                    .Cell(input.Source, look: "source"));
            }
        });
        if (inputs.Length > MostInputs)
            page.Element("p", $"and {Words.Count(inputs.Length - MostInputs, "more input")}: assessment.json lists them all", ("class", "note"));
    }
}
