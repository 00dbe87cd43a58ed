using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Regulation;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Reporting.Renderers;

namespace RiskAnalytics.Reporting.Disclosure;

/// <summary>A disclosure as comma-separated text: one row a line, and one a cell of its tables.</summary>
public static class DisclosureCsv
{
    private static readonly string[] Header = ["document", "id", "section", "line", "required", "state", "row", "column", "value", "unit", "reason", "source"];

    /// <summary>A header and the lines in the order of the document. A cell of a table names its row, from 1, and its column.</summary>
    public static string Of(DisclosureDocument document, DisclosureWording wording)
    {
        var csv = new CsvText().AddHeader(Header);
        foreach (var item in document.Items)
        {
            if (item.Table is not { } table)
            {
                Begin(csv, document, item, wording).Add("").Add("");
                Value(csv, item.Figure?.Value, item.Text ?? (item.State == DisclosureState.None ? "none" : item.Figure?.Value is null ? "not evaluated" : null), item.Figure?.Definition.Unit);
                csv.Add(item.Reason).Add(item.Source).EndRow();
                continue;
            }

            for (var row = 0; row < table.Rows.Length; row++)
            {
                for (var column = 0; column < table.Columns.Length; column++)
                {
                    var cell = table.Rows[row][column];
                    Begin(csv, document, item, wording).Add(Format.Number(row + 1)).Add(wording.Columns[table.Columns[column]]);
                    Value(csv, cell.Value, cell.Text, cell.Unit);
                    csv.Add(item.Reason).Add(item.Source).EndRow();
                }
            }
        }

        return csv.ToString();
    }

    private static CsvText Begin(CsvText csv, DisclosureDocument document, DisclosureItem item, DisclosureWording wording) =>
        csv.Add(document.Id).Add(item.Id).Add(wording.Section(item)).Add(wording.Label(item)).Add(item.IsRequired).Add(Format.Word(item.State).Replace('_', ' '));

    private static void Value(CsvText csv, decimal? number, string? text, MetricUnit? unit)
    {
        if (text is not null)
            csv.Add(text).Add("text");
        else
            csv.Add(number).Add(unit is { } known ? Format.Word(known) : "");
    }
}
