using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.MarketData;

/// <summary>A compiled table of prices.</summary>
public sealed class PriceTableSource : IReserveSource
{
    /// <inheritdoc/>
    public string Code => "price-table";

    /// <inheritdoc/>
    public string Description => "Compiled table of prices in US dollars by date and asset.";

    /// <inheritdoc/>
    public string Rhythm => "compiled once";

    /// <inheritdoc/>
    public string Traps => "Prices are the inverse of a printed rate, so they may have more digits than the rate.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) => document.HasColumns("date", "asset", "price_usd", "units_per_usd");

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        var seen = new MarketFindings(document, new IssueLog());
        var rows = document.ReadTable(seen.Log);
        var row = new RowReader(rows, seen.Log);
        for (row.Row = 0; row.Row < rows.RowCount; row.Row++)
        {
            if (row.IsBlank())
                continue;
            if (row.Date("date") is not { } date || row.Text("asset") is not { } symbol || seen.AssetOf(symbol, date, $"row {row.Line}") is not { } asset)
            {
                seen.Log.Error("row-without-key", document.Name, row.Line, null, "the row lacks a date or an asset and is left out", omitsLine: true);
                continue;
            }

            seen.Add(seen.Quote(asset, $"row {row.Line}", row.Text("source")) with { Price = row.Price("price_usd") }, CurrencyCode.Usd, date);
        }

        return seen.Reading(rows.RowCount);
    }
}
