using System.Collections.Immutable;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.Compiled;

/// <summary>Daily candles of coins on one exchange.</summary>
public sealed class DailyCandleTableSource : MarketTableSource
{
    /// <inheritdoc/>
    public override string Code => "daily-candle-table";

    /// <inheritdoc/>
    public override string Description => "A table of daily candles in US dollars: open, high, low, close and volume in units.";

    /// <inheritdoc/>
    public override string Traps => "The closing price counts; volume is of one exchange and in units, so it is not taken for the market's volume.";

    internal override ImmutableArray<string> Columns => ["date", "asset", "open", "high", "low", "close", "volume_base"];

    internal override MarketObservation? Observe(RowReader row, IssueLog log) => InDollars(row, "date", q => q with { Price = row.AmountFromZero("close") });
}
