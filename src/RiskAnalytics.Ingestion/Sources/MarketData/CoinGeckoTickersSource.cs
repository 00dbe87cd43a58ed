using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.MarketData;

/// <summary>The markets of one coin with their depth that CoinGecko gives.</summary>
public sealed class CoinGeckoTickersSource : IReserveSource
{
    /// <inheritdoc/>
    public string Code => "coingecko-tickers";

    /// <inheritdoc/>
    public string Description => "CoinGecko /coins/{id}/tickers: depth within 2%, spread and volume of one coin, market by market.";

    /// <inheritdoc/>
    public string Rhythm => "on request";

    /// <inheritdoc/>
    public string Traps => "A page has at most 100 markets, so the sums are lower bounds; stale and anomalous markets are left out; the trust score may be null; the spread is in percent.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) =>
        JsonView.Root(document)?.Find("tickers")?.First() is { } ticker && ticker.Has("base", "target", "converted_last", "coin_id");

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        var seen = new MarketFindings(document, new IssueLog());
        var tickers = seen.Root().Find("tickers")!.Items().ToList();
        // The coin of the page is the one that most of its markets trade.
        var id = tickers.GroupBy(t => t.Text("coin_id")).OrderByDescending(g => g.Count()).First().Key;
        var used = tickers.Where(t => t.Text("coin_id") == id && t.Text("is_stale") != "true" && t.Text("is_anomaly") != "true").ToList();
        if (used.Count < tickers.Count)
        {
            seen.Log.Info("tickers-left-out", document.Name, null, "$.tickers", FormattableString.Invariant(
                $"{tickers.Count - used.Count} of {tickers.Count} markets are stale, anomalous or of another coin, and are left out"));
        }

        var date = document.AsOf(used.Select(t => MarketFindings.DayOf((t.Find("timestamp") ?? t.Find("last_fetch_at"))?.IsoInstant())).Max(), seen.Log);
        if (used.Count == 0 || date is not { } day
            || CoinGeckoIds.AssetOf(id, used[0].Text("base"), day, document.Name, used[0].Path, seen.Log) is not { } asset)
            return seen.Reading(tickers.Count);

        var largest = used.MaxBy(t => t.Find("converted_volume", "usd")?.AmountFromZero() ?? 0)!;
        var remark = FormattableString.Invariant($"depth and volume summed over {used.Count} markets, price and spread of {largest.Find("market")?.Text("name") ?? "the largest"}");
        seen.Add(seen.Quote(asset, "$.tickers", remark) with
        {
            Price = seen.Price(largest.Find("converted_last", "usd")),
            Volume24h = Sum(used.Select(t => t.Find("converted_volume", "usd")?.AmountFromZero())),
            Depth2PctDown = Sum(used.Select(t => t.AmountFromZero("cost_to_move_down_usd"))),
            Spread = largest.AmountFromZero("bid_ask_spread_percentage") / 100m,
        }, CurrencyCode.Usd, day);
        return seen.Reading(tickers.Count, day);
    }

    /// <summary>The sum of what is known; null when nothing is.</summary>
    private static decimal? Sum(IEnumerable<decimal?> figures)
    {
        decimal? sum = null;
        try
        {
            foreach (var figure in figures)
                sum = figure is null ? sum : (sum ?? 0) + figure;
            return sum;
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
