using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Stress;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Scoring.Metrics;

namespace RiskAnalytics.Scoring.Stress;

/// <summary>By when how much can be paid: ladder, waterfall, time to redeem everything, liquidity coverage ratio, maturities.</summary>
public static class ReserveLiquidityAnalysis
{
    private static readonly FigureDefinition TimeToRedeem = new(
        "liquidity.time-to-redeem",
        "Time to redeem everything",
        MetricUnit.Days,
        "smallest step t of the ladder with available(t) >= L",
        "RiskAnalytics methodology, section 5, coverage");

    /// <summary>What each figure is.</summary>
    public static ImmutableArray<FigureDefinition> Definitions { get; } =
    [
        TimeLadder.Available, TimeLadder.OnWeekend,
        PaymentWaterfall.Raised, PaymentWaterfall.Cost, PaymentWaterfall.Coverage, PaymentWaterfall.Hhi,
        TimeToRedeem,
        LiquidityCoverageRatio.Ratio, LiquidityCoverageRatio.Level1, LiquidityCoverageRatio.Level2A, LiquidityCoverageRatio.Level2B,
        LiquidityCoverageRatio.Outflow, LiquidityCoverageRatio.Inflow,
        Maturities.Wam, Maturities.Wal, Maturities.Known, Maturities.Daily, Maturities.Weekly,
    ];

    /// <summary>By when how much can be paid.</summary>
    /// <param name="reserve">The reserve.</param>
    public static ReserveLiquidity Of(ValuedReserve reserve)
    {
        var ladder = TimeLadder.Of(reserve);
        return new ReserveLiquidity
        {
            Ladder = ladder,
            Waterfall = PaymentWaterfall.Of(reserve),
            Measures = [Redeem(reserve, ladder), .. LiquidityCoverageRatio.Of(reserve), .. Maturities.Of(reserve)],
        };
    }

    internal static MetricStatus StatusWithoutLiabilities(ValuedReserve reserve) => reserve.LiabilityStatus switch
    {
        LiabilityStatus.NotDisclosed => MetricStatus.NotDisclosed,
        LiabilityStatus.NotLoaded => MetricStatus.MissingInput,
        _ => MetricStatus.Undefined,
    };

    internal static string ReasonWithoutLiabilities(ValuedReserve reserve) => reserve.LiabilityStatus switch
    {
        LiabilityStatus.NotDisclosed => "The firm does not disclose its liabilities.",
        LiabilityStatus.NotLoaded => "Liabilities are owed, but the amounts are not in the book.",
        _ => "Liabilities are zero.",
    };

    /// <summary>A ratio, or the reason why there is none: an amount of the last digits a number has cannot be divided by.</summary>
    internal static Figure Quotient(FigureDefinition definition, string? subject, Func<decimal> formula, ImmutableArray<MetricInput> inputs, string? reason)
    {
        try
        {
            return Figure.Computed(definition, subject, formula(), inputs, reason);
        }
        catch (ArithmeticException)
        {
            return Figure.WithoutValue(definition, subject, MetricStatus.Undefined, "What is owed is too small to divide by.", inputs);
        }
    }

    private static Figure Redeem(ValuedReserve reserve, ImmutableArray<LadderStep> ladder)
    {
        if (reserve.Snapshot.Entity.Kind == EntityKind.Other)
            return Figure.WithoutValue(TimeToRedeem, null, MetricStatus.NotDisclosed, "The firm owes nothing on demand.");
        if (reserve.Liabilities is not > 0m)
            return Figure.WithoutValue(TimeToRedeem, null, StatusWithoutLiabilities(reserve), ReasonWithoutLiabilities(reserve));

        var owed = reserve.Liabilities.Value;
        ImmutableArray<MetricInput> inputs =
        [
            Inputs.Liabilities(reserve),
            .. ladder.Select(step => new MetricInput($"available by {step.Label}", step.Available.Value, MetricUnit.Money, step.Available.Id)),
        ];
        return ladder.FirstOrDefault(step => step.Available.Value >= owed)?.Label switch
        {
            "1h" => Figure.Computed(TimeToRedeem, null, 1m / 24m, inputs, "within an hour"),
            "1d" => Figure.Computed(TimeToRedeem, null, 1m, inputs, "within a day"),
            "5d" => Figure.Computed(TimeToRedeem, null, 5m, inputs, "within five days"),
            "30d" => Figure.Computed(TimeToRedeem, null, 30m, inputs, "within thirty days"),
            "later" => Figure.WithoutValue(TimeToRedeem, null, MetricStatus.Undefined, "Later than thirty days: the lines that are needed have no known date.", inputs),
            _ => Figure.WithoutValue(
                TimeToRedeem,
                null,
                MetricStatus.Undefined,
                $"Never at stressed prices: {Format.Money(owed - ladder[^1].Available.Value!.Value, reserve.Snapshot.ReportingCurrency)} is missing after haircuts.",
                inputs),
        };
    }
}
