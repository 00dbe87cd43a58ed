using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.MarketData;

/// <summary>CoinGecko <c>/coins/markets</c>: price, market value, supply and volume of many coins.</summary>
public sealed class CoinGeckoMarketsSource : JsonMarketSource
{
    /// <inheritdoc/>
    public override string Code => "coingecko-markets";

    /// <inheritdoc/>
    public override string Description => "CoinGecko /coins/markets: price, market value, volume and circulating supply of coins, in US dollars.";

    /// <inheritdoc/>
    public override string Traps => "Symbols are not unique, so coins go by id; the body does not name its currency, which is taken as US dollars.";

    internal override bool HasShape(JsonView root) => root.First() is { } coin && coin.Has("id", "symbol", "current_price", "market_cap", "circulating_supply");

    internal override IEnumerable<MarketObservation> Observe(JsonView root, SourceDocument document, IssueLog log)
    {
        foreach (var coin in root.Items())
        {
            if (CoinGeckoCoins.AssetOf(coin, document, log) is not { } asset
                || DayOf(coin.Find("last_updated")?.IsoInstant(), document, log) is not { } date)
            {
                continue;
            }

            yield return InDollars(
                QuoteAt(asset, coin, document) with
                {
                    Price = coin.AmountFromZero("current_price"),
                    MarketCap = coin.AmountFromZero("market_cap"),
                    CirculatingSupply = coin.AmountFromZero("circulating_supply"),
                    Volume24h = coin.AmountFromZero("total_volume"),
                },
                date);
        }
    }
}
