using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Market;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.Stress;

/// <summary>The daily volatility of a key or class: from its quote, else from the history, else the policy's class value, marked assumed.</summary>
/// <param name="Daily">Standard deviation of the daily return.</param>
/// <param name="IsAssumed">True when it is the policy's class value.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Returns">Daily log returns of the window by date; null when the history has too few.</param>
internal sealed record AssetVolatility(decimal Daily, bool IsAssumed, string Source, Dictionary<DateOnly, double>? Returns)
{
    /// <summary>A daily volatility above this is a figure in another unit, such as percent: the price would move by all of itself on a usual day.</summary>
    public const decimal Largest = 1m;

    /// <summary>The volatility of a key, or of a class where the asset is null.</summary>
    public static AssetVolatility Of(AssetSymbol? asset, AssetClass type, ValuedReserve reserve, PriceHistory history)
    {
        var series = asset is null ? [] : Window(asset, reserve, history);
        var returns = series.Length > reserve.Policy.Number(PolicyParameters.VolatilityMinimumReturns) ? LogReturns(series) : null;
        if (asset is not null && reserve.Market.Find(asset) is { VolatilityDaily: >= 0m and <= Largest } quote)
            return new AssetVolatility(quote.VolatilityDaily!.Value, false, Place(quote), returns);
        if (returns is not null)
        {
            return new AssetVolatility((decimal)StandardDeviation([.. returns.Values]), false,
                $"standard deviation of {returns.Count} daily log returns from {Format.Date(series[0].Date)} to {Format.Date(series[^1].Date)}; {history.Source}", returns);
        }

        var rule = reserve.Policy.StressClasses[type];
        return new AssetVolatility(rule.DailyVolatility, true, $"assumed, class value of {Codes.Of(type)} in policy {reserve.Policy.Id}: {rule.Source}", null);
    }

    /// <summary>The days of the policy's window, which ends before the as-of date.</summary>
    public static ImmutableArray<DailyPrice> Window(AssetSymbol asset, ValuedReserve reserve, PriceHistory history)
    {
        var days = (int)reserve.Policy.Number(PolicyParameters.VolatilityWindowDays);
        var before = reserve.Snapshot.AsOf;
        return history.Window(asset, before.DayNumber > days ? before.AddDays(-days) : DateOnly.MinValue, before);
    }

    /// <summary>Standard deviation of a sample.</summary>
    public static double StandardDeviation(double[] values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1));
    }

    /// <summary>File and row of a quote.</summary>
    public static string Place(MarketQuote quote) => quote.Row > 0 ? $"{quote.Source.Title} row {quote.Row}" : quote.Source.Title;

    private static Dictionary<DateOnly, double> LogReturns(ImmutableArray<DailyPrice> series)
    {
        var result = new Dictionary<DateOnly, double>(series.Length);
        for (var i = 1; i < series.Length; i++)
            result[series[i].Date] = Math.Log((double)series[i].Close / (double)series[i - 1].Close);
        return result;
    }
}
