using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.MarketData;

/// <summary>The prices that DefiLlama gives.</summary>
public sealed class DefiLlamaPricesSource : IReserveSource
{
    /// <inheritdoc/>
    public string Code => "defillama-prices";

    /// <inheritdoc/>
    public string Description => "DefiLlama coins prices, current or historical: price, time and confidence by coin.";

    /// <inheritdoc/>
    public string Rhythm => "on request";

    /// <inheritdoc/>
    public string Traps => "Unknown coins are simply absent; keys of CoinGecko ids have no decimals; a price with a confidence below 0.9 is left out.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) =>
        JsonView.Root(document)?.Find("coins") is { IsObject: true } coins && coins.Properties().FirstOrDefault().Value is { } coin && coin.Has("price", "symbol", "timestamp");

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        var seen = new MarketFindings(document, new IssueLog());
        var lines = 0;
        foreach (var (key, coin) in seen.Root().Find("coins")!.Properties())
        {
            lines++;
            if (coin.AmountFromZero("confidence") is < LeastConfidence)
            {
                seen.Log.Warning("low-confidence", document.Name, null, coin.Path, $"the price has the confidence {coin.Text("confidence")}, below 0.9, and is left out");
                continue;
            }

            var isCoinGecko = key.StartsWith(CoinGeckoPrefix, StringComparison.Ordinal);
            if ((MarketFindings.DayOf(coin.Find("timestamp")?.UnixSeconds()) ?? document.AsOf(null, seen.Log)) is not { } date
                || CoinGeckoIds.AssetOf(isCoinGecko ? key[CoinGeckoPrefix.Length..] : null, coin.Text("symbol"), date, document.Name, coin.Path, seen.Log, isContract: !isCoinGecko) is not { } asset)
                continue;
            seen.Add(seen.Quote(asset, coin.Path) with { Price = seen.Price(coin.Find("price")) }, CurrencyCode.Usd, date);
        }

        return seen.Reading(lines);
    }

    private const decimal LeastConfidence = 0.9m;
    private const string CoinGeckoPrefix = "coingecko:";
}
