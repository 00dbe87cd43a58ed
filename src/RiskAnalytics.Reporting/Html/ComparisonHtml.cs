using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Reporting.Annex;
using RiskAnalytics.Reporting.Comparison;
using RiskAnalytics.Reporting.Drawing;
using RiskAnalytics.Reporting.Panels;
using static RiskAnalytics.Reporting.Html.HtmlTable;

namespace RiskAnalytics.Reporting.Html;

/// <summary>The parts of a comparison: one table a group, the metrics side by side, and each entity on its own.</summary>
internal static class ComparisonHtml
{
    public static void WriteHeader(HtmlWriter page, EntityComparison comparison)
    {
        using var inner = page.Open("div", ("class", "inner"));
        using (page.Open("div", ("class", "who")))
        {
            page.Element("p", ReportLayout.Header.Title, ("class", "eyebrow"));
            page.Element("h1", "Comparison of reserves");
            page.Element("p", ComparisonSheet.Scope(comparison), ("class", "states note"));
        }

        HtmlPage.ThemeSwitch(page);
    }

    /// <summary>Rank, grade, pillars and the figures that readers compare.</summary>
    public static void WriteRanking(HtmlWriter page, ComparisonGroup group) => HtmlParts.Card(page, IdOf(group), ComparisonSheet.TitleOf(group), null, "wide", () =>
    {
        (string, Kind)[] pillars = [.. ComparisonSheet.Pillars.Select(p => (ComparisonSheet.Short(p), Kind.Number))];
        Write(page, "Ranked by final score; those not ranked stand last with the reason", "sortable filtered pinned", [("Entity", Kind.Text), ("Rank", Kind.Number), ("Grade", Kind.Number), ("Band", Kind.Number), .. pillars, (group.HasExchangeProfile ? "Worst in kind" : "Clean ratio", Kind.Number), ("Stressed cover", Kind.Number), ("Own tokens", Kind.Number), ("Over 30 days", Kind.Number), ("Age", Kind.Number), ("Confidence", Kind.Number), ("Backing by class", Kind.Chart)], rows =>
        {
            for (int i = 0; i < group.Rows.Length; i++)
            {
                ComparisonRow row = group.Rows[i];
                int place = i;
                rows.Row(cells => Row(cells, group, row, place));
            }
        });
    });

    /// <summary>Every metric of every entity, so that one row compares them.</summary>
    public static void WriteMetrics(HtmlWriter page, ComparisonGroup group) => HtmlParts.Card(page, IdOf(group) + "-metrics", $"{ComparisonSheet.TitleOf(group)}: metrics", null, "wide", () =>
        Write(page, "Value of each metric; below it the points and their band", "sortable filtered pinned", [("Metric", Kind.Text), .. group.Rows.Select(r => (r.Assessment.Entity.Name, Kind.Number))], rows =>
        {
            foreach (ScoredMetric metric in group.Rows[0].Assessment.Metrics)
            {
                rows.Row(cells =>
                {
                    cells.Cell($"{metric.Code} {metric.Result.Definition.Name}");
                    foreach (ComparisonRow row in group.Rows)
                        Metric(cells, row.Assessment.Metric(metric.Code));
                });
            }
        }));

    /// <summary>One entity: its sentence, its pillars with their metrics and inputs, its findings.</summary>
    public static void WriteEntity(HtmlWriter page, ComparisonGroup group, int place)
    {
        HealthAssessment assessment = group.Rows[place].Assessment;
        using var fold = page.Open("details", ("class", "fold metric entity"), ("id", IdOf(group, place)));
        using (page.Open("summary"))
        {
            HtmlMarks.Grade(page, assessment.Grade);
            page.Element("span", $"{assessment.Entity.Name}, {Format.Date(assessment.Snapshot.AsOf)}", ("class", "name"));
            page.Element("span", assessment.FinalScore is { } score ? Format.Score(score) : "not rated", ("class", "value"));
            page.Element("span", Words.Of(assessment.Entity.Kind), ("class", "points"));
            HtmlMarks.Pill(page, BandLook.Of(assessment.Band));
        }

        using var inside = page.Open("div", ("class", "inside"));
        page.Element("p", VerdictPanel.Verdict(assessment), ("class", "sentence"));
        HtmlParts.Facts(page, "figures", VerdictPanel.Facts(assessment).Select(f => (f.Label, f.Value, (string?)f.Note)));
        foreach (Pillar pillar in ComparisonSheet.Pillars)
            HtmlParts.Fold(page, MetricsAnnex.PillarTitle(assessment, pillar), () => Pillars(page, assessment, pillar));
        var findings = ShownFinding.Of(assessment.Findings);
        page.Element("h4", "Findings");
        if (findings.IsEmpty)
            page.Element("p", FindingsPanel.None);
        else
            HtmlParts.Notes(page, [.. findings.Select(f => $"{f.Finding.Code}, {Words.Of(f.Finding.Severity).ToLowerInvariant()}: {f.Finding.Message}")]);
    }

    /// <summary>Id of a group.</summary>
    public static string IdOf(ComparisonGroup group) => group.HasExchangeProfile ? "exchanges" : "issuers";

    private static string IdOf(ComparisonGroup group, int place) => FormattableString.Invariant($"{IdOf(group)}-{place + 1}");

