using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Comparison;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.Comparison;

/// <summary>Sets two results beside each other: of two books, or of one book under two policies.</summary>
internal static class ResultDifferences
{
    public static ResultDifference Of(HealthAssessment before, HealthAssessment after)
    {
        var (then, now) = before.Snapshot.AsOf == after.Snapshot.AsOf
            ? ("the first result", "the second result")
            : (Format.Date(before.Snapshot.AsOf), Format.Date(after.Snapshot.AsOf));
        return new ResultDifference(
            before,
            after,
            [
                Score("final", "Final score", before.FinalScore, after.FinalScore, Both(Remark(before), Remark(after), then, now)),
                Score("raw", "Raw score", before.RawScore, after.RawScore, Both(NoScore(before.RawScore), NoScore(after.RawScore), then, now)),
                .. before.Pillars.Select(pillar =>
                {
                    var other = after.Pillars.First(p => p.Pillar == pillar.Pillar);
                    return Score(Format.Word(pillar.Pillar), pillar.Pillar.ToString(), pillar.Score, other.Score, Both(Incomplete(pillar), Incomplete(other), then, now));
                }),
            ],
            [.. before.Metrics.Select(metric => Metric(metric, after.Metric(metric.Code), then, now))],
            Caps(before, after),
            Flags(before, after));
    }

    private static ScoreChange Score(string code, string name, decimal? before, decimal? after, string? reason) =>
        new(code, name, null, null, null, before, after, reason);

    private static ScoreChange Metric(ScoredMetric before, ScoredMetric after, string then, string now) => new(
        before.Code, before.Result.Definition.Name, before.Result.Definition.Unit, before.Value, after.Value, before.Score, after.Score,
        Both(WhyNone(before), WhyNone(after), then, now));

    private static string? WhyNone(ScoredMetric metric) => metric.Status == MetricStatus.Computed
        ? null
        : $"{Format.Word(metric.Status).Replace('_', ' ')}: {metric.Result.Reason}";

    private static string? Remark(HealthAssessment book) =>
        book.NotRatedReason ?? (book.Entity.Partial is null ? null : "partial book, scored on what is left");

    private static string? NoScore(decimal? score) => score is null ? "no pillar has a score" : null;

    private static string? Incomplete(PillarScore pillar) =>
        pillar.Score is null ? "no metric of the pillar has a score" : pillar.IsComplete ? null : "incomplete, an input was not loaded";

    private static string? Both(string? before, string? after, string then, string now) => (before?.TrimEnd('.'), after?.TrimEnd('.')) switch
    {
        (null, null) => null,
        (var a, null) => $"{then}: {a}",
        (null, var b) => $"{now}: {b}",
        var (a, b) => a == b ? a : $"{then}: {a}; {now}: {b}",
    };

    private static ImmutableArray<MarkChange> Caps(HealthAssessment before, HealthAssessment after)
    {
        var (old, current) = (before.Caps.ToDictionary(c => c.Code), after.Caps.ToDictionary(c => c.Code));
        return
        [
            .. old.Keys.Union(current.Keys).OrderBy(Order).SelectMany(code => (old.GetValueOrDefault(code), current.GetValueOrDefault(code)) switch
            {
                (null, { } came) => [new MarkChange(code, MarkTurn.Came, came.Reason, null, came.Limit)],
                ({ } went, null) when before.Entity.Partial is null && after.Entity.Partial is not null =>
                    [new MarkChange(code, MarkTurn.NoLongerEvaluated, $"{went.Reason.TrimEnd('.')}; the other book is partial, which is no all-clear.", went.Limit, null)],
                ({ } went, null) => [new MarkChange(code, MarkTurn.Went, went.Reason, went.Limit, null)],
                ({ } then, { } now) when then.Limit != now.Limit => [new MarkChange(code, MarkTurn.Changed, now.Reason, then.Limit, now.Limit)],
                _ => Array.Empty<MarkChange>(),
            }),
        ];
    }

    private static ImmutableArray<MarkChange> Flags(HealthAssessment before, HealthAssessment after) =>
    [
        .. from old in before.Flags
            let now = after.Flags.FirstOrDefault(flag => flag.Code == old.Code)
            where now is not null && (old.Raised == true) != (now.Raised == true)
            orderby Order(old.Code)
            select now.Raised switch
            {
                true => new MarkChange(old.Code, MarkTurn.Came, now.Message, null, null),
                false => new MarkChange(old.Code, MarkTurn.Went, old.Message, null, null),
                null => new MarkChange(old.Code, MarkTurn.NoLongerEvaluated, now.Message, null, null),
            },
    ];

    /// <summary>K2 before K10.</summary>
    private static int Order(string code) => int.Parse(code.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture);
}
