using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Reporting.Drawing;
using SkiaSharp;

namespace RiskAnalytics.Reporting.Renderers;

/// <summary>One panel of the health report as a picture, 3200 pixels wide, for notebooks and slides.</summary>
public sealed class PanelPngRenderer : IReportRenderer<HealthAssessment>
{
    private const float Margin = 4;

    private readonly IReportPanel _panel;
    private readonly float _width;

    /// <summary>A renderer of one panel.</summary>
    /// <param name="panel">Its heading, out of <see cref="Panels"/>.</param>
    /// <param name="width">Width of the drawing in points, 200 to 1200; the narrower, the larger its letters.</param>
    /// <exception cref="ArgumentException">There is no such panel.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The width is out of range.</exception>
    public PanelPngRenderer(string panel, float width = 540)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 200);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, 1200);
        _panel = ReportLayout.Stressed.FirstOrDefault(place => place.Panel.Title == panel)?.Panel
            ?? throw new ArgumentException($"There is no panel '{panel}'; there are {string.Join(", ", Panels)}.", nameof(panel));
        _width = width;
    }

    /// <summary>The headings of all panels, in reading order. Some draw only a stressed book: look-through, waterfall and run.</summary>
    public static ImmutableArray<string> Panels { get; } = [.. ReportLayout.Stressed.Select(place => place.Panel.Title)];

    /// <inheritdoc/>
    public string FileName => "panel.png";

    /// <inheritdoc/>
    public void Render(HealthAssessment result, Stream output)
    {
        float height = _panel.Measure(result, _width).Wanted;
        var size = new SKSize(_width + (2 * Margin), height + (2 * Margin));
        PngImage.Write(output, size, null, canvas =>
        {
            canvas.Fill(SKRect.Create(size), Palette.Paper);
            _panel.Draw(canvas, new SKRect(Margin, Margin, Margin + _width, Margin + height), result);
        });
    }
}
