using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Stress;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.Trend;

/// <summary>Another cap binds than in the book before, or the same one at a lower limit.</summary>
internal static class NewCap
{
    public static IEnumerable<TrendAlert> Find(TrendHistory history)
    {
        if (history.ComparableRated is not { } before || Binding(history.Last) is not { } cap)
            yield break;

        var now = history.Last;
        var old = Binding(before);
        if (old?.Code == cap.Code && !(cap.Limit < old.Limit))
            yield break;

        // A cap that takes less than a point, or that binds in place of a lower one, is no deterioration.
        var isFall = before.FinalScore - now.FinalScore >= now.Policy.Number(PolicyParameters.TrendSmallestMove);
        yield return new TrendAlert(
            "new-binding-cap",
            !isFall ? Severity.Info : cap.Limit <= now.Policy.Number(PolicyParameters.EvidenceCap) ? Severity.Critical : Severity.Major,
            $"{cap.Code} now holds the final score at {Format.Score(cap.Limit!.Value)} on {TrendHistory.Date(now)}, where {(old is null ? "no cap" : $"{old.Code} at {Format.Score(old.Limit!.Value)}")} "
                + $"did on {TrendHistory.Date(before)}: {cap.Reason}",
            TrendHistory.AsOf(before),
            TrendHistory.AsOf(now));
    }

    private static CapResult? Binding(HealthAssessment book) => book.Caps.FirstOrDefault(cap => cap is { IsBinding: true, Limit: not null });
}
