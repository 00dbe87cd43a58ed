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
        float bottom = Landscape.Height - 32 - ComparisonSheet.NotesHeight(comparison, Landscape.Width);
        PanelCanvas canvas = NewPage(book, comparison);
        float y = ComparisonSheet.Header + 8;
        float row = RowHeight(comparison, bottom - y);
        var key = ComparisonSheet.Key(comparison);
        foreach (ComparisonGroup group in comparison.Groups)
        {
            if (y + ComparisonSheet.GroupHead + row > bottom)
            {
                canvas = NewPage(book, comparison);
                y = ComparisonSheet.Header + 8;
            }

            book.Mark(group.HasExchangeProfile ? "Exchanges and wrapped assets" : "Stablecoin issuers and other firms", 0, y);
            ComparisonSheet.DrawGroupHead(canvas, Landscape.Width, y, group, isContinued: false);
            y += ComparisonSheet.GroupHead - 6;
            for (int i = 0; i < group.Rows.Length; i++)
            {
                if (y + row > bottom + 0.1f)
                {
                    canvas = NewPage(book, comparison);
                    y = ComparisonSheet.Header + 8;
                    ComparisonSheet.DrawGroupHead(canvas, Landscape.Width, y, group, isContinued: true);
                    y += ComparisonSheet.GroupHead - 6;
                }

                ComparisonSheet.DrawRow(canvas, Landscape.Width, y, row, group.Rows[i], i % 2 == 1, key);
                y += row;
            }

            y += 10;
        }

        HealthAssessment first = comparison.Rows.First().Assessment;
        string origin = $"RiskAnalytics {first.EngineVersion} · policy {first.Policy.Id} {first.Policy.Version} · newest book {Format.Date(comparison.Newest)}";
        var properties = new DocumentProperties(
            $"Comparison of reserves, {Format.Date(comparison.Newest)}",
            $"{ComparisonSheet.CountOf(comparison)} under policy {first.Policy.Id} {first.Policy.Version}",
            "RiskAnalytics",
            "reserve, comparison",
            $"RiskAnalytics {first.EngineVersion}",
            comparison.Newest);
        book.Write(output, properties, (page, size, number, pages) =>
        {
            ComparisonSheet.DrawNotes(page, size.Width, bottom, comparison);
            HealthPdfRenderer.Footer(page, size, origin, number, pages);
        });
    }

    // Rows are set closer where all then fit on one page; else they have their full height on several.
    private static float RowHeight(EntityComparison comparison, float available)
    {
        float heads = comparison.Groups.Length * (ComparisonSheet.GroupHead - 6 + 10);
        float row = (available - heads) / comparison.Rows.Count();
        return row >= ComparisonSheet.LeastRow ? Math.Min(row, ComparisonSheet.Row) : 34;
    }

    private static PanelCanvas NewPage(PageBook book, EntityComparison comparison)
    {
        PanelCanvas canvas = book.BeginPage(Landscape);
        canvas.Fill(SKRect.Create(Landscape), Palette.White);
        ComparisonSheet.DrawHeader(canvas, Landscape.Width, comparison);
        return canvas;
    }
}
