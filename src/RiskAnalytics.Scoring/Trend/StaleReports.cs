using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Stress;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.Trend;

/// <summary>No report for longer than the entity usually takes: between two books, or since the newest one at the date of evaluation.</summary>
internal static class StaleReports
{
    private const string Code = "stale-reports";

    public static IEnumerable<TrendAlert> Find(TrendHistory history)
    {
        var factor = history.Number(PolicyParameters.TrendStaleFactor);
        for (var i = 3; i < history.Books.Length; i++)
        {
            var gap = TrendHistory.DaysBetween(history.Books[i - 1], history.Books[i]);
            if (ReportGaps.Usual(history.Books[..i]) is { } usual && gap > factor * usual)
            {
                yield return new TrendAlert(
                    Code,
                    Severity.Info,
                    $"No book stands between {TrendHistory.Date(history.Books[i - 1])} and {TrendHistory.Date(history.Books[i])}, {Days(gap)}, where {Days(usual)} were usual before: "
                        + "nothing was published, or the books are not here.",
                    TrendHistory.AsOf(history.Books[i - 1]),
                    TrendHistory.AsOf(history.Books[i]));
            }
        }

        if (ReportGaps.Usual(history.Books) is { } last && ReportGaps.SinceNewest(history.Last) is { } open && open.Days > factor * last)
        {
            yield return new TrendAlert(
                Code,
                open.Days > 2m * factor * last ? Severity.Major : Severity.Minor,
                $"The newest report, as of {TrendHistory.Date(history.Last)}, was {Days(open.Days)} old on {Format.Date(open.Until)}, counted from {open.Since}; the usual gap between reports is {Days(last)}.",
                TrendHistory.AsOf(history.Last),
                open.Until);
        }
    }

    private static string Days(decimal days) => $"{Format.Number(days, 1)} {(days == 1m ? "day" : "days")}";
}
