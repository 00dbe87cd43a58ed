using RiskAnalytics.Core.Comparison;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Reporting.Drawing;
using RiskAnalytics.Reporting.Panels;
using SkiaSharp;

namespace RiskAnalytics.Reporting.Comparison;

/// <summary>
/// A bridge as floating bars from the first figure, which is the line, to the change: rises to the right of where the bar before ended, falls to the
/// left. The bars are of the change, so that a small one beside a large total is still seen; the totals stand in words above and below.
/// </summary>
internal static class WaterfallChart
{
    private const float LabelWidth = 62;
    private const float FigureWidth = 62;

    /// <summary>The effect in words.</summary>
    public static string Name(DifferenceEffect effect) => effect switch
    {
        DifferenceEffect.NotSplit => "Value, not split",
        _ => effect.ToString(),
    };

    public static void Draw(PanelCanvas canvas, SKRect bounds, string title, string subtitle, ValueBridge bridge, string before, string after)
    {
        using var card = PanelFrame.Open(canvas, bounds, title, subtitle, out SKRect box);
        if (bridge.Missing is { } reason)
        {
            PanelFrame.Absent(canvas, box.Left, box.Top, box.Width, "Not split", reason);
            canvas.Text($"{before}: {Level(bridge.Before, bridge.Unit)}, {after}: {Level(bridge.After, bridge.Unit)}", box.Left, box.Bottom - 3, Styles.Small, box.Width);
            return;
        }

        float row = Math.Min(15, box.Height / (bridge.Steps.Length + 3));
        float y = box.Top;
        Total(canvas, box, y, before, Level(bridge.Before, bridge.Unit));
        y += row;
        var (low, high, running) = (0m, 0m, 0m);
        foreach (var step in bridge.Steps)
        {
            running += step.Amount;
            (low, high) = (Math.Min(low, running), Math.Max(high, running));
        }

        var plot = new SKRect(box.Left + LabelWidth + 4, y, box.Right - FigureWidth - 4, y + (row * (bridge.Steps.Length + 1)));
        float At(decimal amount) => high == low ? plot.Left : plot.Left + (plot.Width * (float)((amount - low) / (high - low)));
        canvas.Rule(At(0m), plot.Top, At(0m), plot.Bottom, Palette.Faint, 0.75f, dashed: true);
        running = 0m;
        foreach (var step in bridge.Steps)
        {
            Bar(canvas, box, y, row, Name(step.Effect), step.Amount, bridge.Unit, At(running), At(running + step.Amount), isKnown: step.Effect is not (DifferenceEffect.NotSplit or DifferenceEffect.Disclosure));
            running += step.Amount;
            if (!ReferenceEquals(step, bridge.Steps[^1]))
                canvas.Rule(At(running), y + row - 3, At(running), y + row + 3, Palette.Faint, 0.5f);
            y += row;
        }

        Bar(canvas, box, y, row, "Change", running, bridge.Unit, At(0m), At(running), isKnown: true, isTotal: true);
        Total(canvas, box, y + row, after, Level(bridge.After, bridge.Unit));
        // What room is left says what the steps that need words rest on.
        var top = y + (2 * row) + 4;
        var lines = (int)((box.Bottom - top) / Styles.Tiny.Leading);
        var reasons = string.Join(" ", bridge.Steps.Where(step => step.Reason is not null).Select(step => $"{Name(step.Effect)}: {step.Reason}."));
        if (lines > 0 && reasons.Length > 0)
            canvas.Paragraph(reasons, box.Left, top, box.Width, Styles.Tiny, lines);
    }

    /// <summary>A figure, or that it is not known.</summary>
    public static string Level(decimal? level, MetricUnit unit) =>
        level is not { } value ? "not known" : value == 0m ? "0" : unit == MetricUnit.Money ? Format.Money(value, null) : Format.Percent(value, 2);

    /// <summary>A change with its sign.</summary>
    public static string Signed(decimal change, MetricUnit unit) => unit == MetricUnit.Money ? Format.SignedMoney(change) : Format.SignedPoints(change);

    private static void Total(PanelCanvas canvas, SKRect box, float y, string label, string figure)
    {
        canvas.Text(label, box.Left, y + 9, Styles.Strong, box.Width * 0.5f);
        canvas.Text(figure, box.Right, y + 9, Styles.Strong, box.Width * 0.5f, TextAlign.Right);
    }

    private static void Bar(PanelCanvas canvas, SKRect box, float y, float row, string label, decimal amount, MetricUnit unit, float from, float to, bool isKnown, bool isTotal = false)
    {
        var style = isTotal ? Styles.Strong : Styles.Label.As(Face.Regular);
        canvas.Text(label, box.Left, y + 9, style, LabelWidth);
        var figure = Signed(amount, unit);
        canvas.Text(figure, box.Right, y + 9, PanelFrame.Fitting(figure, isTotal ? Styles.Strong : Styles.Figure, FigureWidth, 5), FigureWidth, TextAlign.Right);
        var bar = new SKRect(Math.Min(from, to), y + 2, Math.Max(Math.Max(from, to), Math.Min(from, to) + 0.8f), y + row - 4);
        var color = isTotal ? Palette.Navy : amount < 0m ? Palette.OwnLine : Palette.Accent;
        if (isKnown)
        {
            canvas.Fill(bar, color);
            return;
        }

        // An open bar: the amount is known, its cause is not.
        canvas.Fill(bar, Palette.White);
        canvas.Outline(bar, color, weight: 0.9f);
    }
}
