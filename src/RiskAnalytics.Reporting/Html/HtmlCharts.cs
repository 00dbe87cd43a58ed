using System.Globalization;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Reporting.Annex;
using RiskAnalytics.Reporting.Panels;
using SkiaSharp;

namespace RiskAnalytics.Reporting.Html;

/// <summary>Charts as lines of SVG: they carry a title that says what they show, and the figures stand as text beside them.</summary>
internal static class HtmlCharts
{
    /// <summary>A horizontal bar from 0 to 1, as wide as its place.</summary>
    /// <param name="page">Where it goes.</param>
    /// <param name="title">What it shows, with the figure.</param>
    /// <param name="part">Length, 0 to 1.</param>
    /// <param name="look">Class of the bar.</param>
    /// <param name="limits">Lines across the bar: place from 0 to 1 and class.</param>
    public static void Bar(HtmlWriter page, string title, decimal part, string look, params ReadOnlySpan<(decimal At, string Look)> limits)
    {
        using var svg = Open(page, "bar", 100, 10, title, null, stretches: true);
        Rect(page, 0, 1.5m, 100, 7, "track");
        if (part > 0m)
            Rect(page, 0, 1.5m, Math.Max(Math.Clamp(part, 0m, 1m) * 100m, 0.6m), 7, look);
        foreach ((decimal at, string line) in limits)
            Line(page, at * 100m, 0, at * 100m, 10, line);
    }

    /// <summary>A bar that starts at full cover and goes to either side.</summary>
    public static void FromFull(HtmlWriter page, string title, decimal value, decimal low, decimal high, string look)
    {
        decimal X(decimal v) => (Math.Clamp(v, low, high) - low) / (high - low) * 100m;
        using var svg = Open(page, "bar", 100, 10, title, null, stretches: true);
        Rect(page, 0, 1.5m, 100, 7, "track");
        Rect(page, Math.Min(X(value), X(1m)), 1.5m, Math.Max(Math.Abs(X(value) - X(1m)), 0.6m), 7, look);
        Line(page, X(1m), 0, X(1m), 10, "limit");
    }

    /// <summary>Parts of a whole side by side; own tokens are hatched.</summary>
    public static void Stack(HtmlWriter page, string title, string? text, IReadOnlyList<CompositionPanel.Part> parts)
    {
        using var svg = Open(page, "bar stack", 200, 10, title, text, stretches: true);
        decimal x = 0m;
        string hatch = "";
        if (parts.Any(p => p.IsOwn))
        {
            hatch = page.NextId("hatch");
            using (page.Open("pattern", ("id", hatch), ("width", "2.4"), ("height", "2.4"), ("patternUnits", "userSpaceOnUse"), ("patternTransform", "rotate(45)")))
            {
                Rect(page, 0, 0, 2.4m, 2.4m, "hatch-ground");
                Rect(page, 0, 0, 1, 2.4m, "hatch-line");
            }
        }

        Rect(page, 0, 0, 200, 10, "track");
        foreach (CompositionPanel.Part part in parts)
        {
            decimal end = Math.Min(200m, x + (Math.Max(part.Share, 0m) * 200m));
            page.Empty("rect", ("x", N(x)), ("y", "0"), ("width", N(end - x)), ("height", "10"), ("fill", part.IsOwn ? $"url(#{hatch})" : Color(part.Color)));
            if (x > 0m)
                Line(page, x, 0, x, 10, "gap");
            x = end;
        }
    }

    /// <summary>The small square that names a part of a stack.</summary>
    public static void Swatch(HtmlWriter page, CompositionPanel.Part part)
    {
        using var svg = page.Open("svg", ("class", "swatch"), ("viewBox", "0 0 12 12"), ("aria-hidden", "true"), ("focusable", "false"));
        page.Empty("rect", ("width", "12"), ("height", "12"), ("rx", "2.5"), ("class", part.IsOwn ? "hatch-ground" : null), ("fill", part.IsOwn ? null : Color(part.Color)));
        if (part.IsOwn)
            page.Empty("path", ("d", "M0 8 8 0M4 12 12 4"), ("class", "hatch-stroke"));
    }

