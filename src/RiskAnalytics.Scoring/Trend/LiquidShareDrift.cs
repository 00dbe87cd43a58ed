using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Stress;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.Trend;

/// <summary>The liquid share fell from its highest: slowly, book by book, while coverage may have stood still.</summary>
internal static class LiquidShareDrift
{
    public static IEnumerable<TrendAlert> Find(TrendHistory history)
    {
        if (Highest(history) is not { } highest || ReserveMix.LiquidShare(history.Last) is not { } now)
            yield break;

        var limit = history.Number(PolicyParameters.TrendDrift);
        var then = ReserveMix.LiquidShare(highest)!.Value;
        var fall = then - now;
        if (fall < limit)
            yield break;

        yield return new TrendAlert(
            "liquid-share-drift",
            fall < 2m * limit ? Severity.Minor : Severity.Major,
            $"The liquid share ({ReserveMix.LiquidWords}) fell from {Format.Percent(then)} on {TrendHistory.Date(highest)} to {Format.Percent(now)} on {TrendHistory.Date(history.Last)}, "
                + $"by {ReserveMix.Points(fall).TrimStart('+')}{Year(history, highest, now)}{Coverage(history, highest)}.",
            TrendHistory.AsOf(highest),
            TrendHistory.AsOf(history.Last));
    }

    /// <summary>The earlier book with the largest liquid share, the newest of equals; null without one.</summary>
    public static HealthAssessment? Highest(TrendHistory history) =>
        history.Books.SkipLast(1).Where(ReserveMix.HasLiquidShare).Reverse().MaxBy(ReserveMix.LiquidShare);

    private static string Year(TrendHistory history, HealthAssessment highest, decimal now) =>
        history.YearBefore(ReserveMix.HasLiquidShare) is { } year && year != highest
            ? $" ({ReserveMix.Points(now - ReserveMix.LiquidShare(year)!.Value)} since {TrendHistory.Date(year)})"
            : "";

    /// <summary>What coverage said in that time.</summary>
    private static string Coverage(TrendHistory history, HealthAssessment highest) =>
        history.Books.Where(book => TrendHistory.AsOf(book) >= TrendHistory.AsOf(highest) && TrendHistory.HasRatio(book)).MinBy(TrendHistory.CleanRatio) is { } lowest
            ? $", while the clean ratio was never below {Format.Ratio(TrendHistory.CleanRatio(lowest)!.Value)} in its books ({TrendHistory.Date(lowest)})"
            : "";
}
