using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.MarketData;

/// <summary>A compiled table of collateral ladders.</summary>
public sealed class CollateralTierTableSource : IReserveSource
{
    /// <inheritdoc/>
    public string Code => "collateral-tier-table";

    /// <inheritdoc/>
    public string Description => "Compiled table of the collateral ladders of Binance, one row per step.";

    /// <inheritdoc/>
    public string Rhythm => "compiled once";

    /// <inheritdoc/>
    public string Traps => "Three ladders stand beside each other, of which that for margin is used; bounds are in USDT and weights in percent; the date of the prices is inferred, its last day is taken.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) => document.HasColumns("asset", "ladder", "tier", "from_usdt", "to_usdt_blank_is_unbounded", "weight_pct");

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        var seen = new MarketFindings(document, new IssueLog());
        var rows = document.ReadTable(seen.Log);
        var row = new RowReader(rows, seen.Log);
        var ladders = new Dictionary<(string Asset, DateOnly Date), (List<(decimal?, decimal?, decimal?)> Steps, int Line, decimal? Price)>();
        for (row.Row = 0; row.Row < rows.RowCount; row.Row++)
        {
            if (row.Text("ladder") != "margin" || row.Text("asset") is not { } asset)
                continue;
            if (Cell.Date(row.Text("price_dates_inferred")?.Split('/')[^1]).OrNull is not { } date)
            {
                seen.Log.Error("row-without-key", document.Name, row.Line, "price_dates_inferred", "the row has no date and is left out", omitsLine: true);
                continue;
            }

            if (!ladders.TryGetValue((asset, date), out var ladder))
                ladders[(asset, date)] = ladder = ([], row.Line, row.Price("usdt_price"));
            ladder.Steps.Add((row.AmountFromZero("from_usdt"), row.AmountFromZero("to_usdt_blank_is_unbounded"), row.AmountFromZero("weight_pct") / 100m));
        }

        foreach (var ((symbol, date), (steps, line, price)) in ladders.OrderBy(l => l.Value.Line))
        {
            if (seen.AssetOf(symbol, date, $"row {line}") is not { } asset)
                continue;
            if (HaircutLadder.Of(steps) is { } tiers)
                seen.Add(seen.Quote(asset, $"row {line}", "Binance margin ladder, USDT counted as one dollar") with { Price = price, HaircutTiers = tiers }, CurrencyCode.Usd, date);
            else
                seen.Log.Error("bad-haircut-tiers", document.Name, line, "from_usdt", "the steps of the ladder do not join, or a weight is no percentage; the ladder is left out", omitsLine: true);
        }

        seen.Log.Info("ladders-not-used", document.Name, null, "ladder", "the ladders for loans to large customers and for portfolio margin are not used; that for margin is");
        return seen.Reading(rows.RowCount);
    }
}
