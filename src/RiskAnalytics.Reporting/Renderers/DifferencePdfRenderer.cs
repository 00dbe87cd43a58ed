using RiskAnalytics.Core.Comparison;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Reporting.Comparison;
using RiskAnalytics.Reporting.Drawing;

namespace RiskAnalytics.Reporting.Renderers;

/// <summary>What changed between two books as PDF, one page A4 landscape.</summary>
public sealed class DifferencePdfRenderer : IReportRenderer<BookDifference>
{
    /// <inheritdoc/>
    public string FileName => "difference.pdf";

    /// <inheritdoc/>
    public void Render(BookDifference result, Stream output) => Render(result, output, null);

    internal static void Render(BookDifference difference, Stream output, LayoutTrace? trace)
    {
        using var book = new PageBook(trace);
        DifferenceSheet.Draw(book.BeginPage(DifferenceSheet.Page), difference);
        book.Mark("What changed", 0, 0);
        var (before, after) = (difference.Before, difference.After);
        var dates = $"{Format.Date(before.Snapshot.AsOf)} to {Format.Date(after.Snapshot.AsOf)}";
        var properties = new DocumentProperties(
            $"What changed: {after.Entity.Name}, {dates}",
            $"Difference of two books under policy {after.Policy.Id} {after.Policy.Version}",
            "RiskAnalytics",
            $"reserve, difference, {after.Entity.Id}",
            $"RiskAnalytics {after.EngineVersion}",
            after.Snapshot.AsOf);
        book.Write(output, properties, (page, size, number, pages) => HealthPdfRenderer.Footer(page, size, $"{after.Entity.Id}, {dates} · {DifferencePngRenderer.Origin(difference)}", number, pages));
    }
}
