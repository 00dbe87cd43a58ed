using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Stress;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Scoring.Metrics;

namespace RiskAnalytics.Scoring.Stress;

/// <summary>What is paid, what it costs and what is left when a share of what is owed is asked for at par: the fastest bucket first, within it the smallest haircut.</summary>
public static class PaymentWaterfall
{
    private const string Source = "RiskAnalytics methodology, section 5, waterfall, after Ma, Zeng and Zhang, Stablecoin Runs and the Centralization of Arbitrage";

    internal static FigureDefinition Raised { get; } = new("liquidity.waterfall.raised", "Paid", MetricUnit.Money, "x L, at most N: lines after haircuts, fastest first", Source);

    internal static FigureDefinition Cost { get; } = new("liquidity.waterfall.cost", "Haircuts suffered", MetricUnit.Money, "value of the lines used before haircuts less what they raised", Source);

    internal static FigureDefinition Coverage { get; } = new("liquidity.waterfall.coverage", "Coverage left for those who stay", MetricUnit.Ratio, "R(x) = (N - x L) / ((1 - x) L), N the value after haircuts", Source);

    internal static FigureDefinition Hhi { get; } = new("liquidity.waterfall.hhi", "Concentration of what is left", MetricUnit.Index, "sum over keys and, where a key is money, classes of (share of what is left)^2", Source);

    private static readonly ImmutableArray<decimal> Shares = [0.1m, 0.2m, 0.35m, 0.5m, 0.8m, 1m];

    /// <summary>Coverage left for those who stay after a share was paid at par.</summary>
    /// <param name="stressed">N, value after haircuts; 0 or more.</param>
    /// <param name="owed">L; above 0.</param>
    /// <param name="paidShare">x, 0 or more and below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is not in its range, or nothing is owed.</exception>
    public static decimal CoverageLeft(decimal stressed, decimal owed, decimal paidShare)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(owed);
        ArgumentOutOfRangeException.ThrowIfNegative(paidShare);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(paidShare, 1m);
        return (stressed - (paidShare * owed)) / ((1m - paidShare) * owed);
    }

    internal static ImmutableArray<WaterfallStep> Of(ValuedReserve reserve)
    {
        if (reserve.Liabilities is not > 0m || reserve.Snapshot.Entity.Kind == EntityKind.Other)
            return [];
        ImmutableArray<ValuedHolding> inOrder =
        [
            .. reserve.Lines.Where(line => line.Stressed > 0m)
                .OrderBy(line => TimeLadder.DaysOf(line, reserve.Policy))
                .ThenBy(line => 1m - (line.Stressed / line.Clean))
                .ThenBy(line => Codes.Of(line.Class), StringComparer.Ordinal)
                .ThenBy(line => line.Holding.Asset.Text, StringComparer.Ordinal)
                .ThenByDescending(line => line.Value),
        ];
        return [.. Shares.Select(share => Step(reserve, inOrder, share))];
    }

    private static WaterfallStep Step(ValuedReserve reserve, ImmutableArray<ValuedHolding> inOrder, decimal share)
    {
        var owed = reserve.Liabilities!.Value;
        var asked = share * owed;
        var (due, used) = (asked, 0m);
        var left = new List<(ValuedHolding Line, decimal Value)>();
        foreach (var line in inOrder)
        {
            // A line that is used in part is used at its own price: what it raises is in proportion to what is given up.
            var taken = Math.Min(due, line.Stressed);
            var given = line.Clean == line.Stressed ? taken : taken == line.Stressed ? line.Clean : line.Clean * (taken / line.Stressed);
            due -= taken;
            used += given;
            if (line.Clean > given)
                left.Add((line, line.Clean - given));
        }

        var raised = asked - due;
        var subject = Format.Percent(share, 0);
        MetricInput[] inputs =
        [
            new("x, share of what is owed that is asked for", share, MetricUnit.Share, "step of the waterfall"),
            Inputs.Liabilities(reserve),
            new("N, value after haircuts", reserve.StressedValue, MetricUnit.Money, Inputs.RowsOf(reserve.Lines)),
        ];
        var inKind = reserve.HasExchangeProfile ? "claims are added up here; each is paid in its own coin, see the worst in-kind ratio" : null;
        var shortfall = due > 0m ? $"{Format.Money(due, reserve.Snapshot.ReportingCurrency)} of it cannot be raised after haircuts" : inKind;
        return new WaterfallStep(
            share,
            Figure.Computed(Raised, subject, raised, [.. inputs], shortfall),
            Figure.Computed(Cost, subject, used - raised, [.. inputs, new("value of the lines used, before haircuts", used, MetricUnit.Money, "lines in the order of payment"), new("paid", raised, MetricUnit.Money, "liquidity.waterfall.raised")]),
            share < 1m
                ? Figure.Computed(Coverage, subject, CoverageLeft(reserve.StressedValue, owed, share), [.. inputs], Falls(reserve, owed))
                : Figure.WithoutValue(Coverage, subject, MetricStatus.NotApplicable, "Nobody is left whom it could cover.", [.. inputs]),
            HhiOf(left, subject),
            Remaining(left));
    }

    private static string? Falls(ValuedReserve reserve, decimal owed) =>
        reserve.StressedValue < owed ? "it falls as more is paid, so it pays to be first" : null;

    private static Figure HhiOf(List<(ValuedHolding Line, decimal Value)> left, string subject)
    {
        var total = left.Sum(part => part.Value);
        if (total <= 0m)
            return Figure.WithoutValue(Hhi, subject, MetricStatus.Undefined, "Nothing is left.");
        var names = left.GroupBy(part => Name(part.Line), StringComparer.Ordinal).Select(group => group.Sum(part => part.Value)).ToList();
        return Figure.Computed(
            Hhi,
            subject,
            names.Sum(value => value / total * (value / total)),
            [new("value left, before haircuts", total, MetricUnit.Money, "lines not used"), new("names left", names.Count, MetricUnit.Count, "keys; classes where a key is money")]);
    }

    private static string Name(ValuedHolding line) =>
        line.Holding.Asset.IsItemised && Valuation.LineNames.IsCrypto(line.Class) ? line.Holding.Asset.Text : Codes.Of(line.Class);

    private static ImmutableArray<(AssetClass Class, decimal Share)> Remaining(List<(ValuedHolding Line, decimal Value)> left)
    {
        var total = left.Sum(part => part.Value);
        return total <= 0m ? [] :
        [
            .. left.GroupBy(part => part.Line.Class)
                .Select(group => (Class: group.Key, Share: group.Sum(part => part.Value) / total))
                .OrderByDescending(part => part.Share)
                .ThenBy(part => part.Class),
        ];
    }
}
