using System.Collections.Immutable;
using System.Globalization;
using RiskAnalytics.Core.Market;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Ingestion.Reference;

/// <summary>The daily prices that travel with the library.</summary>
public static class PriceHistoryReader
{
    private const string Name = "coinbase_daily_usd.csv";

    private static readonly Lazy<PriceHistory> Carried = new(Read);

    /// <summary>Closing prices and volumes in US dollars of ten coins on one exchange, 2022-11-01 to 2025-10-25; read once.</summary>
    public static PriceHistory ReadDefault() => Carried.Value;

    private static PriceHistory Read()
    {
        var days = new Dictionary<AssetSymbol, List<DailyPrice>>();
        foreach (var row in CarriedTable.Rows(Name))
        {
            var asset = row.Symbol("asset")!;
            if (!days.TryGetValue(asset, out var series))
                days[asset] = series = [];
            var close = row.Price("close")!.Value;
            series.Add(new DailyPrice(row.Date("date")!.Value, close, row.AmountFromZero("volume_base") * close));
        }

        var coins = days.Count;
        var (first, last) = (days.Values.Min(d => d[0].Date), days.Values.Max(d => d[^1].Date));
        // A coin that took another name on the way (EOS became A) is found under both: a book has the name of its own date.
        foreach (var (asset, series) in days.ToList())
            days.TryAdd(AssetDirectory.AssetOf(asset.Text, series[^1].Date)!, series);

        return new PriceHistory(
            days.ToDictionary(d => d.Key, d => d.Value.ToImmutableArray()),
            string.Create(CultureInfo.InvariantCulture, $"{Name}, daily closing prices and volumes of Coinbase, {coins} coins, {Format.Date(first)} to {Format.Date(last)}"));
    }
}
