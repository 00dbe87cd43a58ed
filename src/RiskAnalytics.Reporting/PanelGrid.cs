using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Reporting.Panels;
using SkiaSharp;

namespace RiskAnalytics.Reporting;

/// <summary>Gives each panel its rectangle: rows as high as their panels want, the highest shortened first where the page is full.</summary>
internal static class PanelGrid
{
    /// <summary>Space between cards.</summary>
    public const float Gap = 9;

    /// <summary>The rectangles of the panels, in the order given.</summary>
    /// <param name="rows">Rows of panels with their parts of the width.</param>
    /// <param name="area">Where they go; rows end above its bottom.</param>
    /// <param name="mostRow">No row is higher than this unless a panel cannot be drawn lower.</param>
    /// <param name="assessment">What they draw.</param>
    public static List<(IReportPanel Panel, SKRect Bounds)> Arrange(
        ImmutableArray<ImmutableArray<(IReportPanel Panel, float Width)>> rows, SKRect area, float mostRow, HealthAssessment assessment)
    {
        PanelHeight[] heights = [.. rows.Select(row => RowHeight(row, area.Width, assessment))];
        float available = area.Height - (Gap * (rows.Length - 1));
        float most = Level(heights, available, mostRow);
        float spare = Spare(heights, available, most);
        var places = new List<(IReportPanel, SKRect)>();
        float y = area.Top;
        for (int i = 0; i < rows.Length; i++)
        {
            float height = Math.Max(heights[i].Least, Math.Min(heights[i].Wanted, most)) + (spare * (heights[i].Most - heights[i].Wanted));
            float x = area.Left;
            foreach ((IReportPanel panel, float part) in rows[i])
            {
                float width = PanelWidth(rows[i], part, area.Width);
                places.Add((panel, new SKRect(x, y, x + width, y + height)));
                x += width + Gap;
            }

            y += height + Gap;
        }

        return places;
    }

    private static float PanelWidth(ImmutableArray<(IReportPanel Panel, float Width)> row, float part, float width) =>
        (width - (Gap * (row.Length - 1))) * part / row.Sum(p => p.Width);

    private static PanelHeight RowHeight(ImmutableArray<(IReportPanel Panel, float Width)> row, float width, HealthAssessment assessment)
    {
        PanelHeight[] all = [.. row.Select(p => p.Panel.Measure(assessment, PanelWidth(row, p.Width, width)))];
        return new PanelHeight(all.Max(h => h.Least), all.Max(h => h.Wanted), Math.Max(all.Max(h => h.Most), all.Max(h => h.Wanted)));
    }

    // The part, 0 to 1, of what rows could grow by that the page has room for. A picture is as high as its rows want.
    private static float Spare(PanelHeight[] heights, float available, float level)
    {
        float left = available - heights.Sum(h => Math.Max(h.Least, Math.Min(h.Wanted, level)));
        float growth = heights.Sum(h => h.Most - h.Wanted);
        return available > 10_000 || left <= 0 || growth <= 0 ? 0 : Math.Min(1, left / growth);
    }

    // The height that no row may pass so that all rows fit together.
    private static float Level(PanelHeight[] heights, float available, float mostRow)
    {
        float low = 0;
        float high = Math.Min(mostRow, heights.Max(h => h.Wanted));
        if (Sum(high) <= available)
        {
            return high;
        }

        for (int i = 0; i < 40; i++)
        {
            float middle = (low + high) / 2;
            if (Sum(middle) <= available)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return low;

        float Sum(float level) => heights.Sum(h => Math.Max(h.Least, Math.Min(h.Wanted, level)));
    }
}
