using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Reporting.Annex;
using RiskAnalytics.Reporting.Drawing;
using RiskAnalytics.Reporting.Panels;
using static RiskAnalytics.Reporting.Html.HtmlTable;

namespace RiskAnalytics.Reporting.Html;

/// <summary>Who reports, the verdict and the five pillars: from each a way leads down to the inputs.</summary>
internal static class HealthHead
{
    public static void WriteHeader(HtmlWriter page, HealthAssessment assessment)
    {
        using var inner = page.Open("div", ("class", "inner"));
        using (page.Open("div", ("class", "who")))
        {
            page.Element("p", ReportLayout.Header.Title, ("class", "eyebrow"));
            page.Element("h1", assessment.Entity.Name);
            using (page.Open("p", ("class", "states")))
            {
                HtmlMarks.Pill(page, HeaderPanel.Look(assessment.Confidence), $"{Words.Of(assessment.Confidence)} confidence");
                if (BookScope.InputErrors(assessment).Count() is var errors and > 0)
                    HtmlMarks.Pill(page, BandLook.Of(Band.Critical), Words.Count(errors, "input error"));
                if (assessment.Entity.Partial is not null)
                    HtmlMarks.Pill(page, BandLook.Of(null), "Partial book");
                if (BookScope.WhyConfidence(assessment) is { } why)
                    page.Element("span", why, ("class", "note"));
            }
        }

        HtmlPage.ThemeSwitch(page);
        HtmlParts.Facts(page, "facts", HeaderPanel.Facts(assessment));
    }

    public static void WriteVerdict(HtmlWriter page, HealthAssessment assessment)
    {
        using var card = page.Open("div", ("class", "card wide verdict"));
        BandLook look = BandLook.OfGrade(assessment.Grade);
        using (page.Open("a", ("class", "grade " + HtmlMarks.Class(look)), ("href", "#grade-why")))
        {
            page.Element("span", assessment.Grade is null ? "Not rated" : "Grade", ("class", "label"));
            page.Element("b", assessment.Grade ?? "N");
            page.Element("span", assessment.FinalScore is { } points ? $"{Format.Score(points)} of 100" : "no score", ("class", "label"));
        }

        using (page.Open("div", ("class", "said")))
        {
            page.Element("p", VerdictPanel.Verdict(assessment), ("class", "sentence"));
            using (page.Open("p", ("class", "overall")))
            {
                page.Element("span", "Overall band ", ("class", "label"));
                HtmlMarks.Pill(page, BandLook.Of(assessment.Band));
                page.Element("span", " worst of score and pillars", ("class", "note"));
            }

            HtmlParts.Facts(page, "figures", VerdictPanel.Facts(assessment).Select(f => (f.Label, f.Value, (string?)f.Note)));
        }

        WriteWhy(page, assessment);
    }

    public static void WriteSteps(HtmlWriter page, HealthAssessment assessment)
    {
        using var steps = page.Open("section", ("class", "steps wide"), ("id", "pillars"), ("aria-labelledby", "pillars-title"));
        page.Element("h3", "Verifiable, healthy, sufficient", ("id", "pillars-title"));
        using (page.Open("ol", ("class", "step-list")))
        {
            foreach ((string step, string question, Pillar[] pillars) in StepsPanel.Steps)
            {
                using (page.Open("li", ("class", $"card step-{Format.Number(pillars.Length)}")))
                {
                    page.Element("h4", step);
                    page.Element("p", question, ("class", "subtitle"));
                    using (page.Open("div", ("class", "pillars")))
                    {
                        foreach (Pillar pillar in pillars)
                            WritePillar(page, assessment, pillar);
                    }
                }
            }
        }
    }

    /// <summary>Id of the place that explains a pillar.</summary>
    public static string IdOf(Pillar pillar) => "pillar-" + Format.Word(pillar);

    /// <summary>Id of the place that explains a metric.</summary>
    public static string IdOf(string code) => "metric-" + code;

