using System.Collections.Immutable;
using RiskAnalytics.Core.Market;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.Compiled;

/// <summary>Collateral ladders of an exchange, one step a row.</summary>
public sealed class CollateralTierTableSource : IReserveSource
{
    private const string Ladder = "vip_loan";

    /// <inheritdoc/>
    public string Code => "collateral-tier-table";

    /// <inheritdoc/>
    public string Description => "A table of collateral ladders, one step a row: from, to and the share of the value that counts.";

    /// <inheritdoc/>
    public string Rhythm => "compiled once";

    /// <inheritdoc/>
    public string Traps => "Three ladders a coin; that for large loans (vip_loan) is used, since it reaches furthest in size; what lies beyond its last step counts nothing.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) => document.HasColumns("asset", "usdt_price", "ladder", "tier", "from_usdt", "to_usdt_blank_is_unbounded", "weight_pct");

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        var log = new IssueLog();
        var table = document.ReadTable(log);
        var row = new RowReader(table, log);
        var steps = new List<Step>();
        for (row.Row = 0; row.Row < table.RowCount; row.Row++)
        {
            if (row.Text("ladder") == Ladder && row.Symbol("asset") is { } asset
                && row.AmountFromZero("from_usdt") is { } from && row.AmountFromZero("weight_pct") is <= 100 and var weight)
            {
                steps.Add(new Step(asset, DayOf(row), row.AmountFromZero("usdt_price"), new HaircutTier(from, row.AmountFromZero("to_usdt_blank_is_unbounded"), weight / 100m), row.Source, row.Line));
            }
        }

        var market = steps.GroupBy(s => (s.Asset, s.Date)).Where(g => g.Key.Date is not null).Select(g => Observation([.. g])).ToImmutableArray();
        if (steps.Any(s => s.Date is null))
            log.Warning("no-date", document.Name, null, "price_dates_inferred", "ladders without a date are not used");
        return new SourceReading { Market = market, Issues = log.ToImmutable(), Lines = table.RowCount, AsOf = market.IsEmpty ? null : market.Max(m => m.Date) };
    }

    /// <summary>The first day of what may be a span such as <c>2024-05-31/2024-06-01</c>.</summary>
    private static DateOnly? DayOf(RowReader row) => Cell.Date(row.Text("price_dates_inferred")?.Split('/')[0]).OrNull;

    private static MarketObservation Observation(ImmutableArray<Step> steps) => new(
        new MarketQuote
        {
            Asset = steps[0].Asset,
            Price = steps[0].Price,
            AsOf = steps[0].Date,
            HaircutTiers = [.. steps.Select(s => s.Tier)],
            StatedSource = $"{steps[0].Place}, prices in USDT taken as US dollars",
            Source = steps[0].Place,
            Row = steps[0].Row,
        },
        CurrencyCode.Usd,
        steps[0].Date!.Value);

    private sealed record Step(AssetSymbol Asset, DateOnly? Date, decimal? Price, HaircutTier Tier, SourceRef Place, int Row);
}
