using RiskAnalytics.Core.Metrics;

namespace RiskAnalytics.Reporting.Workbooks;

/// <summary>The number format of a cell. A spreadsheet rounds what it shows, so a figure that would round onto a limit gets more digits.</summary>
internal static class CellFormat
{
    /// <summary>A day.</summary>
    public const string Date = "yyyy-mm-dd";

    /// <summary>A whole number.</summary>
    public const string Whole = "#,##0";

    /// <summary>An amount of money in major units.</summary>
    public const string Money = "#,##0.00";

    private const string Tiny = "0.00E+00";

    // More digits than this a spreadsheet does not hold.
    private const int MostDecimals = 12;

    private static readonly decimal[] One = [1m];
    private static readonly decimal[] Limits = [20m, 40m, 55m, 70m, 85m, 100m];

    /// <summary>The format of a figure; null when no format shows it without rounding it onto a limit, and it must stand as text.</summary>
    public static string? Of(decimal value, MetricUnit unit) => unit switch
    {
        MetricUnit.Ratio or MetricUnit.Index => Fixed(value, 4, One),
        MetricUnit.Share => Percent(Decimals(value, 4, One)),
        MetricUnit.Change => Signed(Decimals(value, 4, One)),
        MetricUnit.Points => Fixed(value, 2, Limits),
        MetricUnit.Days => decimal.IsInteger(value) ? Whole : Fixed(value, 2, []),
        MetricUnit.Money => Math.Abs(value) >= 1e15m ? Tiny : Grouped(Decimals(value, 2, [])),
        MetricUnit.Count => decimal.IsInteger(value) ? Whole : Fixed(value, 2, []),
        MetricUnit.Deviations => Fixed(value, 3, []),
        _ => Tiny,
    };

    /// <summary>The format of a quantity: as many decimals as it has, at most eight.</summary>
    public static string OfQuantity(decimal quantity) =>
        Math.Abs(quantity) >= 1e15m || (quantity != 0m && decimal.Round(quantity, 8) == 0m) ? Tiny : Grouped(Math.Min(8, ExactNumber.Scale(quantity)))!;

    private static string? Fixed(decimal value, int decimals, decimal[] limits) => Decimals(value, decimals, limits) switch
    {
        0 => Tiny,
        > MostDecimals => null,
        var digits => "0." + new string('0', digits),
    };

    private static string? Grouped(int decimals) => decimals switch
    {
        0 => Whole,
        > MostDecimals => Tiny,
        _ => "#,##0." + new string('0', decimals),
    };

    private static string? Percent(int decimals) => decimals > MostDecimals ? null : "0." + new string('0', decimals - 2) + "%";

    private static string? Signed(int decimals) => Percent(decimals) is { } format ? $"+{format};-{format};{format}" : null;

    /// <summary>As many decimals as it takes for the figure not to show as nothing, or as a limit that it has not reached.</summary>
    private static int Decimals(decimal value, int least, decimal[] limits)
    {
        var decimals = least;
        while (decimals <= MostDecimals && Misleads(value, decimals, limits))
        {
            decimals++;
        }

        return decimals;
    }

    // A spreadsheet rounds half away from zero.
    private static bool Misleads(decimal value, int decimals, decimal[] limits)
    {
        var shown = decimal.Round(value, decimals, MidpointRounding.AwayFromZero);
        return (shown == 0m && value != 0m) || limits.Any(limit => shown == limit && value < limit);
    }
}
