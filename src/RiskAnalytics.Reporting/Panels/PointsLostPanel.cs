using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Reporting.Drawing;
using SkiaSharp;

namespace RiskAnalytics.Reporting.Panels;

/// <summary>Which metrics cost the grade, largest first; together they are 100 less the raw score.</summary>
internal sealed class PointsLostPanel : IReportPanel
{
    private const float Row = 13.4f;
    private const int Most = 7;
    private const float MarkSize = 6.8f;

    public string Title => "What would improve the grade";

    public PanelHeight Measure(HealthAssessment assessment, float width)
    {
        int rows = Math.Max(1, Math.Min(assessment.PointsLost.Length, Most)) + (assessment.PointsLost.Length > Most ? 1 : 0);
        rows += Held(assessment) is null ? 0 : 1;
        return new PanelHeight(PanelFrame.Head + (3 * Row) + PanelFrame.Foot, PanelFrame.Head + (rows * Row) + PanelFrame.Foot);
    }

    public void Draw(PanelCanvas canvas, SKRect bounds, HealthAssessment assessment)
    {
        using var card = PanelFrame.Open(canvas, bounds, Title, Subtitle(assessment), out SKRect box);
        if (assessment.PointsLost.Length == 0)
        {
            canvas.Text(None(assessment), box.Left, box.Top + 10, Styles.Body, box.Width);
            return;
        }

        // While a cap binds no metric lifts the grade: that comes first.
        float y = box.Top;
        if (Held(assessment) is { } held)
        {
            BandLook grade = BandLook.OfGrade(assessment.Grade);
            Marks.Shape(canvas, grade.Shape, box.Left + 3, y + 6.4f, 2.7f, grade.Solid);
            canvas.Text(held, box.Left + 10, y + 9, Styles.Strong.At(7.2f).In(grade.Ink), box.Width - 10);
            y += Row;
        }

        int fits = (int)((box.Bottom - y + 1) / Row);
        int shown = assessment.PointsLost.Length <= Math.Min(fits, Most) ? assessment.PointsLost.Length : Math.Min(Most, fits - 1);
        decimal most = assessment.PointsLost[0].Points;
        float label = Math.Min(126, box.Width * 0.5f);
        foreach (PointsLost lost in assessment.PointsLost.Take(shown))
        {
            ScoredMetric metric = assessment.Metric(lost.Metric);
            canvas.Text(lost.Metric, box.Left, y + 9, Styles.Strong.At(7.2f), 16);
            canvas.Text(metric.Result.Definition.Name, box.Left + 17, y + 9, Styles.Body.At(7.2f), label - 21);
            BandLook look = BandLook.Of(metric.Band);
            look.Mark(canvas, box.Left + label, y + 6.3f, MarkSize);
            var track = new SKRect(box.Left + label + (MarkSize * 2.7f), y + 2.4f, box.Right - 32, y + 10.2f);
            float width = most > 0m ? (float)(lost.Points / most) * track.Width : 0;
            canvas.Fill(new SKRect(track.Left, track.Top, track.Left + Math.Max(width, 0.8f), track.Bottom), look.Solid, 1);
            canvas.Text(Format.Score(lost.Points, 2), box.Right, y + 9, Styles.Figure, 30, TextAlign.Right);
            y += Row;
        }

        if (shown < assessment.PointsLost.Length)
        {
            decimal rest = assessment.PointsLost.Skip(shown).Sum(p => p.Points);
            canvas.Text($"{Words.Count(assessment.PointsLost.Length - shown, "more metric")}: annex A", box.Left, y + 9, Styles.Small, box.Width - 40);
            canvas.Text(Format.Score(rest, 2), box.Right, y + 9, Styles.Figure.In(Palette.Muted), 30, TextAlign.Right);
        }
    }

    /// <summary>What the points sum to.</summary>
    public static string Subtitle(HealthAssessment assessment) => assessment.RawScore is { } raw
        ? $"points lost by metric, largest first; all sum to 100 − {Format.Score(raw, 2)} = {Format.Score(100m - raw, 2)}"
        : "points lost by metric";

    /// <summary>Why no metric stands here.</summary>
    public static string None(HealthAssessment assessment) => assessment.RawScore is null ? "No raw score: no points can be lost." : "No point is lost.";

    /// <summary>The cap that holds the score, and what it would be without; null when none does.</summary>
    public static string? Held(HealthAssessment assessment)
    {
        if (assessment is not { FinalScore: { } final, RawScore: { } raw } || assessment.Caps.FirstOrDefault(c => c.IsBinding) is not { } cap)
        {
            return null;
        }

        CapResult? next = assessment.Caps.Where(c => c.Code != cap.Code && c.Limit < raw).MinBy(c => c.Limit);
        string without = next is null ? Format.Score(raw) : $"{Format.Score(next.Limit!.Value)}, held by {next.Code}";
        return $"{cap.Code} holds the score at {Format.Score(final)}: without it {without}";
    }
}
