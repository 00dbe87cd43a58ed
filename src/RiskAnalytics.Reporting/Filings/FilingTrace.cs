using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Regulation;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Reporting.Renderers;

namespace RiskAnalytics.Reporting.Filings;

/// <summary>What stands behind a package, for the file that lies beside it: each value with formula, inputs and source, and all that is missing.</summary>
public static class FilingTrace
{
    /// <summary>The trace as a table.</summary>
    /// <param name="report">The tables.</param>
    /// <param name="tables">What the datapoints are called.</param>
    public static string Of(FilingReport report, FilingTables tables)
    {
        var text = new CsvText().AddHeader(["state", "table", "datapoint", "keys", "label", "value", "formula", "inputs", "source", "reason"]);
        foreach (var value in report.Values)
        {
            var label = tables.Of(value.Table).First(datapoint => datapoint.Datapoint == value.Datapoint).Label;
            text.Add("filed").Add(value.Table).Add(value.Datapoint).Add(string.Join(' ', value.Keys.Select(key => key.Value))).Add(label);
            if (value.Figure is { } figure)
                text.Add(figure.Value).Add(figure.Definition.Formula).Add(string.Join("; ", figure.Inputs.Select(Input))).Add(figure.Definition.Source).Add(figure.Reason).EndRow();
            else
                text.Add(value.Text).Add("").Add("").Add("").Add("").EndRow();
        }

        foreach (var indicator in report.Indicators.Where(indicator => !indicator.IsReported))
            Row("not reported", indicator.Template, indicator.Reason!);
        foreach (var missing in report.Missing)
            Row("missing", "", missing);
        foreach (var note in report.Notes)
            Row("note", "", note);
        return text.ToString();

        void Row(string state, string table, string reason) =>
            text.Add(state).Add(table).Add("").Add("").Add("").Add("").Add("").Add("").Add("").Add(reason).EndRow();
    }

    private static string Input(MetricInput input) => $"{input.Name} = {(input.Value is { } value ? Format.Exact(value) : "absent")} ({input.Source})";
}
