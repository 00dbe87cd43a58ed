using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Scoring.Metrics;

namespace RiskAnalytics.Scoring.Stress;

/// <summary>
/// The Basel liquidity coverage ratio of a reserve: liquid assets after haircuts and caps, over net outflow in thirty days. A reserve is
/// no bank, so which run-off class its holders fall into is an assumption of the policy, and so is the level of each class of assets.
/// </summary>
public static class LiquidityCoverageRatio
{
    private const string Source = "Basel Committee LCR30 and LCR40, rules LCR-H, LCR-C, LCR-IN, LCR-O; levels and run-off class are assumptions of the policy";

    internal static FigureDefinition Level1 { get; } = new("liquidity.lcr.level-1", "Level 1 assets", MetricUnit.Money, "sum of Level 1 lines, no haircut", Source);

    internal static FigureDefinition Level2A { get; } = new("liquidity.lcr.level-2a", "Level 2A assets, counted", MetricUnit.Money, "lines (1 - haircut), at most c2 / (1 - c2) L1 - L2B counted; c2 the cap on Level 2", Source);

    internal static FigureDefinition Level2B { get; } = new("liquidity.lcr.level-2b", "Level 2B assets, counted", MetricUnit.Money, "lines (1 - haircut), at most cb / (1 - cb) (L1 + L2A before its cap) and cb / (1 - c2) L1; cb the cap on Level 2B, c2 on Level 2", Source);

    internal static FigureDefinition Outflow { get; } = new("liquidity.lcr.outflow", "Outflow in thirty days", MetricUnit.Money, "run-off rate x L", Source);

    internal static FigureDefinition Inflow { get; } = new("liquidity.lcr.inflow", "Inflow in thirty days, counted", MetricUnit.Money, "lines due within thirty days that are no liquid asset x inflow rate, at most 75% of outflow", Source);

    internal static FigureDefinition Ratio { get; } = new("liquidity.lcr", "Liquidity coverage ratio", MetricUnit.Ratio, "(L1 + L2A + L2B) / (outflow - inflow)", Source);

