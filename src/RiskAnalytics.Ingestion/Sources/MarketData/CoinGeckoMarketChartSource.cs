using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;
using RiskAnalytics.Ingestion.Reference;

namespace RiskAnalytics.Ingestion.Sources.MarketData;

/// <summary>CoinGecko <c>/coins/{id}/market_chart</c>: prices, market values and volumes of one coin over time.</summary>
public sealed class CoinGeckoMarketChartSource : JsonMarketSource
{
    /// <inheritdoc/>
    public override string Code => "coingecko-market-chart";

    /// <inheritdoc/>
    public override string Description => "CoinGecko /coins/{id}/market_chart: prices, market values and volumes of one coin over time.";

    /// <inheritdoc/>
    public override string Traps => "The answer does not name its coin, which must stand in the file name (bitcoin.json); times are milliseconds; the last point of a day counts.";

    internal override bool HasShape(JsonView root) =>
        IsSeries(root.Find("prices")) && IsSeries(root.Find("market_caps")) && IsSeries(root.Find("total_volumes"));

    internal override int LinesOf(JsonView root) => root.Find("prices")!.Count;

    internal override IEnumerable<MarketObservation> Observe(JsonView root, SourceDocument document, IssueLog log)
    {
        if (AssetInName(document) is not { } asset)
        {
            log.Error("no-coin", document.Name, null, null, "the answer does not name its coin, and the file name has no id of CoinGecko such as bitcoin; nothing of it is used");
            yield break;
        }

        var caps = Days(root.Find("market_caps")!);
        var volumes = Days(root.Find("total_volumes")!);
        foreach (var (date, (price, place)) in Days(root.Find("prices")!))
        {
            yield return InDollars(
                QuoteAt(asset, place, document) with
                {
                    Price = price,
                    MarketCap = caps.TryGetValue(date, out var cap) ? cap.Value : null,
                    Volume24h = volumes.TryGetValue(date, out var volume) ? volume.Value : null,
                },
                date);
        }
    }

    private static bool IsSeries(JsonView? series) => series is { IsArray: true } && (series.First() is not { } point || point.Count == 2);

    private static AssetSymbol? AssetInName(SourceDocument document)
    {
        var name = Path.GetFileNameWithoutExtension(document.Name).ToLowerInvariant();
        return CoinGeckoIds.Find(name) ?? CoinGeckoIds.Find(name.Split('_', '.', ' ')[0]);
    }

    /// <summary>The last value of each UTC day.</summary>
    private static SortedDictionary<DateOnly, (decimal Value, JsonView Place)> Days(JsonView series)
    {
        var days = new SortedDictionary<DateOnly, (decimal, JsonView)>();
        foreach (var point in series.Items())
        {
            var parts = point.Items().Take(2).ToList();
            if (parts.Count == 2 && parts[0].UnixMilliseconds() is { } at && parts[1].AmountFromZero() is { } value)
                days[DateOnly.FromDateTime(at.UtcDateTime)] = (value, point);
        }

        return days;
    }
}
