using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.Trend;

/// <summary>How often an entity reports. Only the dates of the books and of the evaluation count; there is no clock.</summary>
internal static class ReportGaps
{
    /// <summary>Fewer books than this have no usual gap: one gap alone is no habit.</summary>
    public const int FewestBooks = 3;

    /// <summary>The median of the days between the as-of dates; null for fewer than three books.</summary>
    public static decimal? Usual(IReadOnlyList<HealthAssessment> books)
    {
        if (books.Count < FewestBooks)
            return null;
        var gaps = Enumerable.Range(1, books.Count - 1).Select(i => TrendHistory.DaysBetween(books[i - 1], books[i])).Order().ToList();
        return (gaps[(gaps.Count - 1) / 2] + gaps[gaps.Count / 2]) / 2m;
    }

    /// <summary>
    /// Days from the publication of a book, or from its as-of date where that is not known, to the date it is evaluated on; null when it is not
    /// evaluated at a date of its own.
    /// </summary>
    public static (int Days, string Since, DateOnly Until)? SinceNewest(HealthAssessment newest)
    {
        if (newest.EvaluatedOn is not { } until)
            return null;
        var published = newest.Snapshot.Disclosures.PublishedOn;
        var from = published ?? TrendHistory.AsOf(newest);
        var days = until.DayNumber - from.DayNumber;
        return days < 0 ? null : (days, published is null ? "its as-of date" : $"its publication on {Format.Date(from)}", until);
    }
}
