using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Reporting.Comparison;
using RiskAnalytics.Reporting.Drawing;
using SkiaSharp;

namespace RiskAnalytics.Reporting.Renderers;

/// <summary>Entities side by side as one picture, 3200 pixels wide.</summary>
public sealed class ComparisonPngRenderer : IReportRenderer<EntityComparison>
{
    // The height of a picture is bounded by memory: beyond this the PDF goes on alone.
    private const int MostRows = 200;
    private const float Width = 860;

    /// <inheritdoc/>
    public string FileName => "comparison.png";

    /// <inheritdoc/>
    public void Render(EntityComparison result, Stream output) => Render(result, output, null);

    internal static void Render(EntityComparison comparison, Stream output, LayoutTrace? trace)
    {
        int rows = Math.Min(MostRows, comparison.Rows.Count());
        float height = ComparisonSheet.Header + 8 + (comparison.Groups.Length * (ComparisonSheet.GroupHead + 4)) + (rows * ComparisonSheet.Row) + ComparisonSheet.NotesHeight(comparison, Width) + 12;
        PngImage.Write(output, new SKSize(Width, height), trace, canvas =>
        {
            float y = ComparisonSheet.Header + 8;
            int left = rows;
            var key = ComparisonSheet.Key(comparison);
            ComparisonSheet.DrawHeader(canvas, Width, comparison);
            foreach (ComparisonGroup group in comparison.Groups)
            {
                ComparisonSheet.DrawGroupHead(canvas, Width, y, group, isContinued: false);
                y += ComparisonSheet.GroupHead - 6;
                for (int i = 0; i < group.Rows.Length && left > 0; i++, left--)
                {
                    ComparisonSheet.DrawRow(canvas, Width, y, ComparisonSheet.Row, group.Rows[i], i % 2 == 1, key);
                    y += ComparisonSheet.Row;
                }

                y += 10;
            }

            ComparisonSheet.DrawNotes(canvas, Width, y - 4, comparison);
            int more = comparison.Rows.Count() - rows;
            if (more > 0)
            {
                canvas.Text($"and {Words.Count(more, "more book")}: comparison.pdf", 36, height - 6, Styles.Small, 300);
            }
        });
    }
}
