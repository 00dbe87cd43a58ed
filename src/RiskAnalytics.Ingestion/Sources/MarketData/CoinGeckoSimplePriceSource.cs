using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.MarketData;

/// <summary>CoinGecko <c>/simple/price</c>: the price of coins by id.</summary>
public sealed class CoinGeckoSimplePriceSource : JsonMarketSource
{
    private const int MostLooked = 8;

    /// <inheritdoc/>
    public override string Code => "coingecko-simple-price";

    /// <inheritdoc/>
    public override string Description => "CoinGecko /simple/price: price, market value and volume of coins by id, in US dollars.";

    /// <inheritdoc/>
    public override string Traps => "Without last_updated_at the body has no date; other currencies than usd are not read.";

    internal override bool HasShape(JsonView root)
    {
        var coins = root.Properties().Take(MostLooked).ToList();
        return coins.Count > 0 && coins.All(c => c.Value.Find("usd") is { IsNumber: true });
    }

    internal override int LinesOf(JsonView root) => root.Properties().Count();

    internal override IEnumerable<MarketObservation> Observe(JsonView root, SourceDocument document, IssueLog log)
    {
        foreach (var (id, coin) in root.Properties())
        {
            if (CoinGeckoCoins.AssetOf(id, null, coin.Path, document, log) is not { } asset
                || DayOf(coin.Find("last_updated_at")?.UnixSeconds(), document, log) is not { } date)
            {
                continue;
            }

            yield return InDollars(
                QuoteAt(asset, coin, document) with
                {
                    Price = coin.AmountFromZero("usd"),
                    MarketCap = coin.AmountFromZero("usd_market_cap"),
                    Volume24h = coin.AmountFromZero("usd_24h_vol"),
                },
                date);
        }
    }
}
