using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Stress;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Reporting.Drawing;
using SkiaSharp;

namespace RiskAnalytics.Reporting.Panels;

/// <summary>Coverage under named scenarios, against full cover; what would empty the surplus; the simulated run in one sentence.</summary>
internal sealed class StressPanel : IReportPanel
{
    public const string NotRun =
        "Named scenarios, the reverse stress test and the run simulation were not run: this report was made without them. They neither raise nor lower the grade.";

    public string Title => "Stress";

    public PanelHeight Measure(HealthAssessment assessment, float width)
    {
        var inner = width - (2 * PanelFrame.Padding);
        if (assessment.Stress is not { } stress)
            return PanelHeight.Fixed(PanelFrame.Head + 58 + PanelFrame.AbsentHeight(NotRun, inner) + PanelFrame.Foot);
        var rows = stress.Scenarios.Length;
        var text = DrawText(null, default, TextWidth(inner), assessment, stress);
        var most = ScenarioRows.Height(Math.Max(rows, 1));
        var least = ScenarioRows.Height(Math.Clamp(rows, 1, 11));
        return IsWide(inner)
            ? Framed(Math.Max(least, text), Math.Max(most, text))
            : Framed(least + 8 + text, most + 8 + text);
    }

    public void Draw(PanelCanvas canvas, SKRect bounds, HealthAssessment assessment)
    {
        using var card = PanelFrame.Open(canvas, bounds, Title, Subtitle(assessment), out SKRect box);
        if (assessment.Stress is not { } stress)
        {
            DrawCoverage(canvas, new SKRect(box.Left, box.Top, box.Right, box.Top + 52), assessment);
            PanelFrame.Absent(canvas, box.Left, box.Top + 58, box.Width, "Scenarios and reverse stress: not run", NotRun);
            return;
        }

        var width = TextWidth(box.Width);
        if (IsWide(box.Width))
        {
            ScenarioRows.Draw(canvas, new SKRect(box.Left, box.Top, box.Right - width - 18, box.Bottom), assessment, stress);
            canvas.Rule(box.Right - width - 9, box.Top, box.Right - width - 9, box.Bottom, Palette.Rule);
            DrawText(canvas, new SKPoint(box.Right - width, box.Top), width, assessment, stress);
            return;
        }

        var text = DrawText(null, default, width, assessment, stress);
        ScenarioRows.Draw(canvas, new SKRect(box.Left, box.Top, box.Right, box.Bottom - text - 8), assessment, stress);
        canvas.Rule(box.Left, box.Bottom - text - 4, box.Right, box.Bottom - text - 4, Palette.Rule);
        DrawText(canvas, new SKPoint(box.Left, box.Bottom - text), width, assessment, stress);
    }

    /// <summary>What the bars are.</summary>
    public static string Subtitle(HealthAssessment assessment) => assessment.Stress is null
        ? "share of what is owed that is covered; bars start at the 100% line"
        : "share of what is owed that is covered after each scenario, worst first; bars start at the 100% line";

    private static bool IsWide(float inner) => inner > 400;

    private static float TextWidth(float inner) => IsWide(inner) ? inner * 0.31f : inner;

    private static PanelHeight Framed(float least, float wanted) => new(PanelFrame.Head + least + PanelFrame.Foot, PanelFrame.Head + wanted + PanelFrame.Foot);

    /// <summary>The reverse stress whole, and the simulated run; gives the height. Without a canvas it only measures.</summary>
    private static float DrawText(PanelCanvas? canvas, SKPoint place, float width, HealthAssessment assessment, StressReport stress)
    {
        var y = place.Y;
        foreach (var (title, text) in ((string, string)[])[("What would empty the surplus", stress.Reverse.Message), ("Simulated run", RunSentence(assessment, stress.Run))])
        {
            canvas?.Text(title, place.X, y + 7.4f, Styles.Strong.At(7.2f), width);
            y += 11;
            canvas?.Paragraph(text, place.X, y, width, Styles.Small.In(Palette.Text));
            y += PanelCanvas.ParagraphHeight(text, width, Styles.Small) + 7;
        }

        return y - 7 - place.Y;
    }

    /// <summary>Probability of a shortfall with its interval, expected shortfall, paths and seed.</summary>
    public static string RunSentence(HealthAssessment assessment, RunResult run)
    {
        var made = FormattableString.Invariant($"{Words.Count(run.Paths, "path")} of {Words.Count(run.Days, "day")}, seed {run.Seed}.");
        if (FigureWords.Find(run.Figures, "p-shortfall") is not { } shortfall)
            return $"No figure came of it: {made}";
        if (shortfall.Value is null)
            return $"Probability of a shortfall {FigureWords.OrWhy(shortfall).TrimEnd('.')}. {made}";
        var interval = FigureWords.Interval(run.Figures, "p-shortfall") is { } ends ? $" (95% interval {ends})" : "";
        var expected = FigureWords.Find(run.Figures, "es") is { } es ? $"; expected shortfall of the surplus {(es.Value is null ? "" : assessment.Snapshot.ReportingCurrency + " ")}{FigureWords.OrWhy(es).TrimEnd('.')}" : "";
        return $"Probability of a shortfall {FigureWords.Of(shortfall)}{interval}{expected}. {made}";
    }

    private static void DrawCoverage(PanelCanvas canvas, SKRect box, HealthAssessment assessment)
    {
        (string Label, ScoredMetric? Metric)[] rows =
        [
            ("At snapshot prices", Find(assessment, "S1")),
            ("After policy haircuts", Find(assessment, "S3")),
        ];
        decimal reach = rows.Max(r => r.Metric?.Value is { } value ? Math.Min(Math.Abs(value - 1m), 1m) : 0m);
        reach = Math.Max(reach, 0.02m);
        const float LabelWidth = 84;
        const float ValueWidth = 46;
        var area = new SKRect(box.Left + LabelWidth, box.Top, box.Right - ValueWidth, box.Top + 36);
        float middle = area.MidX;
        for (int i = 0; i < rows.Length; i++)
        {
            float top = box.Top + (i * 19) + 2;
            canvas.Text(rows[i].Label, box.Left, top + 9.5f, Styles.Label, LabelWidth - 4);
            ScoredMetric? metric = rows[i].Metric;
            if (metric?.Value is not { } value)
            {
                string why = metric is null ? "no such metric" : $"{Words.Of(metric.Status)}: {metric.Result.Reason}";
                canvas.Text(why, area.Left, top + 9.5f, Styles.Small, box.Right - area.Left);
                continue;
            }

            BandLook look = BandLook.Of(metric.Band);
            float length = (float)(Math.Clamp(value - 1m, -reach, reach) / reach) * (area.Width / 2);
            canvas.Fill(new SKRect(Math.Min(middle, middle + length), top + 2, Math.Max(middle, middle + length), top + 12), look.Solid, 1.5f);
            canvas.Rule(middle, top, middle, top + 15, Palette.Ink, 0.9f);
            canvas.Text(Format.Percent(value, 2), box.Right, top + 9.5f, Styles.Figure.As(Face.SemiBold).In(look.Ink), ValueWidth - 2, TextAlign.Right);
        }

        if (rows.Any(r => r.Metric?.Value is not null))
        {
            canvas.Text("100%", middle, box.Top + 47, Styles.Tiny, 30, TextAlign.Centre);
        }
    }

    private static ScoredMetric? Find(HealthAssessment assessment, string code) => assessment.Metrics.FirstOrDefault(m => m.Code == code);
}
