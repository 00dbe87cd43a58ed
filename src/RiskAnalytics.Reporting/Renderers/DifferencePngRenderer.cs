using RiskAnalytics.Core.Comparison;
using RiskAnalytics.Reporting.Comparison;
using RiskAnalytics.Reporting.Drawing;
using RiskAnalytics.Reporting.Panels;

namespace RiskAnalytics.Reporting.Renderers;

/// <summary>What changed between two books as one picture, 3200 pixels wide.</summary>
public sealed class DifferencePngRenderer : IReportRenderer<BookDifference>
{
    /// <inheritdoc/>
    public string FileName => "difference.png";

    /// <inheritdoc/>
    public void Render(BookDifference result, Stream output) => Render(result, output, null);

    internal static void Render(BookDifference difference, Stream output, LayoutTrace? trace) =>
        PngImage.Write(output, DifferenceSheet.Page, trace, canvas =>
        {
            DifferenceSheet.Draw(canvas, difference);
            canvas.Text(Origin(difference), HeaderPanel.Inset, DifferenceSheet.Page.Height - 14, Styles.Small, DifferenceSheet.Page.Width - (2 * HeaderPanel.Inset));
        });

    /// <summary>How the page is to be read, for its foot.</summary>
    internal static string Origin(BookDifference difference) =>
        $"RiskAnalytics {difference.After.EngineVersion} · effects add up to the change · open bars: what is not split, or became known or unknown";
}
