using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Reporting.Panels;

/// <summary>How pages print unscored figures: the value, or in its place why there is none.</summary>
internal static class FigureWords
{
    /// <summary>The value in its unit, else the word of its status. A tiny share is not nothing: it never prints as 0.</summary>
    public static string Of(Figure figure) => figure switch
    {
        { Value: > 0m and < 0.00005m, Definition.Unit: MetricUnit.Share } => "<0.01%",
        { Value: { } value } => Format.Value(value, figure.Definition.Unit),
        _ => Words.Of(figure.Status),
    };

    /// <summary>A ratio such as coverage as percent, else the word of its status.</summary>
    public static string Percent(Figure figure) => figure.Value is { } value ? Format.Percent(value, 2) : Words.Of(figure.Status);

    /// <summary>The value in its unit, else the whole reason.</summary>
    public static string OrWhy(Figure figure) => figure.Value is null ? $"{Words.Of(figure.Status)}: {figure.Reason}" : Of(figure);

    /// <summary>The figure of an id that ends so, or null.</summary>
    public static Figure? Find(IEnumerable<Figure> figures, string word) =>
        figures.FirstOrDefault(f => f.Definition.Id.EndsWith("." + word, StringComparison.Ordinal));

    /// <summary>The two ends of the interval of a figure, such as <c>3.1% to 3.3%</c>; null when they are not there.</summary>
    public static string? Interval(IReadOnlyCollection<Figure> figures, string word) =>
        Find(figures, word + "-low") is { Value: not null } low && Find(figures, word + "-high") is { Value: not null } high
            ? $"{Of(low)} to {Of(high)}"
            : null;
}
