using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Scoring.Metrics;
using RiskAnalytics.Scoring.Valuation;

namespace RiskAnalytics.Scoring.Stress;

/// <summary>Weighted average maturity and life, and the daily and weekly liquid shares of a money market fund.</summary>
internal static class Maturities
{
    private const string Rule = "SEC rule 2a-7, 17 CFR 270.2a-7; limits for money market funds of 60 and 120 days (rules 2A7-C, 2A7-D)";

    public static FigureDefinition Known { get; } = new("liquidity.maturity-known", "Share with a known maturity", MetricUnit.Share, "lines with a maturity or due at once / A_c", "our own choice: what the averages rest on");

    public static FigureDefinition Wam { get; } = new("liquidity.wam", "Weighted average maturity", MetricUnit.Days, "sum v_i d_i / sum v_i, d to maturity or next rate reset; cash 0", Rule);

    public static FigureDefinition Wal { get; } = new("liquidity.wal", "Weighted average life", MetricUnit.Days, "sum v_i d_i / sum v_i, d to maturity; resets ignored", Rule);

    public static FigureDefinition Daily { get; } = new("liquidity.daily-liquid-share", "Daily liquid share", MetricUnit.Share, "(daily liquid classes + lines that mature within 1 working day) / A_c", "SEC rule 2a-7, at least 25% of a money market fund (rule 2A7-A); classes by the policy");

    public static FigureDefinition Weekly { get; } = new("liquidity.weekly-liquid-share", "Weekly liquid share", MetricUnit.Share, "(daily and weekly liquid classes + lines that mature within 5 working days) / A_c", "SEC rule 2a-7, at least 50% of a money market fund (rule 2A7-B); classes by the policy");

    public static IEnumerable<Figure> Of(ValuedReserve reserve)
    {
        if (reserve.CleanAssets <= 0m)
        {
            foreach (var definition in new[] { Known, Wam, Wal, Daily, Weekly })
                yield return Figure.WithoutValue(definition, null, MetricStatus.Undefined, "There are no clean assets.");
            yield break;
        }

        ImmutableArray<(ValuedHolding Line, int Days)> dated = [.. reserve.Lines.Where(line => DaysOf(line, reserve) is not null).Select(line => (line, DaysOf(line, reserve)!.Value))];
        var known = dated.Sum(part => part.Line.Clean);
        var share = known / reserve.CleanAssets;
        var average = known > 0m ? dated.Sum(part => part.Line.Clean / known * part.Days) : 0m;
        MetricInput[] inputs = [Inputs.Lines("lines with a known maturity", known, MetricUnit.Money, dated.Select(part => part.Line)), Inputs.CleanAssets(reserve)];
        yield return Figure.Computed(Known, null, share, [.. inputs]);
        foreach (var definition in new[] { Wam, Wal })
        {
            yield return share < reserve.Policy.Number(PolicyParameters.MaturityKnownShare)
                ? Figure.WithoutValue(definition, null, MetricStatus.NotDisclosed, $"Only {Format.Percent(share)} of the reserve has a known maturity: its average would not be that of the reserve.", [.. inputs])
                : Figure.Computed(definition, null, average, [.. inputs], definition == Wam ? "no line of the book gives a rate reset, so maturities count" : share < 1m ? $"over the {Format.Percent(share)} whose maturity is known" : null);
        }

        yield return Liquid(Daily, reserve, LiquidAsset.Daily, 1);
        yield return Liquid(Weekly, reserve, LiquidAsset.Weekly, 5);
    }

    /// <summary>Days to maturity; 0 for what is due at once, 1 for what is due tomorrow, null when not known.</summary>
    private static int? DaysOf(ValuedHolding line, ValuedReserve reserve) =>
        line.IsFrozen ? null
        : line.Holding.Maturity is { } maturity ? Math.Max(1, maturity.DayNumber - reserve.Snapshot.AsOf.DayNumber)
        : LineNames.IsCash(line.Class) || line.Class is AssetClass.MmfGovernment or AssetClass.MmfPrime ? 0
        : line.Class == AssetClass.ReverseRepoOvernight ? 1
        : null;

    private static Figure Liquid(FigureDefinition definition, ValuedReserve reserve, LiquidAsset atLeast, int workingDays)
    {
        ImmutableArray<ValuedHolding> lines = [.. reserve.Lines.Where(line => !line.IsFrozen && (reserve.Policy.StressClasses[line.Class].LiquidAsset >= atLeast || MaturesWithin(line, reserve, workingDays)))];
        var value = lines.Sum(line => line.Clean);
        return Figure.Computed(definition, null, value / reserve.CleanAssets, [Inputs.Lines("liquid lines", value, MetricUnit.Money, lines), Inputs.CleanAssets(reserve)]);
    }

    /// <summary>Saturdays and Sundays are no working days; holidays are not known here and count as such.</summary>
    private static bool MaturesWithin(ValuedHolding line, ValuedReserve reserve, int workingDays)
    {
        if (line.Holding.Maturity is not { } maturity)
            return false;
        var day = reserve.Snapshot.AsOf;
        for (var left = workingDays; left > 0 && day < maturity;)
        {
            day = day.AddDays(1);
            left -= day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1;
        }

        return maturity <= day;
    }
}
