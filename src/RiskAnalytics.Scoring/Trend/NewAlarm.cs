using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Stress;

namespace RiskAnalytics.Scoring.Trend;

/// <summary>A cap or flag that the policy takes for an alarm is raised, and was not in the book before, nor in the newest one that is rated.</summary>
internal static class NewAlarm
{
    public static IEnumerable<TrendAlert> Find(TrendHistory history)
    {
        if (history.Comparable is not { } before)
            yield break;

        var now = history.Last;
        // A book that is not rated may lack what the alarm is computed from: that it did not ring there says nothing.
        var raised = Raised(before).Concat(Raised(history.ComparableRated ?? before)).Select(alarm => alarm.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var (code, limit, reason) in Raised(now).Where(alarm => !raised.Contains(alarm.Code)))
        {
            yield return new TrendAlert(
                "new-alarm",
                limit <= now.Policy.Number(PolicyParameters.EvidenceCap) ? Severity.Critical : Severity.Major,
                $"{code} is raised on {TrendHistory.Date(now)} and was not on {TrendHistory.Date(before)}: {reason}",
                TrendHistory.AsOf(before),
                TrendHistory.AsOf(now));
        }
    }

    /// <summary>What the policy takes for an alarm in a book: caps low enough, but for those that are counted apart, and some flags.</summary>
    private static IEnumerable<(string Code, decimal? Limit, string Reason)> Raised(HealthAssessment book)
    {
        var alarm = book.Policy.Alarm;
        return book.Caps
            .Where(cap => (cap.Limit is null || cap.Limit <= alarm.CapAtMost) && !alarm.CapsApart.Contains(cap.Code))
            .Select(cap => (cap.Code, cap.Limit, cap.Reason))
            .Concat(book.Flags.Where(flag => flag.Raised == true && alarm.Flags.Contains(flag.Code)).Select(flag => (flag.Code, (decimal?)null, flag.Message)));
    }
}
