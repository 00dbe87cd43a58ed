using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.MarketData;

/// <summary>The list of stablecoins of DefiLlama.</summary>
public sealed class DefiLlamaStablecoinsSource : IReserveSource
{
    /// <inheritdoc/>
    public string Code => "defillama-stablecoins";

    /// <inheritdoc/>
    public string Description => "DefiLlama /stablecoins: value in circulation and price of every stablecoin.";

    /// <inheritdoc/>
    public string Rhythm => "daily";

    /// <inheritdoc/>
    public string Traps => "circulating is a value in US dollars and no count of tokens; the price may be null; symbols are not unique; the body has no date.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) =>
        JsonView.Root(document)?.Find("peggedAssets")?.First() is { } coin && coin.Has("symbol", "pegType", "circulating");

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        var seen = new MarketFindings(document, new IssueLog());
        var coins = seen.Root().Find("peggedAssets")!.Items().ToList();
        if (document.AsOf(null, seen.Log) is not { } date)
            return seen.Reading(coins.Count);

        var taken = new HashSet<AssetSymbol>();
        foreach (var coin in coins)
        {
            if (seen.AssetOf(coin.Text("symbol"), date, coin.Path) is not { } asset)
                continue;
            if (!taken.Add(asset))
            {
                seen.Log.Warning("symbol-twice", document.Name, null, coin.Path, $"{Cell.Quote(coin.Text("name"))} has the symbol {asset} of an earlier coin in the list and is left out");
                continue;
            }

            var value = coin.Find("circulating")?.Properties().Select(p => p.Value).FirstOrDefault();
            seen.Add(seen.Quote(asset, coin.Path) with { Price = seen.Price(coin.Find("price")), MarketCap = value?.AmountFromZero() }, CurrencyCode.Usd, date);
        }

        return seen.Reading(coins.Count, date);
    }
}
