using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Stress;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.Trend;

/// <summary>The clean ratio moved from one book to the next by more than the policy takes for ordinary.</summary>
internal static class RatioJump
{
    public static IEnumerable<TrendAlert> Find(TrendHistory history)
    {
        var limit = history.Number(PolicyParameters.TrendRatioJump);
        foreach (var (before, now) in history.Steps(TrendHistory.HasRatio))
        {
            var (then, ratio) = (TrendHistory.CleanRatio(before)!.Value, TrendHistory.CleanRatio(now)!.Value);
            if (Math.Abs(ratio - then) <= limit)
                continue;

            yield return new TrendAlert(
                "ratio-jump",
                ratio < then ? Severity.Minor : Severity.Info,
                $"The clean ratio {(ratio < then ? "fell" : "rose")} from {Format.Ratio(then)} on {TrendHistory.Date(before)} to {Format.Ratio(ratio)} on {TrendHistory.Date(now)}{Split(before, now)}.",
                TrendHistory.AsOf(before),
                TrendHistory.AsOf(now));
        }
    }

    private static string Split(HealthAssessment before, HealthAssessment now) =>
        RatioEffects.Of(before, now) is { Missing: null } effects
            ? $": {ReserveMix.Points(effects.Volume)} by amounts, {ReserveMix.Points(effects.Price)} by prices, {ReserveMix.Points(effects.Mix)} by both together"
            : "";
}
