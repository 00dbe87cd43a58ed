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

    internal static FigureDefinition Raised { get; } = new("liquidity.waterfall.raised", "Paid", MetricUnit.Money, "x L, at most N: lines after haircuts, fastest first; at exchanges x of each claim first from what is held against it in its own coin, then from what nobody is owed, then from the rest", Source);

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
        ImmutableArray<Part> inOrder =
        [
            .. reserve.Lines.SelectMany(line => IsInKind(reserve) ? Split(line) : [new Part(line, line.Clean, line.Stressed, false)])
                .Where(part => part.Clean > 0m)
                .OrderBy(part => part.IsOwed)
                .ThenBy(part => TimeLadder.DaysOf(part.Line, reserve.Policy))
                .ThenBy(part => 1m - (part.Stressed / part.Clean))
                .ThenBy(part => Codes.Of(part.Line.Class), StringComparer.Ordinal)
                .ThenBy(part => part.Line.Holding.Asset.Text, StringComparer.Ordinal)
                .ThenByDescending(part => part.Clean),
        ];
        return [.. Shares.Select(share => Step(reserve, inOrder, share))];
    }

    private static bool IsInKind(ValuedReserve reserve) => reserve is { HasExchangeProfile: true, HasLiabilitiesByKey: true };

    private static IEnumerable<Part> Split(ValuedHolding line)
    {
        var matched = line.Matched * (1m - line.HaircutMatched);
        return [new Part(line, line.Clean - line.Matched, line.Stressed - matched, false), new Part(line, line.Matched, matched, true)];
    }

    private static WaterfallStep Step(ValuedReserve reserve, ImmutableArray<Part> inOrder, decimal share)
    {
        var owed = reserve.Liabilities!.Value;
        var asked = share * owed;
        var taken = new decimal[inOrder.Length];
        var due = IsInKind(reserve) ? asked - PayInKind(reserve, inOrder, share, taken) : asked;
        var ofOthers = 0m;
        for (var i = 0; i < taken.Length && due > 0m; i++)
        {
            var more = Math.Min(due, inOrder[i].Stressed - taken[i]);
            taken[i] += more;
            due -= more;
            ofOthers += inOrder[i].IsOwed ? more : 0m;
        }

        var raised = asked - due;
        var cost = 0m;
        var left = new List<(ValuedHolding Line, decimal Value)>();
        for (var i = 0; i < taken.Length; i++)
        {
            var (part, lost) = (inOrder[i], inOrder[i].LostBy(taken[i]));
            cost += lost;
            if (part.Clean - taken[i] - lost is > 0m and var rest)
                left.Add((part.Line, rest));
        }

        var subject = Format.Percent(share, 0);
        MetricInput[] inputs =
        [
            new("x, share of what is owed that is asked for", share, MetricUnit.Share, "step of the waterfall"),
            Inputs.Liabilities(reserve),
            new("N, value after haircuts", reserve.StressedValue, MetricUnit.Money, Inputs.RowsOf(reserve.Lines)),
        ];
        return new WaterfallStep(
            share,
            Figure.Computed(Raised, subject, raised, [.. inputs], HowPaid(reserve, due, ofOthers)),
            Figure.Computed(Cost, subject, cost, [.. inputs, new("value of what is used, before haircuts", raised + cost, MetricUnit.Money, "lines in the order of payment"), new("paid", raised, MetricUnit.Money, $"{Raised.Id}:{subject}")]),
            CoverageOf(reserve, share, due, subject, [.. inputs]),
            HhiOf(left, subject),
            Remaining(left));
    }

    /// <summary>Each claim takes from what is held against it in its own coin; claims without a coin take from the cash held against them.</summary>
    /// <returns>What is paid that way.</returns>
    private static decimal PayInKind(ValuedReserve reserve, ImmutableArray<Part> inOrder, decimal share, decimal[] taken)
    {
        var due = reserve.Keys.ToDictionary(key => key.Asset, key => share * key.Owed);
        var cash = AssetSymbol.Of(reserve.Snapshot.ReportingCurrency);
        due[cash] = due.GetValueOrDefault(cash) + (share * (reserve.Liabilities!.Value - reserve.Keys.Sum(key => key.Owed)));
        var paid = 0m;
        for (var i = 0; i < taken.Length; i++)
        {
            var key = inOrder[i].Line.Holding.Asset;
            if (!inOrder[i].IsOwed || !due.TryGetValue(key, out var asked))
                continue;
            taken[i] = Math.Min(asked, inOrder[i].Stressed);
            due[key] = asked - taken[i];
            paid += taken[i];
        }

        return paid;
    }

    private static string? HowPaid(ValuedReserve reserve, decimal missing, decimal ofOthers)
    {
        var currency = reserve.Snapshot.ReportingCurrency;
        var shortfall = missing > 0m ? $"{Format.Money(missing, currency)} of it cannot be raised after haircuts" : null;
        if (!IsInKind(reserve))
            return shortfall;
        var inKind = ofOthers > 0m
            ? $"each claim is paid in its own coin first, {Format.Money(ofOthers, currency)} then out of coins that are owed to others"
            : "each claim is paid in its own coin first, the rest out of what nobody is owed";
        return shortfall is null ? inKind : $"{shortfall}; {inKind}";
    }

    private static Figure CoverageOf(ValuedReserve reserve, decimal share, decimal missing, string subject, ImmutableArray<MetricInput> inputs)
    {
        if (share >= 1m)
            return Figure.WithoutValue(Coverage, subject, MetricStatus.NotApplicable, "Nobody is left whom it could cover.", inputs);
        if (missing > 0m)
            return Figure.WithoutValue(Coverage, subject, MetricStatus.Undefined, "Not all of it can be paid, so nothing is left for those who stay.", inputs);
        var owed = reserve.Liabilities!.Value;
        return ReserveLiquidityAnalysis.Quotient(Coverage, subject, () => CoverageLeft(reserve.StressedValue, owed, share), inputs, Falls(reserve, owed));
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

    /// <summary>A line, or at an exchange the part of it that stands against a claim in its coin and the part that does not.</summary>
    private sealed record Part(ValuedHolding Line, decimal Clean, decimal Stressed, bool IsOwed)
    {
        /// <summary>A part that is used in part is used at its own price: what is lost is in proportion to what it raised.</summary>
        public decimal LostBy(decimal taken) =>
            taken == 0m ? 0m : taken == Stressed ? Clean - Stressed : (Clean - Stressed) * (taken / Stressed);
    }
}
