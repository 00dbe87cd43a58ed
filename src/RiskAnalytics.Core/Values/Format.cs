using System.Globalization;
using System.Text.Json;

namespace RiskAnalytics.Core.Values;

/// <summary>The one place where figures become text for people. Invariant culture; rounds half to even, but cuts a ratio below 1.</summary>
public static class Format
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>A share or ratio as a percentage: 0.888 is <c>88.8%</c>. A value just below 1 is cut, so that it never prints as 100%.</summary>
    /// <param name="fraction">The fraction.</param>
    /// <param name="decimals">Digits after the point, 0 to 6.</param>
    public static string Percent(decimal fraction, int decimals = 1)
    {
        var percent = RoundRatio(fraction, decimals + 2) * 100m;
        return percent.ToString(FixedPoint(decimals), Invariant) + "%";
    }

    /// <summary>A share or ratio beside a limit: as many digits as it takes for the two to print differently, at least one and at most eight.</summary>
    /// <param name="fraction">The fraction.</param>
    /// <param name="limit">The limit it is compared with.</param>
    public static string PercentAgainst(decimal fraction, decimal limit)
    {
        var decimals = 1;
        while (decimals < 8 && fraction != limit && Percent(fraction, decimals) == Percent(limit, decimals))
        {
            decimals++;
        }

        return Percent(fraction, decimals);
    }

    /// <summary>A ratio such as a coverage: 1.0197 is <c>1.020</c>. A value below 1 is cut, never rounded up to 1.</summary>
    /// <param name="ratio">The ratio.</param>
    /// <param name="decimals">Digits after the point, 0 to 10.</param>
    public static string Ratio(decimal ratio, int decimals = 3) => RoundRatio(ratio, decimals).ToString(FixedPoint(decimals), Invariant);

    /// <summary>A score in points: <c>69.8</c>. A score just below a band limit is cut, so that 69.96 never prints as 70.0.</summary>
    /// <param name="score">Points 0 to 100.</param>
    /// <param name="decimals">Digits after the point, 0 to 6.</param>
    public static string Score(decimal score, int decimals = 1)
    {
        // Bands and grades are taken on the unrounded score: a printed score must not seem to have reached one.
        var rounded = decimal.Round(score, decimals, MidpointRounding.ToEven);
        var crossesLimit = rounded is 20m or 40m or 55m or 70m or 85m or 100m && score < rounded;
        return (crossesLimit ? decimal.Round(score, decimals, MidpointRounding.ToZero) : rounded).ToString(FixedPoint(decimals), Invariant);
    }

    /// <summary>An amount in words that fit a page: <c>USD 39.18 bn</c>, <c>USD 757.5 m</c>, <c>USD 12,345</c>; beyond reading <c>USD 7.65e18</c>.</summary>
    /// <param name="amount">Major units.</param>
    /// <param name="currency">Printed in front; null leaves it out.</param>
    public static string Money(decimal amount, CurrencyCode? currency)
    {
        // The unit is chosen by what will be printed: 999.96 m rounds to 1.00 bn, never to 1000.0 m.
        var size = Math.Abs(amount);
        var text = size switch
        {
            // Beyond a thousand trillion no page has room for the digits.
            >= 1_000_000_000_000_000m => amount.ToString("0.00e0", Invariant),
            >= 999_995_000_000m => (amount / 1_000_000_000_000m).ToString("#,##0.00", Invariant) + " tn",
            >= 999_950_000m => (amount / 1_000_000_000m).ToString("0.00", Invariant) + " bn",
            >= 999_999.5m => (amount / 1_000_000m).ToString("0.0", Invariant) + " m",
            >= 9_999.995m => decimal.Round(amount, 0, MidpointRounding.ToEven).ToString("#,##0", Invariant),
            // A tiny amount is not nothing: it never prints as 0.00.
            > 0m and < 0.005m => amount.ToString("0.00e0", Invariant),
            _ => amount.ToString("#,##0.00", Invariant),
        };
        return currency is null ? text : $"{currency} {text}";
    }

    /// <summary>A change of an amount, with its sign: <c>+1.25 bn</c>, <c>-12,345</c>; no change is <c>0</c>.</summary>
    /// <param name="change">Major units.</param>
    public static string SignedMoney(decimal change) => change == 0m ? "0" : (change > 0m ? "+" : "-") + Money(Math.Abs(change), null);

    /// <summary>A change of a ratio or share in percentage points, with its sign: -0.0123 is <c>-1.23 points</c>; no change is <c>0</c>.</summary>
    /// <param name="change">The change as a fraction.</param>
    /// <param name="decimals">Digits after the point, 0 to 6.</param>
    public static string SignedPoints(decimal change, int decimals = 2) =>
        change == 0m ? "0" : (change > 0m ? "+" : "-") + decimal.Round(Math.Abs(change) * 100m, decimals, MidpointRounding.ToEven).ToString(FixedPoint(decimals), Invariant) + " points";

    /// <summary>A plain number with thousands separators and up to the given digits, trailing zeros dropped: <c>1,698,961</c>.</summary>
    /// <param name="number">The number.</param>
    /// <param name="maximumDecimals">The most digits after the point, 0 to 28.</param>
    public static string Number(decimal number, int maximumDecimals = 6) =>
        number.ToString("#,##0." + new string('#', maximumDecimals), Invariant);

    /// <summary>A number for machines: every digit, no separators, no exponent, no trailing zeros.</summary>
    public static string Exact(decimal number) => number.ToString("0.############################", Invariant);

    /// <summary>An enumeration member as a word of the JSON result: <c>NotDisclosed</c> is <c>not_disclosed</c>.</summary>
    /// <typeparam name="T">The enumeration.</typeparam>
    public static string Word<T>(T member) where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(member.ToString());

    /// <summary>A date as <c>2024-04-12</c>.</summary>
    public static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", Invariant);

    /// <summary>A share of a whole as percentage points of HHI, 0 to 10,000: 0.2091 is <c>2,091</c>.</summary>
    public static string HhiPoints(decimal hhi) => decimal.Round(hhi * 10_000m, 0, MidpointRounding.ToEven).ToString("#,##0", Invariant);

    /// <summary>A metric value in its unit: ratios with four digits, shares as percent, points, days.</summary>
    /// <param name="value">The value in the unit of the metric.</param>
    /// <param name="unit">The unit.</param>
    public static string Value(decimal value, Metrics.MetricUnit unit) => unit switch
    {
        Metrics.MetricUnit.Ratio => Ratio(value, 4),
        Metrics.MetricUnit.Share => Percent(value, 2),
        Metrics.MetricUnit.Points => Number(decimal.Round(value, 2, MidpointRounding.ToEven), 2),
        Metrics.MetricUnit.Days => Number(decimal.Round(value, 2, MidpointRounding.ToEven), 2) + (value == 1m ? " day" : " days"),
        Metrics.MetricUnit.Index => Ratio(value, 4),
        Metrics.MetricUnit.Money => Money(value, null),
        Metrics.MetricUnit.Count => Number(value, 0),
        Metrics.MetricUnit.Change => (value > 0m ? "+" : "") + Percent(value, 2),
        Metrics.MetricUnit.Deviations => Number(decimal.Round(value, 3, MidpointRounding.ToEven), 3) + " sd",
        Metrics.MetricUnit.PerMoney => value.ToString("0.000e0", Invariant),
        _ => Number(value),
    };

    private static decimal RoundRatio(decimal ratio, int decimals) =>
        decimal.Round(ratio, decimals, ratio < 1m && ratio > 0m && decimal.Round(ratio, decimals, MidpointRounding.ToEven) >= 1m
            ? MidpointRounding.ToZero
            : MidpointRounding.ToEven);

    private static string FixedPoint(int decimals) => decimals == 0 ? "#,##0" : "#,##0." + new string('0', decimals);
}
