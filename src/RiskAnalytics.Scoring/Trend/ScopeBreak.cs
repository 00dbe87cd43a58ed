using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Stress;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.Trend;

/// <summary>
/// Books that are of different things: another firm or token reports, or the book says so in a note that begins with <c>SCOPE:</c>. A jump of
/// assets and liabilities together is only a hint, and told of the last book alone.
/// </summary>
internal static class ScopeBreak
{
    private const string Mark = "SCOPE:";

    public static IEnumerable<TrendAlert> Find(TrendHistory history)
    {
        var breaks = history.Steps(_ => true)
            .SelectMany(step => Identity(step.Before, step.Now).Select(change => Break(step.Before, step.Now, change)))
            // A book that says nothing of its scope may stand between two that do.
            .Concat(history.Steps(book => Scope(book) is not null)
                .Where(step => Scope(step.Before) != Scope(step.Now))
                .Select(step => Break(step.Before, step.Now, $"the report was of {Scope(step.Before)} and is of {Scope(step.Now)}")))
            .ToList();
        return history.Previous is { } previous && breaks.TrueForAll(b => b.To < TrendHistory.AsOf(history.Last)) && Hint(previous, history.Last, history) is { } hint
            ? breaks.Append(new TrendAlert("possible-scope-break", Severity.Info, hint, TrendHistory.AsOf(previous), TrendHistory.AsOf(history.Last)))
            : breaks;
    }

    private static TrendAlert Break(HealthAssessment before, HealthAssessment now, string change) => new(
        "scope-break",
        Severity.Minor,
        $"The scope changed between {TrendHistory.Date(before)} and {TrendHistory.Date(now)}: {change}. Figures before and after are of different things.",
        TrendHistory.AsOf(before),
        TrendHistory.AsOf(now));

    private static IEnumerable<string> Identity(HealthAssessment before, HealthAssessment now)
    {
        var (was, isNow) = (before.Entity, now.Entity);
        if (was.Name != isNow.Name)
            yield return $"the name was {was.Name} and is {isNow.Name}";
        if (was.Kind != isNow.Kind)
            yield return $"the kind of firm was {Codes.Of(was.Kind)} and is {Codes.Of(isNow.Kind)}";
        if (was.Token?.Symbol != isNow.Token?.Symbol)
            yield return $"the token was {was.Token?.Symbol.Text ?? "not given"} and is {isNow.Token?.Symbol.Text ?? "not given"}";
        if (before.Snapshot.ReportingCurrency != now.Snapshot.ReportingCurrency)
            yield return $"the reporting currency was {before.Snapshot.ReportingCurrency} and is {now.Snapshot.ReportingCurrency}";
    }

    private static string? Scope(HealthAssessment book) =>
        book.Entity.Notes.FirstOrDefault(note => note.StartsWith(Mark, StringComparison.Ordinal))?[Mark.Length..].Trim().TrimEnd('.');

    private static string? Hint(HealthAssessment before, HealthAssessment now, TrendHistory history)
    {
        if (TrendHistory.CleanRatio(before) is not { } then || TrendHistory.CleanRatio(now) is not { } ratio
            || Change(before.Reserve.Assets, now.Reserve.Assets) is not { } assets || Change(before.Reserve.Liabilities, now.Reserve.Liabilities) is not { } owed)
        {
            return null;
        }

        var limit = history.Number(PolicyParameters.TrendScopeJump);
        return Math.Abs(ratio - then) < history.Number(PolicyParameters.TrendRatioJump) && Math.Min(Math.Abs(assets), Math.Abs(owed)) > limit && assets > 0m == owed > 0m
            ? $"Assets changed by {Format.Value(assets, MetricUnit.Change)} and liabilities by {Format.Value(owed, MetricUnit.Change)} between {TrendHistory.Date(before)} and "
                + $"{TrendHistory.Date(now)}, while the clean ratio went from {Format.Ratio(then)} to {Format.Ratio(ratio)}: growth or redemption, or the report covers another scope."
            : null;
    }

    private static decimal? Change(decimal? then, decimal? now) => then is > 0m && now is { } amount ? (amount / then.Value) - 1m : null;
}
