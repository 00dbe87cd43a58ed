using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Stress;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.Trend;

/// <summary>Grade or band is worse than that of the newest earlier book that is rated. A move of less than a point of score is none.</summary>
internal static class WorseResult
{
    public static IEnumerable<TrendAlert> Find(TrendHistory history)
    {
        if (history.ComparableRated is not { } before || !history.Last.IsRated)
            yield break;

        var now = history.Last;
        var isWorse = now.Band > before.Band || string.CompareOrdinal(now.Grade, before.Grade) > 0;
        if (!isWorse)
            yield break;

        var moved = HasFallen(before, now);
        yield return new TrendAlert(
            "worse-result",
            !moved ? Severity.Info : now.Band == Band.Critical ? Severity.Critical : now.Band == Band.Unhealthy ? Severity.Major : Severity.Minor,
            $"{Result(before)} on {TrendHistory.Date(before)} became {Result(now)} on {TrendHistory.Date(now)}{(moved ? "." : "; no score moved by {Format.Number(now.Policy.Number(PolicyParameters.TrendSmallestMove))} points, which counts as no change.")}",
            TrendHistory.AsOf(before),
            TrendHistory.AsOf(now));
    }

    /// <summary>Whether the final, the raw or a pillar score fell by a point or more: a band may follow a pillar while the final score stands still.</summary>
    private static bool HasFallen(HealthAssessment before, HealthAssessment now)
    {
        var move = now.Policy.Number(PolicyParameters.TrendSmallestMove);
        return before.FinalScore - now.FinalScore >= move
            || before.RawScore - now.RawScore >= move
            || before.Pillars.Any(pillar => pillar.Score - now.Pillars.First(p => p.Pillar == pillar.Pillar).Score >= move);
    }

    private static string Result(HealthAssessment book) => $"{book.Grade} {Format.Score(book.FinalScore!.Value)}, {Format.Word(book.Band)}";
}
