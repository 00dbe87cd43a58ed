using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.MarketData;

/// <summary>A compiled table of reported order-book depth.</summary>
public sealed class LiquidityTableSource : IReserveSource
{
    /// <inheritdoc/>
    public string Code => "liquidity-table";

    /// <inheritdoc/>
    public string Description => "Compiled table of order-book depth as reported in texts.";

    /// <inheritdoc/>
    public string Rhythm => "compiled once";

    /// <inheritdoc/>
    public string Traps => "Most rows are rounded, two-way, in another reach than 2%, or have no day; only depth within 2% below mid on a stated day is used, and one venue is a lower bound.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) => document.HasColumns("date", "asset", "measure", "value", "unit", "source_kind");

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        var seen = new MarketFindings(document, new IssueLog());
        var rows = document.ReadTable(seen.Log);
        var row = new RowReader(rows, seen.Log);
        var unused = 0;
        for (row.Row = 0; row.Row < rows.RowCount; row.Row++)
        {
            var measure = row.Text("measure");
            if (measure?.StartsWith("2% depth down", StringComparison.Ordinal) != true || row.Text("unit") != "USD"
                || Cell.Date(row.Text("date")).OrNull is not { } date || seen.AssetOf(row.Text("asset"), date, $"row {row.Line}") is not { } asset)
            {
                unused++;
                continue;
            }

            seen.Add(seen.Quote(asset, $"row {row.Line}", measure) with { Depth2PctDown = row.AmountFromZero("value") }, CurrencyCode.Usd, date);
        }

        if (unused > 0)
            seen.Log.Info("measures-not-used", document.Name, null, "measure", FormattableString.Invariant($"{unused} of {rows.RowCount} rows are of another measure than depth within 2% below mid on a stated day, and are not used"));
        return seen.Reading(rows.RowCount);
    }
}
