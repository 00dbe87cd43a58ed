using RiskAnalytics.Core.Stress;
using RiskAnalytics.Reporting.Drawing;
using SkiaSharp;

namespace RiskAnalytics.Reporting.Panels;

/// <summary>The alerts of a trend, gravest first: at most three, the rest counted. They stand beside the curves where the panel is wide; a narrow one counts them.</summary>
internal static class TrendAlerts
{
    public const float Gap = 10;

    public const string Calm = "Nothing became worse between the books, and none is overdue.";

    /// <summary>The lines that an alert may take.</summary>
    public const int MostLines = 4;

    private const int Most = 3;
    private const float Head = 12;
    private const float Between = 3;

    public static bool IsBeside(float inner) => inner > 400;

    public static float Width(float inner) => inner * 0.4f;

    /// <summary>How many there are.</summary>
    public static string Counted(TrendReport drift)
    {
        var title = drift.Alerts.IsEmpty ? "no alert" : Words.Count(drift.Alerts.Length, "alert");
        return drift.IsWorse ? $"{title}, worse than the book before" : title;
    }

    public static float Height(TrendReport drift, float width, int lines) => Height(drift, width, [lines, lines, lines]);

    private static float Height(TrendReport drift, float width, int[] lines) =>
        Head + Texts(drift).Select((t, i) => PanelCanvas.ParagraphHeight(t.Text, width - 10, Styles.Small, lines[i]) + Between).Sum() + (drift.Alerts.Length > Most ? Styles.Small.Leading : 0);

    /// <summary>Draws them and gives what is left for the curves.</summary>
    /// <param name="canvas">The canvas.</param>
    /// <param name="box">Content of the panel.</param>
    /// <param name="drift">The trend.</param>
    public static SKRect Draw(PanelCanvas canvas, SKRect box, TrendReport drift)
    {
        var place = new SKRect(box.Right - Width(box.Width), box.Top, box.Right, box.Bottom);
        DrawAlerts(canvas, place, drift);
        canvas.Rule(place.Left - (Gap / 2), box.Top, place.Left - (Gap / 2), box.Bottom, Palette.Rule);
        return new SKRect(box.Left, box.Top, place.Left - Gap, box.Bottom);
    }

    private static void DrawAlerts(PanelCanvas canvas, SKRect box, TrendReport drift)
    {
        canvas.Text(Words.Sentence(Counted(drift)), box.Left, box.Top + 7, Styles.Strong.At(7.2f), box.Width);
        var y = box.Top + Head;
        var lines = Lines(drift, box);
        foreach (var ((look, text), most) in Texts(drift).Zip(lines))
        {
            Marks.Shape(canvas, look.Shape, box.Left + 3, y + 4.6f, 2.6f, look.Solid);
            y += canvas.Paragraph(text, box.Left + 10, y, box.Width - 10, Styles.Small.In(Palette.Text), most) + Between;
        }

        if (drift.Alerts.Length > Most)
            canvas.Text($"and {Words.Count(drift.Alerts.Length - Most, "more alert")}: annex F", box.Left + 10, y + PanelCanvas.FirstBaseline(Styles.Small), Styles.Small, box.Width - 10);
    }

    // Line by line as long as it fits, the gravest first.
    private static int[] Lines(TrendReport drift, SKRect box)
    {
        int[] lines = [1, 1, 1];
        for (var i = 0; i < (MostLines - 1) * Most; i++)
        {
            lines[i % Most]++;
            if (Height(drift, box.Width, lines) > box.Height + 0.5f)
                lines[i % Most]--;
        }

        return lines;
    }

    private static IEnumerable<(BandLook Look, string Text)> Texts(TrendReport drift) => drift.Alerts.IsEmpty
        ? [(BandLook.Of(null), Calm)]
        : drift.Alerts.Take(Most).Select(a => (BandLook.Of(a.Severity), $"{Words.Of(a.Severity)}: {a.Message}"));
}
