using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;
using RiskAnalytics.Ingestion.Reference;

namespace RiskAnalytics.Ingestion.Sources.MarketData;

/// <summary>The reference rates of the European Central Bank.</summary>
public sealed class EcbRatesSource : IReserveSource
{
    /// <inheritdoc/>
    public string Code => "ecb-rates-csv";

    /// <inheritdoc/>
    public string Description => "ECB euro reference rates: how many units of each currency one euro buys, day by day.";

    /// <inheritdoc/>
    public string Rhythm => "each working day, about 16:00 CET";

    /// <inheritdoc/>
    public string Traps => "Rates are per euro; N/A is absent; the last column has no name; rates before 2018 are left out, since no reserve report is older.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) => document.HasColumns("date", "usd", "jpy", "gbp", "chf") && document.Columns.All(c => c is "date" || c.Length is 0 or 3 || c.StartsWith("column ", StringComparison.Ordinal));

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        var seen = new MarketFindings(document, new IssueLog());
        var rows = document.ReadTable(seen.Log);
        var row = new RowReader(rows, seen.Log);
        var currencies = rows.ColumnNames.Select(c => (Column: c, Code: c.ToUpperInvariant())).Where(c => AssetDirectory.IsFiat(c.Code)).ToList();
        var euro = AssetSymbol.Parse("EUR");
        var tooOld = 0;
        for (row.Row = 0; row.Row < rows.RowCount; row.Row++)
        {
            if (row.IsBlank())
                continue;
            if (row.Date("date") is not { } date)
                seen.Log.Error("row-without-key", document.Name, row.Line, "date", "the row has no date and is left out", omitsLine: true);
            else if (date.Year < FirstYear)
                tooOld++;
            else
            {
                foreach (var (column, code) in currencies)
                {
                    if (row.Price(column) is > 0 and { } rate)
                        seen.Add(seen.Quote(euro, $"row {row.Line}, {code}") with { Price = rate }, CurrencyCode.Parse(code), date);
                }
            }
        }

        if (tooOld > 0)
            seen.Log.Info("old-rates", document.Name, null, "date", FormattableString.Invariant($"{tooOld} days before {FirstYear} are left out"));
        return seen.Reading(rows.RowCount);
    }

    private const int FirstYear = 2018;
}
