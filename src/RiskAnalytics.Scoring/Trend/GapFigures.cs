using System.Collections.Immutable;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Scoring.Metrics;

namespace RiskAnalytics.Scoring.Trend;

/// <summary>How often the entity reports, and how long nothing has come.</summary>
internal static class GapFigures
{
    private const string Source = "our own choice; late publication is a flag of its own in the case studies of issuers";

    private static readonly FigureDefinition Usual = new(
        "trend.usual-gap", "Usual gap between reports", MetricUnit.Days, "median of the days between the as-of dates of the books", Source);

    private static readonly FigureDefinition Present = new(
        "trend.present-gap", "Present gap", MetricUnit.Days, "evaluation date - publication date of the newest book, or its as-of date where that is not known", Source);

    public static ImmutableArray<FigureDefinition> Definitions { get; } = [Usual, Present];

    public static IEnumerable<Figure> Of(TrendHistory history)
    {
        var books = history.Books;
        yield return ReportGaps.Usual(books) is { } usual
            ? Figure.Computed(Usual, null, usual,
            [
                new MetricInput("books", books.Length, MetricUnit.Count, $"{TrendHistory.Date(books[0])} to {TrendHistory.Date(history.Last)}"),
                new MetricInput("days between the first and the last", TrendHistory.DaysBetween(books[0], history.Last), MetricUnit.Days, "as-of dates of the books"),
            ])
            : Figure.WithoutValue(Usual, null, MetricStatus.MissingInput, $"A usual gap needs at least {Format.Number(ReportGaps.FewestBooks)} books; there {(books.Length == 1 ? "is 1" : "are " + Format.Number(books.Length))}.");
        yield return ReportGaps.SinceNewest(history.Last) is { } open
            ? Figure.Computed(Present, null, open.Days,
            [
                new MetricInput("days since the newest report", open.Days, MetricUnit.Days, $"from {open.Since} to {Format.Date(open.Until)}"),
                Inputs.Parameter(history.Last.Reserve, PolicyParameters.TrendStaleFactor, "usual gaps after which a report is late", MetricUnit.Count),
            ])
            : Figure.WithoutValue(Present, null, MetricStatus.MissingInput, "There is no evaluation date after the newest book: neither --evaluated-on nor a publication date.");
    }
}
