using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Reporting.Drawing;
using SkiaSharp;

namespace RiskAnalytics.Reporting.Panels;

/// <summary>Twelve months of final score, coverage, own-token share and core share, and the alerts beside them.</summary>
internal sealed class TrendPanel : IReportPanel
{
    public const string NoCurve = "A trend needs at least two books of this entity within twelve months. The figures above are those of this book.";

    public string Title => "Twelve months";

    public PanelHeight Measure(HealthAssessment assessment, float width)
    {
        var inner = width - (2 * PanelFrame.Padding);
        if (assessment.Drift is not { } drift || !TrendAlerts.IsBeside(inner))
            return PanelHeight.Fixed(PanelFrame.Head + Curves(assessment, inner) + PanelFrame.Foot);
        var alerts = TrendAlerts.Width(inner);
        var curves = Curves(assessment, inner - alerts - TrendAlerts.Gap);
        return new PanelHeight(
            PanelFrame.Head + Math.Max(curves, TrendAlerts.Height(drift, alerts, 1)) + PanelFrame.Foot,
            PanelFrame.Head + Math.Max(curves, TrendAlerts.Height(drift, alerts, TrendAlerts.MostLines)) + PanelFrame.Foot);
    }

    public void Draw(PanelCanvas canvas, SKRect bounds, HealthAssessment assessment)
    {
        DateOnly end = assessment.Snapshot.AsOf;
        DateOnly start = Start(assessment);
        TrendPoint[] points = Recent(assessment);
        string subtitle = Subtitle(assessment);
        bool isBeside = TrendAlerts.IsBeside(bounds.Width - (2 * PanelFrame.Padding));
        if (assessment.Drift is { } counted && !isBeside)
            subtitle += $"; {TrendAlerts.Counted(counted)}: annex F";
        using var card = PanelFrame.Open(canvas, bounds, Title, subtitle, out SKRect box);
        if (assessment.Drift is { } drift && isBeside)
            box = TrendAlerts.Draw(canvas, box, drift);

        Series[] all = All(assessment);
        if (points.Length < 2)
        {
            DrawOne(canvas, box, all, points);
            return;
        }

        int columns = box.Width > 400 ? 4 : 2;
        int rows = all.Length / columns;
        float width = (box.Width - ((columns - 1) * 14)) / columns;
        float height = (box.Height - ((rows - 1) * 8)) / rows;
        for (int i = 0; i < all.Length; i++)
        {
            float x = box.Left + (i % columns * (width + 14));
            float y = box.Top + (i / columns * (height + 8));
            DrawSeries(canvas, new SKRect(x, y, x + width, y + height), all[i], points, start, end);
        }
    }

    /// <summary>The books that the curves run over.</summary>
    public static string Subtitle(HealthAssessment assessment)
    {
        TrendPoint[] points = Recent(assessment);
        int older = assessment.Trend.Length - points.Length;
        return points.Length switch
        {
            0 or 1 when older == 0 => "the first book of this entity: a trend starts with the next one",
            0 or 1 => $"no other book within twelve months; {Words.Count(older, "older book")}",
            _ => $"{Words.Count(points.Length, "book")} from {Format.Date(points[0].AsOf)} to {Format.Date(points[^1].AsOf)}"
                + (points.Any(p => p.IsPartial) ? "; some are partial" : ""),
        };
    }

    /// <summary>The four curves.</summary>
    public static Series[] All(HealthAssessment assessment) =>
    [
        new("Final score", p => p.FinalScore, v => Format.Score(v), [40m, 55m, 70m], (0m, 100m), "not rated"),
        new("Coverage, clean", p => p.CleanRatio, v => Format.Percent(v, 2), [1m], null, Words.Of(assessment.Metric("S1").Status)),
        new("Own-token share", p => p.OwnTokenShare, v => Format.Percent(v), [], null, BookScope.IsPartial(assessment) ? "partial book" : "no assets"),
        new("Core share", p => p.CoreShare, v => Format.Percent(v), [], null, BookScope.IsPartial(assessment) ? "partial book" : Words.Of(assessment.Metric("C1").Status)),
    ];

    // Four curves side by side are lower than two by two.
    private static float Curves(HealthAssessment assessment, float inner) => inner > 396 || Recent(assessment).Length < 2 ? 74 : 106;

