using System.Globalization;
using System.Text;
using Microsoft.Data.Analysis;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Engine.Tests.Notebooks;

/// <summary>A data frame as an aligned text table, the same in every culture; decimals with six digits.</summary>
internal static class FrameText
{
    public static string Of(DataFrame frame, int rowsShown)
    {
        var rows = frame.Rows.Take(rowsShown).Select(row => row.Select(Cell).ToArray()).Prepend([.. frame.Columns.Select(c => c.Name)]).ToList();
        var widths = Enumerable.Range(0, frame.Columns.Count).Select(column => rows.Max(row => row[column].Length)).ToArray();
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            text.Append(string.Join("  ", row.Select((cell, column) =>
                frame.Columns[column] is DecimalDataFrameColumn ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]))).TrimEnd()).Append('\n');
        }

        if (frame.Rows.Count > rowsShown)
        {
            text.Append(CultureInfo.InvariantCulture, $"... {frame.Rows.Count - rowsShown} more rows\n");
        }

        return text.ToString();
    }

    private static string Cell(object? value) => value switch
    {
        null => "",
        decimal figure => Format.Number(figure, 6),
        DateTime date => Format.Date(DateOnly.FromDateTime(date)),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
