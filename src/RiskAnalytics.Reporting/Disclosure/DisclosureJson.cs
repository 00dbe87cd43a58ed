using System.Text.Json;
using RiskAnalytics.Core.Regulation;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Reporting.Renderers;

namespace RiskAnalytics.Reporting.Disclosure;

/// <summary>A disclosure as JSON, schema <c>riskanalytics/disclosure/1</c>: every line with its state.</summary>
public static class DisclosureJson
{
    /// <summary>The document with its wording.</summary>
    public static string Of(DisclosureDocument document, DisclosureWording wording) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("schema", "riskanalytics/disclosure/1");
        json.WriteString("document", document.Id);
        json.WriteString("title", wording.Title);
        json.WriteString("language", wording.Language);
        json.WriteString("regime", document.Regime);
        json.WriteString("entity", document.Snapshot.Entity.Id);
        json.WriteString("token", document.Snapshot.Entity.Token?.Symbol.Text);
        json.WriteDate("as_of", document.Snapshot.AsOf);
        json.WriteString("currency", document.Snapshot.ReportingCurrency.Letters);
        json.WriteBoolean("voluntary", document.IsVoluntary);
        json.WriteBoolean("draft", document.IsDraft);
        json.WriteStartObject("count");
        foreach (var state in Enum.GetValues<DisclosureState>())
            json.WriteNumber(Format.Word(state), document.Items.Count(item => item.State == state));
        json.WriteEndObject();
        json.WriteTexts("missing", document.Missing.Select(item => item.Id));
        json.WriteArray("lines", document.Items, item => Line(json, item, wording));
        json.WriteTexts("notices", wording.Notices);
        json.WriteEndObject();
    });

    private static void Line(Utf8JsonWriter json, DisclosureItem item, DisclosureWording wording)
    {
        json.WriteString("id", item.Id);
        json.WriteString("section", wording.Section(item));
        json.WriteString("label", wording.Label(item));
        json.WriteBoolean("required", item.IsRequired);
        json.WriteString("state", Format.Word(item.State));
        json.WriteFigure("value", item.Figure?.Value);
        json.WriteString("unit", item.Figure is { Value: not null } figure ? Format.Word(figure.Definition.Unit) : null);
        json.WriteString("text", item.Text);
        if (item.Table is { } table)
            Table(json, table);
        else
            json.WriteNull("table");
        json.WriteString("reason", item.Reason);
        json.WriteString("source", item.Source);
        json.WriteString("figure", item.Figure?.Id);
        json.WriteTexts("rules", item.Rules);
    }

    private static void Table(Utf8JsonWriter json, DisclosureTable table)
    {
        json.WriteStartObject("table");
        json.WriteTexts("columns", table.Columns);
        json.WriteArray("rows", table.Rows, row =>
        {
            for (var i = 0; i < table.Columns.Length; i++)
            {
                if (row[i].Text is { } text)
                    json.WriteString(table.Columns[i], text);
                else
                    json.WriteFigure(table.Columns[i], row[i].Value);
            }
        });
        json.WriteEndObject();
    }
}