    /// <summary>The first day of the twelve months.</summary>
    public static DateOnly Start(HealthAssessment assessment) =>
        assessment.Snapshot.AsOf.DayNumber > 400 ? assessment.Snapshot.AsOf.AddMonths(-12) : DateOnly.MinValue;

    /// <summary>The books of the twelve months, oldest first.</summary>
    public static TrendPoint[] Recent(HealthAssessment assessment) => [.. assessment.Trend.Where(p => p.AsOf >= Start(assessment))];

    private static void DrawOne(PanelCanvas canvas, SKRect box, Series[] all, TrendPoint[] points)
    {
        float step = (box.Width + 8) / all.Length;
        for (int i = 0; i < all.Length; i++)
        {
            string value = points.Length > 0 && all[i].Value(points[0]) is { } now ? all[i].Text(now) : all[i].Why;
            PanelFrame.Figure(canvas, box.Left + (i * step), box.Top, step - 8, all[i].Name, value);
        }

        PanelFrame.Absent(canvas, box.Left, box.Top + 30, box.Width, "No curve yet", NoCurve);
    }

    private static void DrawSeries(PanelCanvas canvas, SKRect box, Series series, TrendPoint[] points, DateOnly start, DateOnly end)
    {
        decimal?[] values = [.. points.Select(series.Value)];
        decimal? last = values.Length > 0 ? values[^1] : null;
        float figure = canvas.Text(last is { } now ? series.Text(now) : series.Why, box.Right, box.Top + 7, Styles.Strong, box.Width, TextAlign.Right);
        canvas.Text(series.Name, box.Left, box.Top + 7, Styles.Small.In(Palette.Text), box.Width - figure - 6);

        var area = new SKRect(box.Left, box.Top + 13, box.Right, box.Bottom - 9);
        canvas.Fill(area, Palette.Zebra, 2);
        int known = values.Count(v => v is not null);
        if (known < 2)
        {
            string why = known == 0 ? "no value in any book of the year" : "one value: no curve yet";
            canvas.Text(why, area.MidX, area.MidY + 2.4f, Styles.Tiny, area.Width - 6, TextAlign.Centre);
            return;
        }

        (decimal low, decimal high) = series.Range ?? Range(values, series.Limits);
        double days = Math.Max(1, end.DayNumber - start.DayNumber);
        using var chart = new LineChart(area, (-days * 0.02, days * 1.03), ((double)low, (double)high));
        foreach (decimal limit in series.Limits.Where(l => l > low && l < high))
        {
            float y = chart.Y((double)limit);
            canvas.Rule(area.Left, y, area.Right, y, Palette.Faint, 0.6f, dashed: true);
        }

        double[] x = [.. points.Select(p => (double)(p.AsOf.DayNumber - start.DayNumber))];
        chart.Curve(x, [.. values.Select(v => (double?)v)], Palette.Accent, 1.3f, dots: points.Length <= 14);
        chart.Draw(canvas);
        float range = canvas.Text($"{series.Text(values.Min() ?? 0m)} to {series.Text(values.Max() ?? 0m)}", box.Left, box.Bottom - 1.5f, Styles.Tiny, (box.Width / 2) + 16);
        canvas.Text(Limits(series), box.Right, box.Bottom - 1.5f, Styles.Tiny, box.Width - range - 6, TextAlign.Right);
    }

    /// <summary>Names the dashed lines.</summary>
    public static string Limits(Series series) => series.Limits.Length switch
    {
        0 => "",
        1 => "line 100%",
        _ => "lines 40, 55, 70",
    };

    /// <summary>The two ends of a scale without fixed ones.</summary>
    public static (decimal Low, decimal High) Range(decimal?[] values, decimal[] limits)
    {
        decimal low = values.Concat(limits.Select(l => (decimal?)l)).Min() ?? 0m;
        decimal high = values.Concat(limits.Select(l => (decimal?)l)).Max() ?? 1m;
        decimal pad = Math.Max((high - low) * 0.15m, 0.002m);
        return (low - pad, high + pad);
    }

    /// <summary>One curve.</summary>
    internal sealed record Series(string Name, Func<TrendPoint, decimal?> Value, Func<decimal, string> Text, decimal[] Limits, (decimal Low, decimal High)? Range, string Why);
}
