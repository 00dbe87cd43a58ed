using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Scoring.Metrics;

namespace RiskAnalytics.Scoring.Regulation;

/// <summary>The parts that several regulatory figures share: the bases of ratios, and quotients with their reasons.</summary>
internal static class RegulatoryFigures
{
    /// <summary>Why sums over the lines would say too little; null for a whole book.</summary>
    public static string? Partial(RegulatoryContext context) =>
        context.Book.Entity.Partial is { } missing ? $"The book is partial, so the whole reserve is not known: {missing.TrimEnd('.')}." : null;

    /// <summary>R: unencumbered lines at market value.</summary>
    public static Amount Reserve(RegulatoryContext context) =>
        Partial(context) is { } missing ? Amount.Missing(missing)
        : context.Reserve.Assets > 0m
            ? new Amount(context.Reserve.Assets, [new MetricInput("R, reserve at market value, unencumbered", context.Reserve.Assets, MetricUnit.Money, Inputs.RowsOf(context.Reserve.Lines))], null)
            : Amount.Missing("The book shows no reserve with a value.");

    /// <summary>L: what holders may claim, at peg.</summary>
    public static Amount Claims(RegulatoryContext context) =>
        context.Reserve.Liabilities is { } owed
            ? new Amount(owed, [new MetricInput("L, claims of holders at peg", owed, MetricUnit.Money, Inputs.LiabilityRows(context.Reserve))], null)
            : Amount.Missing("What holders may claim is not in the book: liabilities.csv is missing or has no amounts.");

    /// <summary>The value of some lines; 0 where the book has none of them, missing where it lacks lines: those may be among them.</summary>
    public static Amount Lines(RegulatoryContext context, string name, Func<ValuedHolding, bool> counts)
    {
        if (Partial(context) is { } missing)
            return Amount.Missing(missing);
        ImmutableArray<ValuedHolding> lines = [.. context.Reserve.Lines.Where(counts)];
        var value = lines.Sum(line => line.Value);
        return new Amount(value, [new MetricInput(name, value, MetricUnit.Money, lines.IsEmpty ? "no such line in holdings.csv" : Inputs.RowsOf(lines))], null);
    }

    /// <summary>Deposits at credit institutions; frozen ones are none that can be drawn.</summary>
    public static Amount Deposits(RegulatoryContext context) => Lines(context, "D, deposits at credit institutions", IsDeposit);

    /// <summary>Whether a line is a deposit at a credit institution that can be drawn.</summary>
    public static bool IsDeposit(ValuedHolding line) => !line.IsFrozen && line.Holding.Class is AssetClass.DepositBank or AssetClass.DepositGsib;

    /// <summary>Whether a line is money or on its way to become money, not an investment.</summary>
    public static bool IsCash(ValuedHolding line) =>
        line.Holding.Class is AssetClass.CentralBankCash or AssetClass.DepositBank or AssetClass.DepositGsib or AssetClass.Settlement or AssetClass.AccruedInterest;

    /// <summary>Whether a line is a share in a fund.</summary>
    public static bool IsFund(ValuedHolding line) => line.Holding.Class is AssetClass.MmfGovernment or AssetClass.MmfPrime or AssetClass.TokenisedGovernmentFund;

    /// <summary>Whether a line is government debt held outright.</summary>
    public static bool IsGovernmentDebt(ValuedHolding line) => line.Holding.Class is AssetClass.TreasuryBill or AssetClass.GovernmentBond;

    /// <summary>Whether a line is cash lent against collateral.</summary>
    public static bool IsReverseRepo(ValuedHolding line) => line.Holding.Class is AssetClass.ReverseRepoOvernight or AssetClass.ReverseRepoTerm;

    /// <summary>One amount over another, or the reason why there is no quotient.</summary>
    public static Figure Quotient(FigureDefinition definition, string? subject, Amount numerator, Amount denominator, string? note = null)
    {
        if ((numerator.Reason ?? denominator.Reason) is { } missing)
            return Figure.WithoutValue(definition, subject, MetricStatus.MissingInput, missing, [.. numerator.Inputs, .. denominator.Inputs]);
        ImmutableArray<MetricInput> inputs = [.. numerator.Inputs, .. denominator.Inputs];
        if (denominator.Value <= 0m)
            return Figure.WithoutValue(definition, subject, MetricStatus.Undefined, $"There is no ratio, since its base is {Format.Number(denominator.Value!.Value)} ({denominator.Inputs[0].Name}).", inputs);
        try
        {
            return Figure.Computed(definition, subject, numerator.Value!.Value / denominator.Value!.Value, inputs, note);
        }
        catch (OverflowException)
        {
            return Figure.WithoutValue(definition, subject, MetricStatus.Undefined, "The ratio is too large to be told.", inputs);
        }
    }

    /// <summary>A book without such a line has nothing to test; one that lacks lines may have some.</summary>
    public static Figure Nothing(FigureDefinition definition, RegulatoryContext context, string reason) =>
        Partial(context) is { } missing
            ? Figure.WithoutValue(definition, null, MetricStatus.MissingInput, missing)
            : Figure.WithoutValue(definition, null, MetricStatus.NotApplicable, reason);

    /// <summary>An amount as a figure.</summary>
    public static Figure Of(FigureDefinition definition, string? subject, Amount amount, string? note = null) =>
        amount.Value is { } value
            ? Figure.Computed(definition, subject, value, amount.Inputs, note)
            : Figure.WithoutValue(definition, subject, MetricStatus.MissingInput, amount.Reason!, amount.Inputs);

    /// <summary>The sum of two amounts, or the reason of the one that is missing.</summary>
    public static Amount Plus(Amount first, Amount second) =>
        (first.Reason ?? second.Reason) is { } missing
            ? Amount.Missing(missing)
            : new Amount(first.Value!.Value + second.Value!.Value, [.. first.Inputs, .. second.Inputs], null);

    /// <summary>The difference of two amounts, or the reason of the one that is missing.</summary>
    public static Amount Less(Amount first, Amount second) =>
        (first.Reason ?? second.Reason) is { } missing
            ? Amount.Missing(missing)
            : new Amount(first.Value!.Value - second.Value!.Value, [.. first.Inputs, .. second.Inputs], null);
}
