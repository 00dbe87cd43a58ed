using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Reporting.Drawing;
using SkiaSharp;

namespace RiskAnalytics.Reporting.Panels;

/// <summary>Coverage under stress, against full cover.</summary>
internal sealed class StressPanel : IReportPanel
{
    private const string NotRun =
        "Named scenarios, the reverse stress test and the run simulation were not run: this report was made without them. They neither raise nor lower the grade.";

    public string Title => "Stress";

    public PanelHeight Measure(HealthAssessment assessment, float width) =>
        PanelHeight.Fixed(PanelFrame.Head + 58 + PanelFrame.AbsentHeight(NotRun, width - (2 * PanelFrame.Padding)) + PanelFrame.Foot);

    public void Draw(PanelCanvas canvas, SKRect bounds, HealthAssessment assessment)
    {
        using var card = PanelFrame.Open(canvas, bounds, Title, "share of what is owed that is covered; bars start at the 100% line", out SKRect box);
        DrawCoverage(canvas, new SKRect(box.Left, box.Top, box.Right, box.Top + 52), assessment);
        PanelFrame.Absent(canvas, box.Left, box.Top + 58, box.Width, "Scenarios and reverse stress: not run", NotRun);
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
