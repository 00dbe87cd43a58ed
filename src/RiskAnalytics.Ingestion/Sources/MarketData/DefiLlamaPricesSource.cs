using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;
using RiskAnalytics.Ingestion.Reference;

namespace RiskAnalytics.Ingestion.Sources.MarketData;

/// <summary>DefiLlama <c>/prices/current</c> and <c>/prices/historical</c>: prices by chain address or CoinGecko id.</summary>
public sealed class DefiLlamaPricesSource : JsonMarketSource
{
    /// <summary>Below this confidence of DefiLlama, 0 to 1, a price is told and not used.</summary>
    private const decimal LowestConfidence = 0.9m;

    /// <inheritdoc/>
    public override string Code => "defillama-prices";

    /// <inheritdoc/>
    public override string Description => "DefiLlama coin prices, current or historical, by chain address or CoinGecko id.";

    /// <inheritdoc/>
    public override string Traps => "Unknown coins are simply absent; a token known by its address goes by its symbol, which others may share; prices of low confidence are not used.";

    internal override bool HasShape(JsonView root) =>
        root.Find("coins") is { IsObject: true } coins && coins.Properties().Select(p => p.Value).FirstOrDefault() is { } first && first.Has("price", "timestamp");

    internal override int LinesOf(JsonView root) => root.Find("coins")!.Properties().Count();

    internal override IEnumerable<MarketObservation> Observe(JsonView root, SourceDocument document, IssueLog log)
    {
        foreach (var (key, coin) in root.Find("coins")!.Properties())
        {
            const string Gecko = "coingecko:";
            var asset = key.StartsWith(Gecko, StringComparison.Ordinal) ? CoinGeckoIds.Find(key[Gecko.Length..]) : null;
            if (asset is null && !AssetSymbol.TryParse(coin.Text("symbol"), out asset))
            {
                log.Warning("unknown-coin-id", document.Name, null, coin.Path, "the price names no symbol and no known id, so it is not used");
                continue;
            }

            if (coin.AmountFromZero("confidence") is < LowestConfidence and var confidence)
            {
                log.Warning("low-confidence", document.Name, null, coin.Path, FormattableString.Invariant($"the price of {asset} has a confidence of {confidence}, below {LowestConfidence}, and is not used"));
                continue;
            }

            if (DayOf(coin.Find("timestamp")?.UnixSeconds(), document, log) is { } date)
                yield return InDollars(QuoteAt(asset, coin, document) with { Price = coin.AmountFromZero("price") }, date);
        }
    }
}
