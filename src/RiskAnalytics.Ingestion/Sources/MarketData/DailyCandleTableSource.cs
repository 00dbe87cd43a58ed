using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.MarketData;

/// <summary>A compiled table of daily candles.</summary>
public sealed class DailyCandleTableSource : IReserveSource
{
    /// <inheritdoc/>
    public string Code => "daily-candle-table";

    /// <inheritdoc/>
    public string Description => "Compiled table of daily candles of one exchange in US dollars; the closing prices are used.";

    /// <inheritdoc/>
    public string Rhythm => "compiled once";

    /// <inheritdoc/>
    public string Traps => "The volume is that of one exchange in units of the coin, so it is not taken for the market; days are UTC.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) => document.HasColumns("date", "asset", "open", "high", "low", "close", "volume_base");

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

            seen.Add(seen.Quote(asset, $"row {row.Line}", "closing price") with { Price = row.Price("close") }, CurrencyCode.Usd, date);
        }

        return seen.Reading(rows.RowCount);
    }
}