    private static void WriteWhy(HtmlWriter page, HealthAssessment assessment) => HtmlParts.Fold(
        page,
        "How this grade came about",
        () =>
        {
            Write(page, "The five pillars, their weight in the raw score, and the weakest metric of each", "", [("Pillar", Kind.Text), ("Weight", Kind.Number), ("Score", Kind.Number), ("Band", Kind.Text), ("Weakest metric", Kind.Text)], rows =>
            {
                foreach (PillarScore pillar in assessment.Pillars)
                {
                    rows.Row(row => row
                        .Cell(p => HtmlParts.Link(p, IdOf(pillar.Pillar), Words.Of(pillar.Pillar)))
                        .Figure(pillar.Weight > 0m ? Format.Percent(pillar.Weight) : "left out", pillar.Weight)
                        .Figure(pillar.Score is { } score ? Format.Score(score, 2) : StepsPanel.NoFigure(assessment, pillar.Pillar), pillar.Score)
                        .Cell(p => HtmlMarks.Pill(p, BandLook.Of(pillar.Band)))
                        .Cell(p => Weakest(p, assessment, pillar)));
                }
            });
            string raw = assessment.RawScore is { } points ? $"Raw score {Format.Score(points, 2)}" : "No raw score: too little is known";
            string final = assessment.FinalScore is { } end ? $"final score {Format.Score(end, 2)}, grade {assessment.Grade}" : assessment.NotRatedReason ?? "not rated";
            page.Element("p", $"{raw}; {final}.");
            if (PointsLostPanel.Held(assessment) is { } held)
                page.Element("p", held + ".");
            foreach (CapResult cap in assessment.Caps)
                page.Element("p", $"{cap.Code}, final at most {(cap.Limit is { } limit ? Format.Score(limit, 0) : "not rated")}: {(cap.IsBinding ? "Binding. " : "")}{cap.Reason}");
        },
        "grade-why");

    private static void WritePillar(HtmlWriter page, HealthAssessment assessment, Pillar pillar)
    {
        PillarScore score = assessment.Pillars.First(p => p.Pillar == pillar);
        BandLook look = BandLook.Of(score.Band);
        using var box = page.Open("div", ("class", "pillar"), ("id", IdOf(pillar)));
        page.Element("h5", Words.Of(pillar));
        using (page.Open("p", ("class", "score")))
        {
            page.Element("b", score.Score is { } points ? Format.Score(points) : StepsPanel.NoFigure(assessment, pillar));
            HtmlMarks.Pill(page, look);
        }

        string title = score.Score is { } value ? $"{Words.Of(pillar)}: {Format.Score(value)} of 100 points; lines at 40, 55 and 70" : $"{Words.Of(pillar)}: no score";
        HtmlCharts.Bar(page, title, (score.Score ?? 0m) / 100m, HtmlMarks.Class(look), (0.40m, "limit"), (0.55m, "limit"), (0.70m, "limit"));
        using (page.Open("p", ("class", "limits"), ("aria-hidden", "true")))
        {
            foreach (string limit in (string[])["40", "55", "70"])
                page.Element("span", limit, ("class", "at-" + limit));
        }

        using (page.Open("p", ("class", "weakest")))
        {
            if (score.WorstMetric is null)
                page.Text(StepsPanel.NoScore(assessment, pillar));
            else
                Weakest(page, assessment, score, "Weakest: ");
        }

        if (!score.IsComplete && score.WorstMetric is not null)
            page.Element("p", StepsPanel.Missing(assessment, pillar), ("class", "missing"));
        HtmlParts.Fold(page, "Metrics of this pillar", () => Metrics(page, assessment, pillar));
    }

    private static void Metrics(HtmlWriter page, HealthAssessment assessment, Pillar pillar) =>
        Write(page, $"{MetricsAnnex.PillarTitle(assessment, pillar)}", "", [("Metric", Kind.Text), ("Value", Kind.Number), ("Points", Kind.Number)], rows =>
        {
            foreach (ScoredMetric metric in assessment.Metrics.Where(m => m.Result.Definition.Pillar == pillar))
            {
                rows.Row(row => row
                    .Cell(p => HtmlParts.Link(p, IdOf(metric.Code), $"{metric.Code} {metric.Result.Definition.Name}"))
                    .Figure(MetricsAnnex.Value(metric), metric.Value)
                    .Figure(metric.Score is { } score ? Format.Score(score, 2) : "no score", metric.Score));
            }
        });

    private static void Weakest(HtmlWriter page, HealthAssessment assessment, PillarScore pillar, string before = "")
    {
        if (pillar.WorstMetric is not { } code)
        {
            page.Text(StepsPanel.NoScore(assessment, pillar.Pillar));
            return;
        }

        ScoredMetric worst = assessment.Metric(code);
        page.Text(before);
        HtmlParts.Link(page, IdOf(code), $"{code} {worst.Result.Definition.Name}");
        page.Text(worst.Score is { } low ? $", {Format.Score(low)}" : ", no score");
    }
}
