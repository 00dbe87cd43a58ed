using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Reserves;
using static RiskAnalytics.Scoring.Regulation.RegulatoryFigures;

namespace RiskAnalytics.Scoring.Regulation.Metrics;

/// <summary>What may be held: eligible investments, closed lists, the currency of the peg, pledges.</summary>
internal static class EligibilityMetrics
{
    private const string ByClass = "read from the asset class, since the standard that names the instruments is not adopted; funds count where the book states funds_hold_only_eligible";

    private const string NothingInvested = "Nothing is invested, so there is nothing to test.";

    public static RegulatoryMetric ToInvested { get; } = RegulatoryMetric.Of(
        "eligible-to-invested", "Eligible over invested", MetricUnit.Share, "highly liquid instruments / all investments; deposits, cash and the referenced asset itself are none", "MiCA Art 38(1); " + ByClass,
        (definition, context) => Share(definition, context, line => IsInvested(line, context), NothingInvested));

    public static RegulatoryMetric ToRemainder { get; } = RegulatoryMetric.Of(
        "eligible-to-remainder", "Eligible over what is not deposited", MetricUnit.Share, "highly liquid instruments / (R - deposits, central bank balances and money in settlement)", "MiCA Art 54(b); " + ByClass,
        (definition, context) => Share(definition, context, IsRemainder, "All of the reserve is deposited, so there is no remainder to test."));

    public static RegulatoryMetric MismatchOfRemainder { get; } = RegulatoryMetric.Of(
        "currency-mismatch-of-remainder", "In another currency, of what is not deposited", MetricUnit.Share, "remainder in another currency / remainder; the remainder is R without deposits, central bank balances and money in settlement", "MiCA Art 54(b)",
        (definition, context) => Mismatch(definition, context, IsRemainder, "the remainder"));

    public static RegulatoryMetric MismatchOfReserve { get; } = RegulatoryMetric.Of(
        "currency-mismatch", "In another currency than the peg", MetricUnit.Share, "lines in another currency / R", "HKMA guideline; another currency needs prior approval",
        (definition, context) => Mismatch(definition, context, _ => true, "the reserve"));

    public static RegulatoryMetric FundsEligible { get; } = RegulatoryMetric.Of(
        "funds-eligible", "Funds hold only eligible assets", MetricUnit.Count, "1 for yes, 0 for no, as stated in facts.csv; looked at where a fund is held", "MiCA Art 38(2); GENIUS Act s.4(a)(1)(A)(vi)",
        (definition, context) => context.Reserve.Lines.Any(IsFund)
            ? FactMetrics.Truth(definition, context, "funds_hold_only_eligible")
            : Nothing(definition, context, "No fund is held, so there is nothing to look through."));

    public static RegulatoryMetric Level1ToInvested { get; } = RegulatoryMetric.Of(
        "level-1-to-invested", "Level 1 assets over invested", MetricUnit.Share, "Level 1 assets of the LCR / all investments", "EBA/RTS/2024/11, final draft; levels by the class table of the policy",
        (definition, context) => Partial(context) is null && !context.Reserve.Lines.Any(line => IsInvested(line, context)) ? Figure.WithoutValue(definition, null, MetricStatus.NotApplicable, NothingInvested) : Quotient(
            definition, null,
            Lines(context, "investments of Level 1", line => IsInvested(line, context) && context.Reserve.Policy.StressClasses[line.Class].Hqla == HqlaLevel.Level1),
            Lines(context, "investments", line => IsInvested(line, context))));

    public static RegulatoryMetric Ineligible { get; } = RegulatoryMetric.Of(
        "ineligible-to-reserve", "Outside the closed list, over reserve", MetricUnit.Share, "lines of classes outside the list / R", "GENIUS Act s.4(a)(1)(A): cash, Federal Reserve balances, demand deposits, short Treasuries, overnight repo, government funds; read from the asset class",
        (definition, context) => Quotient(definition, null, Lines(context, "lines outside the closed list", line => !IsOnGeniusList(line.Holding)), Reserve(context)));

    public static RegulatoryMetric Encumbered { get; } = RegulatoryMetric.Of(
        "encumbered-share", "Encumbered over all assets", MetricUnit.Share, "encumbered lines / (R + encumbered lines)", "GENIUS Act s.4(a)(2)",
        (definition, context) =>
        {
            if (context.Book.Holdings.All(holding => holding.IsEncumbered is null))
                return Figure.WithoutValue(definition, null, MetricStatus.NotDisclosed, "No line of holdings.csv fills the column encumbered.");
            var pledged = context.Reserve.Encumbered;
            var all = Reserve(context);
            MetricInput input = new("encumbered lines", pledged, MetricUnit.Money, "holdings.csv, column encumbered");
            return all.Value is { } free
                ? Quotient(definition, null, new Amount(pledged, [input], null), new Amount(free + pledged, all.Inputs, null))
                : RegulatoryFigures.Of(definition, null, all);
        });

