using System.Collections.Immutable;
using RiskAnalytics.Core.Market;

namespace RiskAnalytics.Scoring.Stress;

/// <summary>What a sale does to the market of one asset. Amounts in one currency, volumes and volatility by the day.</summary>
public static class MarketImpact
{
    /// <summary>Days until a position is sold at a share of each day's volume: Q / (p V).</summary>
    /// <param name="position">Q, value to be sold.</param>
    /// <param name="volume">V, volume of a day; above 0.</param>
    /// <param name="participation">p, share of the volume; above 0.</param>
    public static decimal DaysToLiquidate(decimal position, decimal volume, decimal participation) => position / participation / volume;

    /// <summary>What is sold within some days at a share of each day's volume: min(Q, days p V).</summary>
    public static decimal SoldWithin(decimal days, decimal position, decimal volume, decimal participation) =>
        Math.Min(position, days * participation * volume);

    /// <summary>Fall of the price at the end of a sale by the square-root law, share of the price: Y sigma sqrt(Q / V).</summary>
    /// <param name="coefficient">Y.</param>
    /// <param name="volatility">sigma, standard deviation of the return of a day.</param>
    /// <param name="position">Q, value sold.</param>
    /// <param name="volume">V, volume of a day; above 0.</param>
    public static decimal SquareRoot(decimal coefficient, decimal volatility, decimal position, decimal volume) =>
        coefficient * volatility * (decimal)Math.Sqrt((double)(position / volume));

    /// <summary>Average cost of the whole sale where the price falls by the square-root law: the mean of sqrt(q) from 0 to Q is 2/3 of its end.</summary>
    public static decimal AverageCost(decimal impact) => impact * 2m / 3m;

    /// <summary>Amihud's illiquidity, the mean of |r| / volume, and the days it is a mean of; no value when no day has a volume.</summary>
    /// <param name="series">Days in order; a day without volume, or the first, gives nothing.</param>
    public static (decimal? Value, int Days) Illiquidity(ImmutableArray<DailyPrice> series)
    {
        var (sum, days) = (0m, 0);
        for (var i = 1; i < series.Length; i++)
        {
            if (series[i].Volume is not (> 0m and var volume))
                continue;
            sum += Math.Abs((series[i].Close / series[i - 1].Close) - 1m) / volume;
            days++;
        }

        return (days == 0 ? null : sum / days, days);
    }
}
