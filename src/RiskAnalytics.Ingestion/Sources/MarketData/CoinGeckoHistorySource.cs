using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.MarketData;

/// <summary>One coin on one day as CoinGecko gives it.</summary>
public sealed class CoinGeckoHistorySource : IReserveSource
{
    /// <inheritdoc/>
    public string Code => "coingecko-history";

    /// <inheritdoc/>
    public string Description => "CoinGecko /coins/{id}/history: price, market value and volume of one coin on one day, in many currencies.";

    /// <inheritdoc/>
    public string Rhythm => "on request";

    /// <inheritdoc/>
    public string Traps => "The body does not say which day it is of; only the amounts in US dollars are taken.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) =>
        JsonView.Root(document) is { } root && root.Has("id", "symbol") && root.Find("market_data", "current_price") is { IsObject: true };

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        var seen = new MarketFindings(document, new IssueLog());
        var root = seen.Root();
        if (document.AsOf(null, seen.Log) is { } date
            && CoinGeckoIds.AssetOf(root.Text("id"), root.Text("symbol"), date, document.Name, "$", seen.Log) is { } asset)
        {
            var market = root.Find("market_data")!;
            seen.Add(seen.Quote(asset, market.Path) with
            {
                Price = seen.Price(market.Find("current_price", "usd")),
                MarketCap = market.Find("market_cap", "usd")?.AmountFromZero(),
                Volume24h = market.Find("total_volume", "usd")?.AmountFromZero(),
            }, CurrencyCode.Usd, date);
        }

        return seen.Reading(1);
    }
}
