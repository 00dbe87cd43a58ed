using System.Globalization;
using RiskAnalytics.Core.Verification;

namespace RiskAnalytics.Verification.Wrapped;

/// <summary>Figures of checks as text, and heights as numbers.</summary>
internal static class Told
{
    /// <summary>A quantity with all its digits.</summary>
    public static string Units(decimal quantity) => Core.Values.Format.Exact(quantity);

    /// <summary>A height with all its digits and nothing between.</summary>
    public static string Height(long height) => height.ToString(CultureInfo.InvariantCulture);

    /// <summary>The height of a figure; null when it was not read.</summary>
    public static string? Height(ChainFigure figure) => figure.Block is { } block ? Height(block.Height) : null;

    /// <summary>The sum of quantities; at most the largest number there is.</summary>
    public static decimal Sum(IEnumerable<decimal> quantities)
    {
        var sum = 0m;
        foreach (var quantity in quantities)
            sum = quantity > 0m && sum > decimal.MaxValue - quantity ? decimal.MaxValue : sum + quantity;
        return sum;
    }

    /// <summary>Reads a height; a text that is none gives the reason.</summary>
    public static long? ReadHeight(string? text, out string? fault)
    {
        fault = null;
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (long.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var height))
            return height;
        fault = "The height of the row is no whole number.";
        return null;
    }
}
