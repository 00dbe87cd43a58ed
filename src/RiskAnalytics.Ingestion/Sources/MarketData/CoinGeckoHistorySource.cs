using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.MarketData;

/// <summary>CoinGecko <c>/coins/{id}/history</c>: one coin on one day.</summary>
public sealed class CoinGeckoHistorySource : JsonMarketSource
{
    /// <inheritdoc/>
    public override string Code => "coingecko-history";

    /// <inheritdoc/>
    public override string Description => "CoinGecko /coins/{id}/history: price, market value and volume of one coin on one day.";

    /// <inheritdoc/>
    public override string Rhythm => "daily";

    /// <inheritdoc/>
    public override string Traps => "The day stands in the request (day first) and not in the answer, so it comes from --as-of or the file name.";

    internal override bool HasShape(JsonView root) =>
        root.Has("id", "symbol", "name") && root.Find("market_data", "current_price") is { IsObject: true } && !root.Has("last_updated");

    internal override IEnumerable<MarketObservation> Observe(JsonView root, SourceDocument document, IssueLog log)
    {
        var data = root.Find("market_data")!;
        if (CoinGeckoCoins.AssetOf(root, document, log) is not { } asset || DayOf(null, document, log) is not { } date)
            yield break;

        yield return InDollars(
            QuoteAt(asset, data, document) with
            {
                Price = data.Find("current_price", "usd")?.AmountFromZero(),
                MarketCap = data.Find("market_cap", "usd")?.AmountFromZero(),
                Volume24h = data.Find("total_volume", "usd")?.AmountFromZero(),
            },
            date);
    }
}
