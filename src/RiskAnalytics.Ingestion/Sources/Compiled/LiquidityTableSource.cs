using System.Collections.Immutable;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.Compiled;

/// <summary>Order book depths found in text.</summary>
public sealed class LiquidityTableSource : MarketTableSource
{
    /// <inheritdoc/>
    public override string Code => "liquidity-table";

    /// <inheritdoc/>
    public override string Description => "A table of order book depths found in text, each with its measure in words.";

    /// <inheritdoc/>
    public override string Traps => "Only rows measured as depth 2% down on a stated day are used; the others measure something else or state a year.";

    internal override ImmutableArray<string> Columns => ["date", "asset", "measure", "value", "unit", "source_kind"];

    internal override MarketObservation? Observe(RowReader row, IssueLog log)
    {
        var isUsable = row.Raw("date") is { Length: 10 } && row.Text("unit") == "USD"
            && row.Text("measure")?.StartsWith("2% depth down", StringComparison.Ordinal) == true;
        return isUsable ? InDollars(row, "date", q => q with { Depth2PctDown = row.AmountFromZero("value") }) : null;
    }
}
