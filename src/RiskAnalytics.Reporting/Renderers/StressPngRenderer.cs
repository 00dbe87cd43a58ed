using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Reporting.Drawing;
using RiskAnalytics.Reporting.Panels;
using SkiaSharp;

namespace RiskAnalytics.Reporting.Renderers;

/// <summary>A stressed book as one picture, 3200 pixels wide: scenarios, what would empty the surplus, ladder, look-through, waterfall and run.</summary>
public sealed class StressPngRenderer : IReportRenderer<HealthAssessment>
{
    private const float Width = 960;
    private const float MostRow = 420;
    private const float Footer = 26;

    /// <inheritdoc/>
    public string FileName => "stress.png";

    /// <inheritdoc/>
    public void Render(HealthAssessment result, Stream output) => Render(result, output, null);

    internal static void Render(HealthAssessment assessment, Stream output, LayoutTrace? trace)
    {
        var header = ReportLayout.Header.Measure(assessment, Width).Wanted;
        var area = new SKRect(HeaderPanel.Inset, header + 12, Width - HeaderPanel.Inset, float.MaxValue / 2);
        var places = PanelGrid.Arrange(ReportLayout.StressPicture, area, MostRow, assessment);
        var size = new SKSize(Width, places.Max(p => p.Bounds.Bottom) + Footer);
        PngImage.Write(output, size, trace, canvas =>
        {
            canvas.Fill(SKRect.Create(size), Palette.Paper);
            ReportLayout.Header.Draw(canvas, new SKRect(0, 0, Width, header), assessment);
            foreach (var (panel, bounds) in places)
                panel.Draw(canvas, bounds, assessment);
            canvas.Text(HealthPdfRenderer.Origin(assessment), HeaderPanel.Inset, size.Height - 10, Styles.Small, Width * 0.55f);
            canvas.Text("Stress changes no score. Every figure has an id: stress.json, explain.", Width - HeaderPanel.Inset, size.Height - 10, Styles.Small, Width * 0.35f, TextAlign.Right);
        });
    }
}
