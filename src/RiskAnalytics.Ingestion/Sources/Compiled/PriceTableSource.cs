using System.Collections.Immutable;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.Compiled;

/// <summary>Daily prices near the dates of reports.</summary>
public sealed class PriceTableSource : MarketTableSource
{
    /// <inheritdoc/>
    public override string Code => "price-table";

    /// <inheritdoc/>
    public override string Description => "A table of daily prices in US dollars, from units per dollar.";

    /// <inheritdoc/>
    public override string Traps => "Prices from public currency rates: usdc reads up to 1.008 in mid 2025 and serves no peg test.";

    internal override ImmutableArray<string> Columns => ["date", "asset", "price_usd", "units_per_usd"];

    internal override MarketObservation? Observe(RowReader row, IssueLog log) => InDollars(row, "date", q => q with { Price = row.AmountFromZero("price_usd") });
}
