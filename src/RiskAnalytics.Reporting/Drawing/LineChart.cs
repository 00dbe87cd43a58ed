using ScottPlot;
using SkiaSharp;

namespace RiskAnalytics.Reporting.Drawing;

/// <summary>
/// Curves in a plain rectangle, drawn by ScottPlot as vectors. Axes and labels belong to the panel, so that every text
/// of a page is set in one way.
/// </summary>
internal sealed class LineChart : IDisposable
{
    private readonly Plot _plot = new();
    private readonly SKRect _area;
    private readonly (double Min, double Max) _x;
    private readonly (double Min, double Max) _y;

    public LineChart(SKRect area, (double Min, double Max) x, (double Min, double Max) y)
    {
        _area = area;
        _x = x.Max > x.Min ? x : (x.Min - 1, x.Max + 1);
        _y = y.Max > y.Min ? y : (y.Min - 1, y.Max + 1);
        // Clearing and painting the ground would become soft masks in a PDF.
        _plot.RenderManager.RenderActions.RemoveAll(action =>
            action is ScottPlot.Rendering.RenderActions.ClearCanvas
                or ScottPlot.Rendering.RenderActions.RenderFigureBackground
                or ScottPlot.Rendering.RenderActions.RenderDataBackground);
        _plot.Layout.Frameless();
        _plot.HideGrid();
        _plot.Axes.SetLimits(_x.Min, _x.Max, _y.Min, _y.Max);
    }

    public float X(double value) => _area.Left + (float)((value - _x.Min) / (_x.Max - _x.Min) * _area.Width);

    public float Y(double value) => _area.Bottom - (float)((value - _y.Min) / (_y.Max - _y.Min) * _area.Height);

    /// <summary>One curve; a null breaks it, a point between two nulls becomes a dot.</summary>
    public void Curve(IReadOnlyList<double> x, IReadOnlyList<double?> y, SKColor color, float weight = 1.4f, bool dots = false)
    {
        int start = 0;
        while (start < x.Count)
        {
            int end = start;
            while (end < x.Count && y[end] is not null)
            {
                end++;
            }

            if (end > start)
            {
                double[] xs = [.. x.Skip(start).Take(end - start)];
                double[] ys = [.. y.Skip(start).Take(end - start).Select(v => v.GetValueOrDefault())];
                var curve = _plot.Add.Scatter(xs, ys, Tone(color));
                curve.LineWidth = weight;
                curve.MarkerSize = dots || xs.Length == 1 ? weight * 2.6f : 0;
                curve.MarkerShape = MarkerShape.FilledCircle;
            }

            start = end + 1;
        }
    }

    public void Draw(PanelCanvas canvas)
    {
        var box = new PixelRect(_area.Left, _area.Right, _area.Bottom, _area.Top);
        // ScottPlot draws its first picture twice, which would put every curve into the PDF twice.
        using (var nothing = new SKNoDrawCanvas((int)Math.Ceiling(_area.Right), (int)Math.Ceiling(_area.Bottom)))
        {
            _plot.Render(nothing, box);
        }

        _plot.Render(canvas.Canvas, box);
    }

    public void Dispose() => _plot.Dispose();

    private static Color Tone(SKColor color) => new(color.Red, color.Green, color.Blue, color.Alpha);
}
