using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace RiskAnalytics.Reporting.Workbooks;

/// <summary>Writes sheets as an Excel workbook. MiniExcel lays out the package, the sheets, widths, the frozen header and the filter.</summary>
internal static class WorkbookWriter
{
    /// <summary>Writes the workbook; the same sheets give the same bytes.</summary>
    public static void Write(IReadOnlyList<SheetTable> sheets, Stream output)
    {
        using var draft = new MemoryStream();
        var values = new OrderedDictionary<string, object>();
        foreach (var sheet in sheets)
        {
            values.Add(sheet.Name, sheet.Rows.Select(row => Row(sheet, row)));
        }

        draft.SaveAs(values, configuration: new OpenXmlConfiguration
        {
            AutoFilter = true,
            FreezeRowCount = 1,
            TableStyles = TableStyles.None,
            DynamicColumns =
            [
                .. sheets.SelectMany(sheet => sheet.Columns).Distinct(StringComparer.Ordinal)
                    .Select(column => new MiniExcelLibs.Attributes.DynamicExcelColumn(column) { Width = SheetTable.Width(column) }),
            ],
        });
        draft.Position = 0;
        WorkbookFinish.Write(draft, sheets, output);
    }

    private static Dictionary<string, object> Row(SheetTable sheet, IReadOnlyList<SheetCell> row)
    {
        var cells = new Dictionary<string, object>(row.Count, StringComparer.Ordinal);
        for (var i = 0; i < row.Count; i++)
        {
            cells.Add(sheet.Columns[i], row[i].Number is { } number ? number : row[i].Words);
        }

        return cells;
    }
}