    /// <summary>The knots of a metric on the scale of points, with the place of its score.</summary>
    public static void Scale(HtmlWriter page, ScoredMetric metric)
    {
        string[] labels = MetricsAnnex.Labels(metric);
        string knots = string.Join(", ", labels.Zip(ScoringPolicy.KnotScores, (label, points) => FormattableString.Invariant($"{label} for {points:0} points")));
        string title = metric.Score is null ? $"{metric.Code} has no score" : $"{metric.Code} at {MetricsAnnex.Value(metric)}: {MetricsAnnex.Score(metric)}";
        using var svg = Open(page, "scale", 320, 62, title, "Knots: " + knots, stretches: false);
        static decimal At(decimal points) => 14m + (points * 2.92m);
        (decimal From, decimal To, string Letter)[] zones = [(0, 40, "C"), (40, 55, "U"), (55, 70, "W"), (70, 100, "H")];
        foreach ((decimal from, decimal to, string letter) in zones)
        {
            string band = "band-" + letter.ToLowerInvariant();
            Rect(page, At(from), 18, At(to) - At(from) - 1m, 10, "zone-ground " + band);
            Rect(page, At(from), 28, At(to) - At(from) - 1m, 4, band);
            Text(page, (At(from) + At(to)) / 2m, 26.4m, letter, "zone " + band);
        }

        for (int i = 0; i < labels.Length && i < ScoringPolicy.KnotScores.Length; i++)
            Text(page, At(ScoringPolicy.KnotScores[i]), i is 1 or 3 ? 56 : 44, labels[i], "knot");
        if (metric.Score is { } score)
        {
            page.Empty("path", ("class", "pointer"), ("d", $"M{N(At(score))} 18 l-4.5 -6.5 h9 Z"));
            Text(page, Math.Clamp(At(score), 34m, 286m), 9, MetricsAnnex.Value(metric), "value");
        }
    }

    /// <summary>A curve over time or paths, with dashed lines at its limits.</summary>
    /// <param name="page">Where it goes.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="text">First, last, lowest and highest value in words.</param>
    /// <param name="points">Places from 0 to 1 in both directions; a null height breaks the curve.</param>
    /// <param name="limits">Heights of the dashed lines, 0 to 1.</param>
    public static void Curve(HtmlWriter page, string title, string text, IReadOnlyList<(double X, double? Y)> points, IEnumerable<double> limits)
    {
        const double Width = 300;
        const double Height = 80;
        using var svg = Open(page, "curve", (decimal)Width, (decimal)Height, title, text, stretches: false);
        Rect(page, 0, 0, (decimal)Width, (decimal)Height, "ground");
        foreach (double limit in limits)
            Line(page, 0, (decimal)(Height * (1 - limit)), (decimal)Width, (decimal)(Height * (1 - limit)), "dashed");
        var path = new System.Text.StringBuilder();
        bool isDrawing = false;
        foreach ((double x, double? y) in points)
        {
            if (y is { } height)
                path.Append(isDrawing ? "L" : "M").Append(N((decimal)(6 + (x * (Width - 12))))).Append(' ').Append(N((decimal)(4 + ((Height - 8) * (1 - height)))));
            isDrawing = y is not null;
        }

        page.Empty("path", ("class", "line"), ("d", path.ToString()));
        if (points.Count > 40)
            return;
        foreach ((double x, double? y) in points)
        {
            if (y is { } height)
                page.Empty("circle", ("class", "dot"), ("cx", N((decimal)(6 + (x * (Width - 12))))), ("cy", N((decimal)(4 + ((Height - 8) * (1 - height))))), ("r", "2.6"));
        }
    }

    /// <summary>A colour in the notation of a style sheet.</summary>
    public static string Color(SKColor color) => FormattableString.Invariant($"#{color.Red:x2}{color.Green:x2}{color.Blue:x2}");

    private static HtmlWriter.OpenTag Open(HtmlWriter page, string look, decimal width, decimal height, string title, string? text, bool stretches)
    {
        string id = page.NextId("chart");
        HtmlWriter.OpenTag svg = page.Open(
            "svg",
            ("class", look),
            ("viewBox", $"0 0 {N(width)} {N(height)}"),
            ("preserveAspectRatio", stretches ? "none" : null),
            ("role", "img"),
            ("focusable", "false"),
            ("aria-labelledby", id),
            ("aria-describedby", text is null ? null : id + "-text"));
        page.Element("title", title, ("id", id));
        if (text is not null)
            page.Element("desc", text, ("id", id + "-text"));
        return svg;
    }

    private static void Rect(HtmlWriter page, decimal x, decimal y, decimal width, decimal height, string look) =>
        page.Empty("rect", ("class", look), ("x", N(x)), ("y", N(y)), ("width", N(Math.Max(0m, width))), ("height", N(height)));

    private static void Line(HtmlWriter page, decimal x1, decimal y1, decimal x2, decimal y2, string look) =>
        page.Empty("line", ("class", look), ("x1", N(x1)), ("y1", N(y1)), ("x2", N(x2)), ("y2", N(y2)), ("vector-effect", "non-scaling-stroke"));

    private static void Text(HtmlWriter page, decimal x, decimal y, string text, string look) =>
        page.Element("text", text, ("class", look), ("x", N(x)), ("y", N(y)), ("text-anchor", "middle"));

    // Three digits are finer than a pixel.
    private static string N(decimal number) => decimal.Round(number, 3).ToString("0.###", CultureInfo.InvariantCulture);
}
