using RiskAnalytics.Core.Metrics;

namespace RiskAnalytics.Core.Regulation;

/// <summary>A cell of a table: a number with its unit, or words. A number that is missing is words that say why.</summary>
/// <param name="Value">The number; null when the cell is words.</param>
/// <param name="Unit">Unit of the number; null when the cell is words.</param>
/// <param name="Text">The words; null when the cell is a number.</param>
public sealed record DisclosureCell(decimal? Value, MetricUnit? Unit, string? Text)
{
    /// <summary>A number.</summary>
    public static DisclosureCell Of(decimal value, MetricUnit unit) => new(value, unit, null);

    /// <summary>Words.</summary>
    /// <exception cref="ArgumentException">The text is empty: a cell never is.</exception>
    public static DisclosureCell Of(string text) =>
        string.IsNullOrWhiteSpace(text) ? throw new ArgumentException("A cell is never empty.", nameof(text)) : new DisclosureCell(null, null, text);
}