    private static void Pillars(HtmlWriter page, HealthAssessment assessment, Pillar pillar) =>
        Write(page, $"Metrics of {Words.Of(pillar).ToLowerInvariant()} with their inputs", "", [("Metric", Kind.Text), ("Value", Kind.Number), ("Points", Kind.Number), ("Formula and inputs", Kind.Text)], rows =>
        {
            foreach (ScoredMetric metric in assessment.Metrics.Where(m => m.Result.Definition.Pillar == pillar))
            {
                rows.Row(row => row
                    .Cell($"{metric.Code} {metric.Result.Definition.Name}")
                    .Figure(MetricsAnnex.Value(metric), metric.Value)
                    .Figure(metric.Score is { } score ? Format.Score(score, 2) : "no score", metric.Score)
                    .Cell(p => Inputs(p, metric)));
            }
        });

    private static void Inputs(HtmlWriter page, ScoredMetric metric)
    {
        page.Text(metric.Result.Definition.Formula);
        if (metric.Result.Reason is { } reason)
            page.Element("span", Words.Sentence(reason), ("class", "under"));
        foreach (MetricInput input in metric.Result.Inputs.Take(12))
            page.Element("span", $"{input.Name}: {(input.Value is { } value ? Format.Value(value, input.Unit) : "absent")} ({input.Source})", ("class", "under"));
        if (metric.Result.Inputs.Length > 12)
            page.Element("span", $"and {Words.Count(metric.Result.Inputs.Length - 12, "more input")}: health.html and assessment.json list them all", ("class", "under"));
    }

    private static void Row(HtmlTable cells, ComparisonGroup group, ComparisonRow row, int place)
    {
        HealthAssessment assessment = row.Assessment;
        cells.Cell(p =>
            {
                HtmlParts.Link(p, IdOf(group, place), assessment.Entity.Name);
                using (p.Open("span", ("class", "under")))
                {
                    p.Text(Words.Of(assessment.Entity.Kind) + " · ");
                    p.Element("span", Format.Date(assessment.Snapshot.AsOf), ("class", "whole"));
                }

                if (row.NotRankedReason is { } reason)
                    p.Element("span", $"not ranked: {reason}", ("class", "under missing"));
            })
            .Figure(row.Rank is { } rank ? Format.Number(rank) : "none", row.Rank)
            .Cell(
                p =>
                {
                    HtmlMarks.Grade(p, assessment.Grade);
                    p.Text(assessment.FinalScore is { } score ? $" {Format.Score(score)}" : " not rated");
                },
                assessment.FinalScore)
            .Cell(p => HtmlMarks.Mark(p, BandLook.Of(assessment.Band)), (int)assessment.Band);
        foreach (Pillar pillar in ComparisonSheet.Pillars)
            PillarCell(cells, assessment, pillar);
        MetricCell(cells, assessment.Metric(group.HasExchangeProfile ? "S2" : "S1"), 2);
        MetricCell(cells, assessment.Metric("S3"), 2);
        string? noOwn = BookScope.IsPartial(assessment) ? "partial" : assessment.Shares is null ? "no assets" : null;
        cells.Figure(noOwn ?? Format.Percent(assessment.Shares!.OwnToken), noOwn is null ? assessment.Shares!.OwnToken : null);
        MetricCell(cells, assessment.Metric("L4"), 1);
        cells.Figure(assessment.AgeDays is { } days ? Words.Count(days, "day") : HeaderPanel.WhyNoAge(assessment), assessment.AgeDays)
            .Figure(Words.Of(assessment.Confidence), (int)assessment.Confidence)
            .Cell(p => Backing(p, assessment), look: "chart");
    }

    private static void PillarCell(HtmlTable cells, HealthAssessment assessment, Pillar pillar)
    {
        PillarScore score = assessment.Pillars.First(p => p.Pillar == pillar);
        BandLook look = BandLook.Of(score.Band);
        if (score.Score is not { } points)
        {
            cells.Figure(StepsPanel.NoFigure(assessment, pillar), null);
            return;
        }

        cells.Cell(
            p =>
            {
                using (p.Open("span", ("class", "letter " + HtmlMarks.Class(look))))
                {
                    p.Text($"{Format.Score(points, 0)} {look.Letter}");
                }

                HtmlCharts.Bar(p, $"{Words.Of(pillar)}: {Format.Score(points, 0)} points, {look.Word.ToLowerInvariant()}", points / 100m, HtmlMarks.Class(look));
            },
            points);
    }

    private static void MetricCell(HtmlTable cells, ScoredMetric metric, int decimals)
    {
        if (metric.Value is { } value)
            cells.Cell(p => p.Element("b", Format.Percent(value, decimals), ("class", HtmlMarks.Class(BandLook.Of(metric.Band)))), value);
        else
            cells.Figure(Words.Of(metric.Status), null);
    }

    private static void Metric(HtmlTable cells, ScoredMetric metric) => cells.Cell(
        p =>
        {
            p.Text(MetricsAnnex.Value(metric));
            BandLook look = BandLook.Of(metric.Band);
            using var under = p.Open("span", ("class", "under letter " + HtmlMarks.Class(look)));
            HtmlMarks.Shape(p, look);
            p.Text(metric.Score is { } score ? $"{Format.Score(score)} {look.Letter}" : "no score");
        },
        metric.Value);

    private static void Backing(HtmlWriter page, HealthAssessment assessment)
    {
        var parts = ComparisonSheet.Backing(assessment);
        if (parts.Count == 0)
        {
            page.Text(Words.NothingHeld(assessment));
            return;
        }

        string text = string.Join(", ", parts.Select(p => $"{p.Name} {Format.Percent(p.Share, 0)}"));
        HtmlCharts.Stack(page, $"Backing of {assessment.Entity.Name} by class", text, parts);
        page.Element("span", string.Join(", ", parts.Take(2).Select(p => $"{p.Name} {Format.Percent(p.Share, 0)}")), ("class", "under"));
    }
}
