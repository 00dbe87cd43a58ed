using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Stress;
using RiskAnalytics.Scoring.Metrics;

namespace RiskAnalytics.Scoring.Stress;

/// <summary>Value after haircuts by an hour, a day, five days, thirty days and later, on a working day and when a weekend has just begun.</summary>
internal static class TimeLadder
{
    public static FigureDefinition Available { get; } = new(
        "liquidity.ladder",
        "Available after haircuts",
        MetricUnit.Money,
        "sum over lines of bucket <= t of matched (1 - h_m) + free (1 - h_f); 1h: lines of one day whose class pays within an hour",
        "RiskAnalytics methodology, section 5, ladder; class table of the policy");

    public static FigureDefinition OnWeekend { get; } = new(
        "liquidity.ladder-weekend",
        "Available after haircuts, over a weekend",
        MetricUnit.Money,
        "as the ladder, where a line that needs banks or bond markets pays later by the days these are shut",
        "RiskAnalytics methodology, section 5; chains are open, banks and bond markets are shut, our own choice");

    private static readonly ImmutableArray<(string Label, int Days)> Steps = [("1h", 0), ("1d", 1), ("5d", 5), ("30d", 30), ("later", int.MaxValue)];

    public static ImmutableArray<LadderStep> Of(ValuedReserve reserve)
    {
        var shut = reserve.Policy.Number(PolicyParameters.WeekendDays);
        return
        [
            .. Steps.Select(step => new LadderStep(
                step.Label,
                Sum(Available, step.Label, reserve, [.. reserve.Lines.Where(line => PaysWithin(line, reserve.Policy, step.Days))]),
                Sum(OnWeekend, step.Label, reserve, [.. reserve.Lines.Where(line => PaysWithinOnWeekend(line, reserve, step.Days, shut))], reserve.Policy))),
        ];
    }

    /// <summary>Days to the cash of a line, by its bucket; 0 where it pays within an hour.</summary>
    public static int DaysOf(ValuedHolding line, ScoringPolicy policy) => line.Bucket switch
    {
        Bucket.OneDay => IsWithinHour(line, policy) ? 0 : 1,
        Bucket.FiveDays => 5,
        Bucket.ThirtyDays => 30,
        _ => int.MaxValue,
    };

    private static bool IsWithinHour(ValuedHolding line, ScoringPolicy policy) =>
        policy.StressClasses[line.Class].WithinHour && line.Bucket == Bucket.OneDay
        && line.Holding.NoticeDays is null or 0 && line.Holding.UnbondingDays is null or 0 && line.Holding.Maturity is null && !line.IsFrozen;

    private static bool PaysWithin(ValuedHolding line, ScoringPolicy policy, int days) => DaysOf(line, policy) <= days;

    private static bool PaysWithinOnWeekend(ValuedHolding line, ValuedReserve reserve, int days, decimal shut)
    {
        // A bucket of thirty days or later is an upper bound that two days do not move.
        if (shut == 0m || line.Bucket >= Bucket.ThirtyDays || reserve.Policy.StressClasses[line.Class].OnWeekends)
            return PaysWithin(line, reserve.Policy, days);
        return DaysKnown(line, reserve) + shut <= days;
    }

    /// <summary>Days to the cash of a fast line, its slowest step: counted where maturity, notice or unbonding decide, else the limit of its bucket.</summary>
    private static int DaysKnown(ValuedHolding line, ValuedReserve reserve)
    {
        if (line.Bucket == Bucket.OneDay)
            return 1;
        var ofClass = reserve.Policy.Classes[line.Class].Bucket switch
        {
            // A line that is sold before it matures takes the days of its class, whatever its maturity.
            BucketRule.OneDay => 1,
            BucketRule.OneDayUnlessMaturity or BucketRule.ByMaturity =>
                line.Holding.Maturity is { } maturity ? Math.Max(1, maturity.DayNumber - reserve.Snapshot.AsOf.DayNumber) : 1,
            _ => 5,
        };
        return Math.Max(ofClass, Math.Max(line.Holding.NoticeDays ?? 0, line.Holding.UnbondingDays ?? 0));
    }

    private static Figure Sum(FigureDefinition definition, string label, ValuedReserve reserve, ImmutableArray<ValuedHolding> lines, ScoringPolicy? weekend = null)
    {
        var before = lines.Sum(line => line.Clean);
        var after = lines.Sum(line => line.Stressed);
        MetricInput[] shut = weekend is null ? [] : [Inputs.Parameter(reserve, PolicyParameters.WeekendDays, "days that banks and bond markets are shut", MetricUnit.Days)];
        return Figure.Computed(
            definition,
            label,
            after,
            [
                Inputs.Lines("value of these lines before haircuts", before, MetricUnit.Money, lines),
                new MetricInput("haircuts", before - after, MetricUnit.Money, $"class table of policy {reserve.Policy.Id} {reserve.Policy.Version}"),
                .. shut,
            ],
            lines.IsEmpty ? "no line pays that fast" : null);
    }
}
