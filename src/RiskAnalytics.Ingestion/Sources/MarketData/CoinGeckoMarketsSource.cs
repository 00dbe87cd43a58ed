using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.MarketData;

/// <summary>The list of coins with their markets that CoinGecko gives.</summary>
public sealed class CoinGeckoMarketsSource : IReserveSource
{
    /// <inheritdoc/>
    public string Code => "coingecko-markets";

    /// <inheritdoc/>
    public string Description => "CoinGecko /coins/markets: price, market value, volume and supply of many coins.";

    /// <inheritdoc/>
    public string Rhythm => "on request";

    /// <inheritdoc/>
    public string Traps => "Symbols are lower case and not unique, so the id counts; the body does not name its currency; figures may be null, which is unknown and not zero.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) =>
        JsonView.Root(document)?.First() is { } coin && coin.Has("id", "symbol", "current_price", "market_cap", "total_volume");

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        var seen = new MarketFindings(document, new IssueLog());
        var currency = seen.CurrencyOfName();
        var lines = 0;
        foreach (var coin in seen.Root().Items())
        {
            lines++;
            var stated = MarketFindings.DayOf(coin.Find("last_updated")?.IsoInstant());
            if ((stated ?? document.AsOf(null, seen.Log)) is not { } date
                || CoinGeckoIds.AssetOf(coin.Text("id"), coin.Text("symbol"), date, document.Name, coin.Path, seen.Log) is not { } asset)
                continue;

            seen.Add(seen.Quote(asset, coin.Path) with
            {
                Price = seen.Price(coin.Find("current_price")),
                MarketCap = coin.AmountFromZero("market_cap"),
                CirculatingSupply = coin.AmountFromZero("circulating_supply"),
                Volume24h = coin.AmountFromZero("total_volume"),
            }, currency, date);
        }

        return seen.Reading(lines);
    }
}
