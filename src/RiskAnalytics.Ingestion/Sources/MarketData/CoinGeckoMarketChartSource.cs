using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.MarketData;

/// <summary>The history of one coin as CoinGecko gives it.</summary>
public sealed class CoinGeckoMarketChartSource : IReserveSource
{
    /// <inheritdoc/>
    public string Code => "coingecko-market-chart";

    /// <inheritdoc/>
    public string Description => "CoinGecko /coins/{id}/market_chart: price, market value and volume of one coin over time.";

    /// <inheritdoc/>
    public string Rhythm => "on request";

    /// <inheritdoc/>
    public string Traps => "Neither coin nor currency stands in the body: the file name must tell the id; times are in milliseconds; of each UTC day the last point counts.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) =>
        JsonView.Root(document) is { } root && root.Find("prices") is { IsArray: true } prices && root.Has("market_caps", "total_volumes")
        && (prices.Count == 0 || prices.First() is { Count: 2 });

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        var seen = new MarketFindings(document, new IssueLog());
        var root = seen.Root();
        var lines = root.Find("prices")!.Count;
        if (CoinGeckoIds.IdInName(document.Name) is not { } id)
        {
            seen.Log.Error("coin-not-stated", document.Name, null, null, "the document does not say of which coin it is, and its file name has no known id such as bitcoin, so no figure is taken", omitsLine: true);
            return seen.Reading(lines);
        }

        var currency = seen.CurrencyOfName();
        var caps = LastOfDays(root.Find("market_caps"));
        var volumes = LastOfDays(root.Find("total_volumes"));
        foreach (var (day, price) in LastOfDays(root.Find("prices")))
        {
            if (CoinGeckoIds.Find(id, day) is not { } asset)
                continue;
            seen.Add(seen.Quote(asset, price.Path) with
            {
                Price = seen.Price(price),
                MarketCap = caps.GetValueOrDefault(day)?.AmountFromZero(),
                Volume24h = volumes.GetValueOrDefault(day)?.AmountFromZero(),
            }, currency, day);
        }

        return seen.Reading(lines);
    }

    private static SortedDictionary<DateOnly, JsonView> LastOfDays(JsonView? points)
    {
        var days = new SortedDictionary<DateOnly, JsonView>();
        foreach (var point in points?.Items() ?? [])
        {
            var pair = point.Items().Take(2).ToArray();
            if (pair.Length == 2 && MarketFindings.DayOf(pair[0].UnixMilliseconds()) is { } day)
                days[day] = pair[1];
        }

        return days;
    }
}
