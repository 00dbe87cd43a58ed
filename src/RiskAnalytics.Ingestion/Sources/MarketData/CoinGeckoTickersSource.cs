using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.MarketData;

/// <summary>CoinGecko <c>/coins/{id}/tickers?depth=true</c>: what moves each market of a coin by 2%.</summary>
public sealed class CoinGeckoTickersSource : JsonMarketSource
{
    /// <inheritdoc/>
    public override string Code => "coingecko-tickers";

    /// <inheritdoc/>
    public override string Description => "CoinGecko /coins/{id}/tickers with depth: US dollars that move each market 2% down, and its spread.";

    /// <inheritdoc/>
    public override string Traps => "Stale and anomalous markets are left out; the depths of the others are added, since orders can be split; the answer is one page of perhaps many.";

    internal override bool HasShape(JsonView root) =>
        root.Find("tickers") is { IsArray: true } tickers && tickers.First() is { } first && first.Has("base", "target", "market", "last");

    internal override int LinesOf(JsonView root) => root.Find("tickers")!.Count;

    internal override IEnumerable<MarketObservation> Observe(JsonView root, SourceDocument document, IssueLog log)
    {
        var tickers = root.Find("tickers")!.Items().ToList();
        foreach (var coin in tickers.GroupBy(t => t.Text("coin_id") ?? ""))
        {
            var good = coin.Where(t => t.Text("is_stale") != "true" && t.Text("is_anomaly") != "true").ToList();
            var leftOut = coin.Count() - good.Count;
            if (leftOut > 0)
                log.Info("tickers-left-out", document.Name, null, coin.First().Path, FormattableString.Invariant($"{leftOut} of {coin.Count()} markets are stale or anomalous and are left out"));
            if (good.Count == 0 || CoinGeckoCoins.AssetOf(coin.Key, good[0].Text("base"), good[0].Path, document, log) is not { } asset)
                continue;

            var times = good.Select(t => t.Find("timestamp")?.IsoInstant()).OfType<DateTimeOffset>().ToList();
            if (DayOf(times.Count == 0 ? null : times.Max(), document, log) is not { } date)
                continue;

            var depths = good.Select(t => t.AmountFromZero("cost_to_move_down_usd")).OfType<decimal>().ToList();
            var spreads = good.Select(t => t.AmountFromZero("bid_ask_spread_percentage")).OfType<decimal>().ToList();
            yield return InDollars(
                QuoteAt(asset, good[0], document) with
                {
                    StatedSource = FormattableString.Invariant($"{document.Cite("$.tickers")}, depth of {depths.Count} markets added, narrowest spread"),
                    Price = good[0].Find("converted_last", "usd")?.AmountFromZero(),
                    Depth2PctDown = depths.Count == 0 ? null : Sum(depths, good[0]),
                    Spread = spreads.Count == 0 ? null : spreads.Min() / 100m,
                },
                date);
        }
    }

    private static decimal? Sum(List<decimal> depths, JsonView place)
    {
        try
        {
            return depths.Sum();
        }
        catch (OverflowException)
        {
            place.Bad("depths whose sum is below 7.9e28");
            return null;
        }
    }
}
