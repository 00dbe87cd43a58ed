using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.MarketData;

/// <summary>A compiled table of market snapshots.</summary>
public sealed class MarketSnapshotTableSource : IReserveSource
{
    /// <inheritdoc/>
    public string Code => "market-snapshot-table";

    /// <inheritdoc/>
    public string Description => "Compiled table of market snapshots: rank, price, market value, volume and supply by date and asset.";

    /// <inheritdoc/>
    public string Rhythm => "compiled once";

    /// <inheritdoc/>
    public string Traps => "Several providers may stand on one date; ranks are those of the provider.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) => document.HasColumns("snapshot_date", "provider", "asset", "price_usd", "market_cap_usd", "circulating_supply");

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
            if (row.Date("snapshot_date") is not { } date || row.Text("asset") is not { } symbol || seen.AssetOf(symbol, date, $"row {row.Line}") is not { } asset)
            {
                seen.Log.Error("row-without-key", document.Name, row.Line, null, "the row lacks a date or an asset and is left out", omitsLine: true);
                continue;
            }

            seen.Add(seen.Quote(asset, $"row {row.Line}", row.Text("provider")) with
            {
                Price = row.Price("price_usd"),
                MarketCap = row.AmountFromZero("market_cap_usd"),
                CirculatingSupply = row.AmountFromZero("circulating_supply"),
                Volume24h = row.AmountFromZero("volume_24h_usd"),
            }, CurrencyCode.Usd, date);
        }

        return seen.Reading(rows.RowCount);
    }
}
