using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Reporting.Comparison;
using RiskAnalytics.Reporting.Drawing;
using SkiaSharp;

namespace RiskAnalytics.Reporting.Renderers;

/// <summary>Entities side by side as PDF, A4 landscape, on as many pages as needed.</summary>
public sealed class ComparisonPdfRenderer : IReportRenderer<EntityComparison>
{
    private static readonly SKSize Landscape = new(841.89f, 595.28f);

    /// <inheritdoc/>
    public string FileName => "comparison.pdf";

    /// <inheritdoc/>
    public void Render(EntityComparison result, Stream output) => Render(result, output, null);

    internal static void Render(EntityComparison comparison, Stream output, LayoutTrace? trace)
    {
        using var book = new PageBook(trace);
        float bottom = Landscape.Height - 34 - ComparisonSheet.Notes;
        PanelCanvas canvas = NewPage(book, comparison);
        float y = ComparisonSheet.Header + 8;
        foreach (ComparisonGroup group in comparison.Groups)
        {
            if (y + ComparisonSheet.GroupHead + ComparisonSheet.Row > bottom)
            {
                canvas = NewPage(book, comparison);
                y = ComparisonSheet.Header + 8;
            }

            book.Mark(group.HasExchangeProfile ? "Exchanges and wrapped assets" : "Stablecoin issuers and other firms", 0, y);
            ComparisonSheet.DrawGroupHead(canvas, Landscape.Width, y, group, isContinued: false);
            y += ComparisonSheet.GroupHead - 6;
            for (int i = 0; i < group.Rows.Length; i++)
            {
                if (y + ComparisonSheet.Row > bottom)
                {
                    canvas = NewPage(book, comparison);
                    y = ComparisonSheet.Header + 8;
                    ComparisonSheet.DrawGroupHead(canvas, Landscape.Width, y, group, isContinued: true);
                    y += ComparisonSheet.GroupHead - 6;
                }

                ComparisonSheet.DrawRow(canvas, Landscape.Width, y, group.Rows[i], i % 2 == 1);
                y += ComparisonSheet.Row;
            }

            y += 10;
        }

        HealthAssessment first = comparison.Rows.First().Assessment;
        string origin = $"RiskAnalytics {first.EngineVersion} · policy {first.Policy.Id} {first.Policy.Version} · newest book {Format.Date(comparison.Newest)}";
        var properties = new DocumentProperties(
            $"Comparison of reserves, {Format.Date(comparison.Newest)}",
            $"{Words.Count(comparison.Rows.Count(), "entity", "entities")} under policy {first.Policy.Id} {first.Policy.Version}",
            "RiskAnalytics",
            "reserve, comparison",
            $"RiskAnalytics {first.EngineVersion}",
            comparison.Newest);
        book.Write(output, properties, (page, size, number, pages) =>
        {
            ComparisonSheet.DrawNotes(page, size.Width, bottom);
            HealthPdfRenderer.Footer(page, size, origin, number, pages);
        });
    }

    private static PanelCanvas NewPage(PageBook book, EntityComparison comparison)
    {
        PanelCanvas canvas = book.BeginPage(Landscape);
        canvas.Fill(SKRect.Create(Landscape), Palette.White);
        ComparisonSheet.DrawHeader(canvas, Landscape.Width, comparison);
        return canvas;
    }
}
