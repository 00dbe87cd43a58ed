using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.MarketData;

/// <summary>DefiLlama <c>/stablecoins</c>: the circulation of every stablecoin now, as a value in its peg.</summary>
public sealed class DefiLlamaStablecoinsSource : JsonMarketSource
{
    /// <inheritdoc/>
    public override string Code => "defillama-stablecoins";

    /// <inheritdoc/>
    public override string Description => "DefiLlama /stablecoins: value in circulation and price of every stablecoin.";

    /// <inheritdoc/>
    public override string Traps => "Circulating is a value in US dollars here and not units; price may be null; the body has no date.";

    internal override bool HasShape(JsonView root) =>
        root.Find("peggedAssets")?.First() is { } first && first.Has("symbol", "pegType", "circulating");

    internal override int LinesOf(JsonView root) => root.Find("peggedAssets")!.Count;

    internal override IEnumerable<MarketObservation> Observe(JsonView root, SourceDocument document, IssueLog log)
    {
        if (DayOf(null, document, log) is not { } date)
            yield break;

        var seen = new HashSet<AssetSymbol>();
        foreach (var coin in root.Find("peggedAssets")!.Items())
        {
            if (!AssetSymbol.TryParse(coin.Text("symbol"), out var asset))
                continue;
            if (!seen.Add(asset))
            {
                log.Warning("symbol-twice", document.Name, null, coin.Path, $"another coin of the list has the symbol {asset} too; the first one, the larger by DefiLlama's order, counts");
                continue;
            }

            var value = coin.Find("circulating", "peggedUSD")?.AmountFromZero();
            var price = coin.AmountFromZero("price");
            if (value is null && price is null)
                continue;
            yield return InDollars(
                QuoteAt(asset, coin, document) with
                {
                    Price = price,
                    MarketCap = value,
                },
                date);
        }
    }
}
