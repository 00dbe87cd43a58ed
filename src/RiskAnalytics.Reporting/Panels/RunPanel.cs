using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Stress;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Reporting.Drawing;
using SkiaSharp;

namespace RiskAnalytics.Reporting.Panels;

/// <summary>The simulated run: its figures with their intervals, and how the probability settled with the paths.</summary>
internal sealed class RunPanel : IReportPanel
{
    private const float FigureHeight = 32;
    private const string Nothing = "The simulation gave no figure for this book.";

    /// <summary>The figures that stand for a run.</summary>
    public static readonly (string Word, string Name)[] Shown =
    [
        ("p-shortfall", "Probability of a shortfall"),
        ("day-of-failure-median", "Median day of failure"),
        ("var", "Value at risk of the surplus"),
        ("es", "Expected shortfall of the surplus"),
    ];

    public string Title => "Simulated run";

    public PanelHeight Measure(HealthAssessment assessment, float width)
    {
        var around = PanelFrame.Head + PanelFrame.Foot;
        return assessment.Stress is not { Run.Figures.IsEmpty: false } stress
            ? PanelHeight.Fixed(around + PanelFrame.AbsentHeight(Why(assessment), width - (2 * PanelFrame.Padding)))
            : new PanelHeight(around + (2 * FigureHeight) + (stress.Run.Convergence.Length > 1 ? 36 : 0), around + (2 * FigureHeight) + (stress.Run.Convergence.Length > 1 ? 62 : 0));
    }

    public void Draw(PanelCanvas canvas, SKRect bounds, HealthAssessment assessment)
    {
        using var card = PanelFrame.Open(canvas, bounds, Title, Subtitle(assessment), out SKRect box);
        if (assessment.Stress is not { Run.Figures.IsEmpty: false } stress)
        {
            PanelFrame.Absent(canvas, box.Left, box.Top, box.Width, "No figure", Why(assessment));
            return;
        }

        var width = (box.Width - 12) / 2;
        for (var i = 0; i < Shown.Length; i++)
            DrawFigure(canvas, box.Left + (i % 2 * (width + 12)), box.Top - 2 + (i / 2 * FigureHeight), width, stress.Run, Shown[i]);
        if (stress.Run.Convergence.Length > 1)
            DrawConvergence(canvas, new SKRect(box.Left, box.Top + (2 * FigureHeight), box.Right, box.Bottom), stress.Run);
    }

    /// <summary>The probability after the first paths, on a scale of the paths' logarithm.</summary>
    internal static void DrawConvergence(PanelCanvas canvas, SKRect box, RunResult run)
    {
        var points = run.Convergence;
        var last = points[^1];
        canvas.Text("Probability after the first paths", box.Left, box.Top + 7, Styles.Small.In(Palette.Text), box.Width - 60);
        canvas.Text($"last {Format.Percent(last.Probability, 2)}", box.Right, box.Top + 7, Styles.Small.As(Face.SemiBold).In(Palette.Ink), 60, TextAlign.Right);
        var area = new SKRect(box.Left, box.Top + 11, box.Right, box.Bottom - 9);
        canvas.Fill(area, Palette.Zebra, 2);
        var low = (double)points.Min(p => p.Probability);
        var high = (double)points.Max(p => p.Probability);
        var pad = Math.Max((high - low) * 0.2, 0.002);
        double[] x = [.. points.Select(p => Math.Log10(Math.Max(1, p.Paths)))];
        var room = Math.Max((x[^1] - x[0]) * 0.02, 0.01);
        using var chart = new LineChart(area, (x[0] - room, x[^1] + room), (low - pad, high + pad));
        canvas.Rule(area.Left, chart.Y((double)last.Probability), area.Right, chart.Y((double)last.Probability), Palette.Faint, 0.6f, dashed: true);
        chart.Curve(x, [.. points.Select(p => (double?)(double)p.Probability)], Palette.Accent, 1.2f, dots: points.Length <= 20);
        chart.Draw(canvas);
        canvas.Text($"after {Words.Count(points[0].Paths, "path")}: {Format.Percent(points[0].Probability, 2)}", box.Left, box.Bottom - 1.5f, Styles.Tiny, box.Width * 0.5f);
        canvas.Text($"after {Words.Count(last.Paths, "path")}", box.Right, box.Bottom - 1.5f, Styles.Tiny, box.Width * 0.45f, TextAlign.Right);
    }

    private static void DrawFigure(PanelCanvas canvas, float x, float y, float width, RunResult run, (string Word, string Name) shown)
    {
        Figure? figure = FigureWords.Find(run.Figures, shown.Word);
        canvas.Text(shown.Name, x, y + 6, Styles.Tiny.At(6.2f), width);
        if (figure?.Value is null)
        {
            canvas.Paragraph(figure is null ? "not among the figures of this run" : FigureWords.OrWhy(figure), x, y + 9, width, Styles.Tiny.In(Palette.Text), 2);
            return;
        }

        var style = new TextStyle(Face.SemiBold, 10, Palette.Ink);
        canvas.Text(FigureWords.Of(figure), x, y + 18, PanelFrame.Fitting(FigureWords.Of(figure), style, width), width);
        if (FigureWords.Interval(run.Figures, shown.Word) is { } interval)
            canvas.Text(interval, x, y + 26, PanelFrame.Fitting(interval, Styles.Tiny, width, 5), width);
    }

    /// <summary>Paths, days, seed and currency.</summary>
    public static string Subtitle(HealthAssessment assessment) => assessment.Stress is { } stressed
        ? FormattableString.Invariant($"{Words.Count(stressed.Run.Paths, "path")} of {Words.Count(stressed.Run.Days, "day")}, seed {stressed.Run.Seed}; {assessment.Snapshot.ReportingCurrency}; in grey the 95% intervals")
        : "not run";

    /// <summary>Why there is no figure.</summary>
    public static string Why(HealthAssessment assessment) => assessment.Stress switch
    {
        null => "The simulation was not run: this report was made without it.",
        { Run.Notes: { IsEmpty: false } notes } => notes[0],
        _ => Nothing,
    };
}
