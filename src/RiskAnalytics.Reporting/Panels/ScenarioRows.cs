using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Stress;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Reporting.Drawing;
using SkiaSharp;

namespace RiskAnalytics.Reporting.Panels;

/// <summary>Scenarios below each other, worst coverage first: bar from the 100% line, value, grade, what is short first.</summary>
internal static class ScenarioRows
{
    public const float Row = 12.4f;
    private const float Head = 13;
    private const float BarWidth = 72;
    private const float CoverageWidth = 42;
    private const float GradeWidth = 24;
    private const float ShortWidth = 62;
    private const float Gap = 6;

    /// <summary>Height with so many scenarios, below the two rows of the book as it is.</summary>
    public static float Height(int scenarios) => Head + ((scenarios + 2) * Row) + 3;

    /// <summary>Lowest coverage first; those without coverage, which say why, stand last.</summary>
    public static IReadOnlyList<ScenarioResult> Sorted(StressReport stress) =>
    [
        .. stress.Scenarios
            .OrderBy(s => s.Coverage.Value is null)
            .ThenBy(s => s.Coverage.Value)
            .ThenBy(s => s.PayableShare.Value)
            .ThenBy(s => s.FinalScore.Value)
            .ThenBy(s => s.Scenario.Id, StringComparer.Ordinal),
    ];

    public static void Draw(PanelCanvas canvas, SKRect box, HealthAssessment assessment, StressReport stress)
    {
        var all = Sorted(stress);
        var fits = Math.Max(1, (int)((box.Height - Height(0) + 1) / Row));
        var shown = all.Count <= fits ? all.Count : fits - 1;
        Line[] book = Book(assessment);
        Line[] lines = [.. book, .. all.Take(shown).Select(Of)];
        var (low, high) = Range(lines);
        DrawHead(canvas, box, low, high);

        var y = box.Top + Head;
        for (var i = 0; i < lines.Length; i++)
        {
            DrawLine(canvas, box, y, lines[i], low, high);
            y += Row;
            if (i == book.Length - 1)
            {
                canvas.Rule(box.Left, y + 0.6f, box.Right, y + 0.6f, Palette.Border, 0.6f);
                y += 2;
            }
        }

        if (all.Count == 0)
            canvas.Text("No scenario was asked for.", box.Left, y + 9, Styles.Small, box.Width);
        else if (shown < all.Count)
            canvas.Text($"and {Words.Count(all.Count - shown, "more scenario")}: annex F", box.Left, y + 9, Styles.Small, box.Width);
    }

    private static void DrawHead(PanelCanvas canvas, SKRect box, decimal low, decimal high)
    {
        var right = box.Right;
        var y = box.Top + 8.2f;
        canvas.Text("Scenario", box.Left, y, Styles.TableHead, 80);
        canvas.Text("short first", right - ShortWidth, y, Styles.TableHead, ShortWidth);
        canvas.Text("grade", right - ShortWidth - Gap - GradeWidth, y, Styles.TableHead, GradeWidth);
        canvas.Text("coverage", right - ShortWidth - GradeWidth - (2 * Gap), y, Styles.TableHead, CoverageWidth, TextAlign.Right);
        canvas.Text("100%", X(Bar(box), 1m, low, high), y, Styles.Tiny, 20, TextAlign.Centre);
        canvas.Rule(box.Left, box.Top + Head - 1, box.Right, box.Top + Head - 1, Palette.Border);
    }

    private static void DrawLine(PanelCanvas canvas, SKRect box, float y, Line line, decimal low, decimal high)
    {
        var bar = Bar(box);
        var baseline = y + 9;
        canvas.Text(line.Label, box.Left, baseline, Styles.Label.At(7.2f), bar.Left - box.Left - Gap);
        if (line.Coverage is not { } value)
        {
            canvas.WholeWords(line.Why, bar.Left, baseline, Styles.Small, line.Grade is null ? box.Right - bar.Left : bar.Width + CoverageWidth + Gap);
        }
        else
        {
            var at = X(bar, value, low, high);
            var full = X(bar, 1m, low, high);
            canvas.Fill(new SKRect(Math.Min(at, full), y + 2.6f, Math.Max(at, full), y + 10.4f), value < 1m ? BandLook.Of(Band.Critical).Solid : Palette.Accent, 1);
            canvas.Rule(full, y + 0.6f, full, y + Row - 0.2f, Palette.Ink, 0.9f);
            canvas.Text(Format.Percent(value, 2), bar.Right + Gap + CoverageWidth, baseline, PanelFrame.Fitting(Format.Percent(value, 2), Styles.Figure.As(Face.SemiBold), CoverageWidth), CoverageWidth, TextAlign.Right);
        }

        if (line.Grade is { } grade)
        {
            var x = box.Right - ShortWidth - Gap - GradeWidth;
            var look = BandLook.OfGrade(grade);
            Marks.Shape(canvas, look.Shape, x + 4, y + 6.4f, 2.7f, look.Solid);
            canvas.Text(grade, x + 10, baseline, Styles.Figure.As(Face.Bold).In(look.Ink), GradeWidth - 10);
        }

        if (line.Short is not null)
            canvas.Text(line.Short, box.Right - ShortWidth, baseline, Styles.Small.In(Palette.Text), ShortWidth);
    }

    private static SKRect Bar(SKRect box)
    {
        var right = box.Right - ShortWidth - GradeWidth - CoverageWidth - (3 * Gap);
        return new SKRect(right - Math.Max(BarWidth, box.Width * 0.22f), box.Top, right, box.Bottom);
    }

    private static float X(SKRect bar, decimal value, decimal low, decimal high) =>
        bar.Left + ((float)((Math.Clamp(value, low, high) - low) / (high - low)) * bar.Width);

    // The line at 100% is always inside; what is beyond twice the cover, or below none, ends at the edge.
    /// <summary>The two ends of the scale.</summary>
    public static (decimal Low, decimal High) Range(Line[] lines)
    {
        var values = lines.Select(l => Math.Clamp(l.Coverage ?? 1m, 0m, 2m)).Append(1m).ToList();
        var pad = Math.Max((values.Max() - values.Min()) * 0.04m, 0.005m);
        return (values.Min() - pad, values.Max() + pad);
    }

    /// <summary>The book as it is: at snapshot prices, and after the haircuts of the policy.</summary>
    public static Line[] Book(HealthAssessment assessment) =>
    [
        Baseline("At snapshot prices", assessment, "S1") with { Grade = assessment.Grade ?? "N" },
        Baseline("After policy haircuts", assessment, "S3"),
    ];

    /// <summary>A scenario as a line.</summary>
    public static Line Of(ScenarioResult result) => new(
        result.Scenario.Name,
        result.Coverage.Value,
        FigureWords.OrWhy(result.Coverage),
        result.Grade ?? "N",
        result.FirstShort ?? "none");

    private static Line Baseline(string label, HealthAssessment assessment, string code)
    {
        var metric = assessment.Metrics.FirstOrDefault(m => m.Code == code);
        return new Line(label, metric?.Value, metric is null ? "no such metric" : $"{Words.Of(metric.Status)}: {metric.Result.Reason}", null, null);
    }

    /// <summary>One line: coverage or why there is none, grade and what is short first where it has them.</summary>
    internal sealed record Line(string Label, decimal? Coverage, string Why, string? Grade, string? Short);
}