    public static RegulatoryMetric Government { get; } = RegulatoryMetric.Of(
        "government-to-reserve", "Cash, government paper and repo on it, over reserve", MetricUnit.Share, "(cash + government debt + reverse repo + government funds) / R", "SEC rule 2a-7, government money market fund",
        (definition, context) => Quotient(definition, null, Lines(context, "cash, government debt, reverse repo, government funds", line => IsCash(line) || IsGovernmentDebt(line) || IsReverseRepo(line) || line.Holding.Class == AssetClass.MmfGovernment), Reserve(context)));

    public static RegulatoryMetric ShortGovernment { get; } = RegulatoryMetric.Of(
        "short-government-to-reserve", "Government debt over reserve", MetricUnit.Share, "government debt / R", "Bank of England, policy statement of 2026-06-22",
        (definition, context) => Quotient(definition, null, Lines(context, "government debt", IsGovernmentDebt), Reserve(context)));

    /// <summary>Whether a line is on the closed list of the GENIUS Act by its class.</summary>
    /// <remarks>A tokenised form of a listed asset is listed; the tests on maturity and tenor are rules of their own.</remarks>
    internal static bool IsOnGeniusList(Holding holding) => holding.Class is AssetClass.CentralBankCash or AssetClass.DepositGsib or AssetClass.DepositBank
        or AssetClass.TreasuryBill or AssetClass.GovernmentBond or AssetClass.ReverseRepoOvernight or AssetClass.ReverseRepoTerm
        or AssetClass.MmfGovernment or AssetClass.TokenisedGovernmentFund or AssetClass.Settlement or AssetClass.AccruedInterest;

    private static bool IsRemainder(ValuedHolding line) => !IsCash(line);

    /// <summary>Part of the reserve put into instruments. A metal or coin that the token itself references is what is owed, not an investment.</summary>
    private static bool IsInvested(ValuedHolding line, RegulatoryContext context) =>
        !IsCash(line) && !(line.Holding.Class == AssetClass.Gold && context.Book.Facts.Any(fact => fact.Id == "amount_referenced" && fact.Unit == line.Holding.Asset.ToString()));

    private static bool IsEligible(ValuedHolding line) => IsGovernmentDebt(line) || line.Holding.Class is AssetClass.ReverseRepoOvernight || IsFund(line);

    private static Figure Share(FigureDefinition definition, RegulatoryContext context, Func<ValuedHolding, bool> counts, string nothing)
    {
        if (Partial(context) is { } missing)
            return Figure.WithoutValue(definition, null, MetricStatus.MissingInput, missing);
        if (!context.Reserve.Lines.Any(counts))
            return Figure.WithoutValue(definition, null, MetricStatus.NotApplicable, nothing);
        var outside = context.Reserve.Lines.Any(line => counts(line) && !IsEligible(line));
        var funds = context.Reserve.Lines.Any(line => counts(line) && IsFund(line));
        var looksThrough = context.Fact("funds_hold_only_eligible")?.Truth;
        return funds && looksThrough is null && !outside
            ? Figure.WithoutValue(definition, null, MetricStatus.MissingInput, RegulatoryContext.FactMissing("funds_hold_only_eligible"))
            : Quotient(
                definition, null,
                Lines(context, "eligible by class", line => counts(line) && IsEligible(line) && (looksThrough == true || !IsFund(line))),
                Lines(context, "what is tested", counts),
                funds && looksThrough is null ? "funds count for nothing while the book does not state what they hold" : null);
    }

    private static Figure Mismatch(FigureDefinition definition, RegulatoryContext context, Func<ValuedHolding, bool> counts, string what)
    {
        if (context.Token?.PegCurrency is not { } peg)
            return Figure.WithoutValue(definition, null, MetricStatus.NotApplicable, "The token has no peg currency.");
        if (Partial(context) is { } missing)
            return Figure.WithoutValue(definition, null, MetricStatus.MissingInput, missing);
        if (!context.Reserve.Lines.Any(counts))
            return Figure.WithoutValue(definition, null, MetricStatus.NotApplicable, $"There is nothing in {what} to test.");
        return Quotient(
            definition, null,
            Lines(context, $"not in {peg}", line => counts(line) && line.Holding.Asset.ToString() != peg.ToString()),
            Lines(context, what, counts));
    }
}
