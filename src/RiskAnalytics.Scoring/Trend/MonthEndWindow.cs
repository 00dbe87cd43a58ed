using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Stress;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.Trend;

/// <summary>
/// Window dressing: the reserve looks better at the end of a month than at an earlier date of it, and no longer so at the next date; or the
/// balances that verification read around a snapshot say so (flag F6).
/// </summary>
internal static class MonthEndWindow
{
    private const string Code = "window-dressing";

    public static IEnumerable<TrendAlert> Find(TrendHistory history)
    {
        foreach (var book in history.Books)
        {
            if (book.Flags.FirstOrDefault(flag => flag.Code == "F6") is { Raised: true } flag)
                yield return new TrendAlert(Code, Severity.Major, $"Around {TrendHistory.Date(book)}: {flag.Message}", TrendHistory.AsOf(book), TrendHistory.AsOf(book));
        }

        var books = history.Books.Where(TrendHistory.IsWhole).ToList();
        for (var i = 1; i < books.Count; i++)
        {
            // The first date of the next month shows whether the rise stayed; without it nothing is known yet.
            if (!IsSameMonth(books[i - 1], books[i]) || (i + 1 < books.Count && IsSameMonth(books[i], books[i + 1])))
                continue;

            var next = i + 1 < books.Count ? books[i + 1] : null;
            foreach (var sentence in Raised(history, books[i - 1], books[i], next))
                yield return new TrendAlert(Code, next is null ? Severity.Info : Severity.Minor, sentence, TrendHistory.AsOf(books[i - 1]), TrendHistory.AsOf(next ?? books[i]));
        }
    }

    private static IEnumerable<string> Raised(TrendHistory history, HealthAssessment middle, HealthAssessment end, HealthAssessment? next)
    {
        string After(Func<HealthAssessment, string> text) => next is null ? "; whether it stays, the next date will show." : $", and {text(next)} on {TrendHistory.Date(next)}.";

        var drift = history.Number(PolicyParameters.TrendDrift);
        if (ReserveMix.LiquidShare(middle) is { } share && ReserveMix.LiquidShare(end) is { } endShare && endShare - share >= drift
            && (next is null || endShare - ReserveMix.LiquidShare(next) >= drift))
        {
            string Text(HealthAssessment book) => Format.Percent(ReserveMix.LiquidShare(book)!.Value);
            yield return $"The liquid share ({ReserveMix.LiquidWords}) was {Text(middle)} on {TrendHistory.Date(middle)}, {Text(end)} at the later date of the month, {TrendHistory.Date(end)}{After(Text)}";
        }

        var factor = history.Number(PolicyParameters.WindowDressing);
        if (TrendHistory.CleanRatio(middle) is { } ratio && TrendHistory.CleanRatio(end) is { } endRatio && endRatio / factor > ratio
            && (next is null || endRatio / factor > TrendHistory.CleanRatio(next)))
        {
            string Text(HealthAssessment book) => Format.Ratio(TrendHistory.CleanRatio(book)!.Value);
            yield return $"The clean ratio was {Text(middle)} on {TrendHistory.Date(middle)}, {Text(end)} at the later date of the month, {TrendHistory.Date(end)}{After(Text)}";
        }
    }

    private static bool IsSameMonth(HealthAssessment one, HealthAssessment other) =>
        (TrendHistory.AsOf(one).Year, TrendHistory.AsOf(one).Month) == (TrendHistory.AsOf(other).Year, TrendHistory.AsOf(other).Month);
}