    /// <summary>Level 2A and 2B assets that count beside Level 1: the caps as amounts.</summary>
    /// <param name="level1">Level 1 assets; 0 or more.</param>
    /// <param name="level2A">Level 2A assets after haircut; 0 or more.</param>
    /// <param name="level2B">Level 2B assets after haircut; 0 or more.</param>
    /// <param name="level2Cap">Largest share of Level 2 in all that counts, below 1; Basel .40.</param>
    /// <param name="level2BCap">Largest share of Level 2B in all that counts, below 1; Basel .15.</param>
    /// <returns>What counts of the two.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A cap is 1 or more.</exception>
    /// <remarks>Source: Basel Committee LCR30, annex on the caps; methodology, section 5.</remarks>
    public static (decimal Level2A, decimal Level2B) Capped(decimal level1, decimal level2A, decimal level2B, decimal level2Cap, decimal level2BCap)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(level2Cap, 1m);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(level2BCap, 1m);
        var level2Limit = level2Cap / (1m - level2Cap) * level1;
        var outside = 1m - Math.Max(level2Cap, level2BCap);
        var countedB = Math.Min(level2B, Math.Min(level2BCap / (1m - level2BCap) * (level1 + level2A), level2BCap / outside * level1));
        countedB = Math.Min(countedB, level2Limit);
        return (Math.Min(level2A, level2Limit - countedB), countedB);
    }

    internal static IEnumerable<Figure> Of(ValuedReserve reserve)
    {
        var policy = reserve.Policy;
        ImmutableArray<ValuedHolding> At(HqlaLevel level) => [.. reserve.Lines.Where(line => IsUsable(line) && policy.StressClasses[line.Class].Hqla == level)];
        var (lines1, lines2A, lines2B) = (At(HqlaLevel.Level1), At(HqlaLevel.Level2A), At(HqlaLevel.Level2B));
        var level1 = lines1.Sum(line => line.Value);
        var after2A = lines2A.Sum(line => line.Value) * (1m - policy.Number(PolicyParameters.LcrHaircut2A));
        var after2B = lines2B.Sum(line => line.Value) * (1m - policy.Number(PolicyParameters.LcrHaircut2B));
        var (level2A, level2B) = Capped(level1, after2A, after2B, policy.Number(PolicyParameters.LcrLevel2Cap), policy.Number(PolicyParameters.LcrLevel2BCap));
        MetricInput[] caps =
        [
            Inputs.Parameter(reserve, PolicyParameters.LcrLevel2Cap, "cap on Level 2", MetricUnit.Share),
            Inputs.Parameter(reserve, PolicyParameters.LcrLevel2BCap, "cap on Level 2B", MetricUnit.Share),
        ];

        MetricInput first = new("L1", level1, MetricUnit.Money, Level1.Id);
        yield return Figure.Computed(Level1, null, level1, [Inputs.Lines("Level 1 lines", level1, MetricUnit.Money, lines1)]);
        yield return Figure.Computed(
            Level2A,
            null,
            level2A,
            [Inputs.Lines("Level 2A lines", lines2A.Sum(line => line.Value), MetricUnit.Money, lines2A), Inputs.Parameter(reserve, PolicyParameters.LcrHaircut2A, "haircut", MetricUnit.Share), first, new("L2B counted", level2B, MetricUnit.Money, Level2B.Id), .. caps],
            level2A < after2A ? "cut by the cap" : null);
        yield return Figure.Computed(
            Level2B,
            null,
            level2B,
            [Inputs.Lines("Level 2B lines", lines2B.Sum(line => line.Value), MetricUnit.Money, lines2B), Inputs.Parameter(reserve, PolicyParameters.LcrHaircut2B, "haircut", MetricUnit.Share), first, new("L2A after haircut", after2A, MetricUnit.Money, Inputs.RowsOf(lines2A)), .. caps],
            level2B < after2B ? "cut by the cap" : null);

        var isOwedNothing = reserve.Snapshot.Entity.Kind == EntityKind.Other;
        if (isOwedNothing || reserve.Liabilities is not > 0m)
        {
            var status = isOwedNothing ? MetricStatus.NotDisclosed : ReserveLiquidityAnalysis.StatusWithoutLiabilities(reserve);
            var reason = isOwedNothing ? "The firm owes nothing on demand, so there is no run-off." : ReserveLiquidityAnalysis.ReasonWithoutLiabilities(reserve);
            foreach (var definition in new[] { Outflow, Inflow, Ratio })
                yield return Figure.WithoutValue(definition, null, status, reason);
            yield break;
        }

        var outflow = policy.Number(PolicyParameters.LcrOutflow) * reserve.Liabilities.Value;
        ImmutableArray<ValuedHolding> due = [.. reserve.Lines.Where(line => IsUsable(line) && line.Bucket <= Bucket.ThirtyDays
            && policy.StressClasses[line.Class] is { Hqla: HqlaLevel.None, Inflow: > 0m })];
        var inflow = due.Sum(line => line.Value * policy.StressClasses[line.Class].Inflow);
        var counted = Math.Min(inflow, policy.Number(PolicyParameters.LcrInflowCap) * outflow);
        yield return Figure.Computed(Outflow, null, outflow, [Inputs.Liabilities(reserve), Inputs.Parameter(reserve, PolicyParameters.LcrOutflow, "run-off rate, the class is the policy's assumption", MetricUnit.Share)]);
        yield return Figure.Computed(
            Inflow,
            null,
            counted,
            [Inputs.Lines("lines due within thirty days x inflow rate of their class", inflow, MetricUnit.Money, due), Inputs.Parameter(reserve, PolicyParameters.LcrInflowCap, "cap, share of outflow", MetricUnit.Share)],
            counted < inflow ? "cut by the cap" : null);
        yield return ReserveLiquidityAnalysis.Quotient(
            Ratio,
            null,
            () => (level1 + level2A + level2B) / (outflow - counted),
            [
                new("liquid assets", level1 + level2A + level2B, MetricUnit.Money, "liquidity.lcr.level-1, level-2a and level-2b"),
                new("net outflow", outflow - counted, MetricUnit.Money, "liquidity.lcr.outflow less liquidity.lcr.inflow"),
            ],
            $"run-off of {Format.Percent(policy.Number(PolicyParameters.LcrOutflow), 0)} assumed by the policy: {policy.Parameters[PolicyParameters.LcrOutflow].Source}");
    }

    /// <summary>A liquid asset can be turned into money within the thirty days: not frozen, no own token, no notice beyond them.</summary>
    private static bool IsUsable(ValuedHolding line) =>
        !line.IsFrozen && !line.IsOwn && Math.Max(line.Holding.NoticeDays ?? 0, line.Holding.UnbondingDays ?? 0) <= 30;
}
