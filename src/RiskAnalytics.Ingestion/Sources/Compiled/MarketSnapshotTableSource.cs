using System.Collections.Immutable;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.Compiled;

/// <summary>Monthly ranks, prices, market values, supplies and volumes of coins.</summary>
public sealed class MarketSnapshotTableSource : MarketTableSource
{
    /// <inheritdoc/>
    public override string Code => "market-snapshot-table";

    /// <inheritdoc/>
    public override string Description => "A table of monthly market snapshots: rank, price, market value, supply and volume of coins.";

    /// <inheritdoc/>
    public override string Traps => "Market value may use a smaller supply than an exchange reports as reserve.";

    internal override ImmutableArray<string> Columns => ["snapshot_date", "asset", "rank", "price_usd", "market_cap_usd", "circulating_supply"];

    internal override MarketObservation? Observe(RowReader row, IssueLog log) => InDollars(row, "snapshot_date", q => q with
    {
        Price = row.AmountFromZero("price_usd"),
        MarketCap = row.AmountFromZero("market_cap_usd"),
        CirculatingSupply = row.AmountFromZero("circulating_supply"),
        Volume24h = row.AmountFromZero("volume_24h_usd"),
    });
}
