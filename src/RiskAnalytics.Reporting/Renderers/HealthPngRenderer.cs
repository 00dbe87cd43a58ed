using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Reporting.Annex;
using RiskAnalytics.Reporting.Drawing;
using RiskAnalytics.Reporting.Panels;
using SkiaSharp;

namespace RiskAnalytics.Reporting.Renderers;

/// <summary>The health report as one picture, 3200 pixels wide: the panels of the first pages of the PDF.</summary>
public sealed class HealthPngRenderer : IReportRenderer<HealthAssessment>
{
    private const float Width = 1120;
    private const float MostRow = 262;
    private const float Footer = 26;

    /// <inheritdoc/>
    public string FileName => "health.png";

    /// <inheritdoc/>
    public void Render(HealthAssessment result, Stream output) => Render(result, output, null);

    internal static void Render(HealthAssessment assessment, Stream output, LayoutTrace? trace)
    {
        float header = ReportLayout.Header.Measure(assessment, Width).Wanted;
        ImmutableArray<ImmutableArray<(IReportPanel, float)>> rows =
        [
            .. ReportLayout.Of(assessment).GroupBy(p => p.PictureRow).OrderBy(g => g.Key).Select(g => g.Select(p => (p.Panel, p.PictureWidth)).ToImmutableArray()),
        ];
        var area = new SKRect(HeaderPanel.Inset, header + 12, Width - HeaderPanel.Inset, float.MaxValue / 2);
        List<(IReportPanel Panel, SKRect Bounds)> places = PanelGrid.Arrange(rows, area, MostRow, assessment);
        var size = new SKSize(Width, places.Max(p => p.Bounds.Bottom) + Footer);
        PngImage.Write(output, size, trace, canvas =>
        {
            canvas.Fill(SKRect.Create(size), Palette.Paper);
            ReportLayout.Header.Draw(canvas, new SKRect(0, 0, Width, header), assessment);
            foreach ((IReportPanel panel, SKRect bounds) in places)
            {
                panel.Draw(canvas, bounds, assessment);
            }

            canvas.Text(HealthPdfRenderer.Origin(assessment), HeaderPanel.Inset, size.Height - 10, Styles.Small, Width * 0.6f);
            canvas.Text($"Annexes {AnnexWriter.Letters(assessment)} stand in the PDF report.", Width - HeaderPanel.Inset, size.Height - 10, Styles.Small, Width * 0.3f, TextAlign.Right);
        });
    }
}
