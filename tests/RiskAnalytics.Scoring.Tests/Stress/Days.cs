using System.Collections.Immutable;
using RiskAnalytics.Core.Market;
using RiskAnalytics.Core.Values;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Scoring.Tests.Stress;

/// <summary>Price histories made in code.</summary>
internal static class Days
{
    /// <summary>A history in which each day's price is the one before times the factors in turn, up to the day before the as-of date.</summary>
    public static PriceHistory Of(int returns, params (string Asset, decimal? Volume, decimal[] Factors)[] assets) =>
        new(assets.ToDictionary(a => AssetSymbol.Parse(a.Asset), a => Series(returns, a.Volume, a.Factors)), "a test history");

    /// <summary>The days of one asset, beginning at a price of 1.</summary>
    public static ImmutableArray<DailyPrice> Series(int returns, decimal? volume, params decimal[] factors)
    {
        var days = ImmutableArray.CreateBuilder<DailyPrice>(returns + 1);
        var price = 1m;
        for (var i = 0; i <= returns; i++)
        {
            days.Add(new DailyPrice(AReserve.AsOf.AddDays(i - returns - 1), price, volume));
            price *= factors[i % factors.Length];
        }

        return days.ToImmutable();
    }
}
