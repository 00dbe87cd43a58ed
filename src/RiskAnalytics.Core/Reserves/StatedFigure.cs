using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Core.Reserves;

/// <summary>A figure that a document prints beside its lines and that can be computed from them: a total, a ratio, a share.</summary>
/// <remarks>It never enters a score; it is compared with what the lines give.</remarks>
public sealed record StatedFigure
{
    /// <summary>What the figure says.</summary>
    public required StatedKind Kind { get; init; }

    /// <summary>The asset or section it belongs to; null for the whole book.</summary>
    public string? Subject { get; init; }

    /// <summary>The figure as printed: money in reporting currency, whole units, or a fraction.</summary>
    public required decimal Value { get; init; }

    /// <summary>The unit of the last printed digit, such as .01 for <c>106%</c>; null when the figure is printed in full.</summary>
    public decimal? Step { get; init; }

    /// <summary>Where the number came from, in the book's own words.</summary>
    public string? StatedSource { get; init; }

    /// <summary>File and row of the figure.</summary>
    public required SourceRef Source { get; init; }

    /// <summary>Line number in the file, header = 1; 0 when the figure does not come from a file.</summary>
    public int Row { get; init; }
}
