using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Regulation;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using static RiskAnalytics.Scoring.Regulation.RegulatoryFigures;

namespace RiskAnalytics.Scoring.Regulation.Metrics;

/// <summary>Deposits over the three bases that rules name: funds received, amount referenced by currency, and reserve.</summary>
internal static class DepositMetrics
{
    public static RegulatoryMetric ToFundsReceived { get; } = RegulatoryMetric.Of(
        "deposits-to-funds-received", "Deposits over funds received", MetricUnit.Ratio, "D / F", "MiCA Art 54(a): the base is funds received, not the reserve",
        (definition, context) => Quotient(definition, null, Deposits(context), Funds(context)));

    public static RegulatoryMetric ToAmountReferenced { get; } = RegulatoryMetric.OfMany(
        "deposits-to-amount-referenced", "Deposits in a currency over the amount referenced in it", MetricUnit.Ratio, "D_c / A_c for each official currency c", "MiCA Art 36(4)(d) and 45(7)(b): the base is the amount referenced, not the reserve", PerCurrency);

    public static RegulatoryMetric ToReserve { get; } = RegulatoryMetric.OfMany(
        "deposits-to-reserve", "Deposits over reserve", MetricUnit.Share, "D / R", "NYDFS guidance 2022-06-08: the limit is set by approval",
        (definition, context, _) => ByApproval(Quotient(definition, null, Deposits(context), Reserve(context))));

    public static RegulatoryMetric GovernmentFundsToReserve { get; } = RegulatoryMetric.OfMany(
        "government-funds-to-reserve", "Government money market funds over reserve", MetricUnit.Share, "government funds / R", "NYDFS guidance 2022-06-08: the limit is set by approval",
        (definition, context, _) => ByApproval(Quotient(definition, null, Lines(context, "government money market funds", line => line.Holding.Class == AssetClass.MmfGovernment), Reserve(context))));

    public static RegulatoryMetric OnDemand { get; } = RegulatoryMetric.Of(
        "on-demand-share", "On demand over reserve", MetricUnit.Share, "(deposits without maturity or notice + central bank balances) / R", "proposed 12 CFR part 15; FCA CP25/14",
        (definition, context) => Quotient(definition, null, Lines(context, "deposits on demand and central bank balances", line => MaturityMetrics.IsOnDemand(line)), Reserve(context)));

    public static RegulatoryMetric NonDemand { get; } = RegulatoryMetric.Of(
        "non-demand-to-reserve", "All but demand deposits over reserve", MetricUnit.Share, "(R - deposits on demand and central bank balances) / R", "Payment Services Act of Japan, amendment of 2025",
        (definition, context) =>
        {
            var reserve = Reserve(context);
            return Quotient(definition, null, Less(reserve, Lines(context, "deposits on demand and central bank balances", MaturityMetrics.IsOnDemand)), reserve);
        });

    public static RegulatoryMetric CentralBank { get; } = RegulatoryMetric.Of(
        "central-bank-to-reserve", "Central bank deposits over reserve", MetricUnit.Share, "central bank balances / R", "Bank of England, policy statement of 2026-06-22",
        (definition, context) => Quotient(definition, null, Lines(context, "central bank balances", line => !line.IsFrozen && line.Holding.Class == AssetClass.CentralBankCash), Reserve(context)));

    public static RegulatoryMetric EscrowCash { get; } = RegulatoryMetric.Of(
        "escrow-cash", "Cash over reserve", MetricUnit.Share, "(deposits + central bank balances) / R; a subsidiary of a bank may hold half of it in bills", "CBUAE C 2/2024 Art 22(2)-(3)",
        (definition, context) => context.Fact("bank_subsidiary")?.Truth == true
            ? Figure.WithoutValue(definition, null, MetricStatus.NotApplicable, "The issuer is a subsidiary of a bank, for which the second route of the article holds.")
            : Quotient(definition, null, Lines(context, "deposits and central bank balances", line => !line.IsFrozen && line.Holding.Class is AssetClass.CentralBankCash or AssetClass.DepositBank or AssetClass.DepositGsib), Reserve(context)));

    /// <summary>F: funds received for the tokens outstanding; never the reserve, and never guessed from what is owed.</summary>
    internal static Amount Funds(RegulatoryContext context) => context.MoneyFact("funds_received", context.Book.ReportingCurrency);

    /// <summary>The official currencies that the token references, each with its amount in the reporting currency.</summary>
    internal static IEnumerable<(CurrencyCode Currency, Amount Amount)> AmountsReferenced(RegulatoryContext context)
    {
        var stated = context.Book.Facts.Where(fact => fact.Id == "amount_referenced").GroupBy(fact => fact.Unit).Select(unit => unit.MaxBy(fact => fact.AsOf ?? DateOnly.MinValue)!).ToList();
        foreach (var fact in stated)
        {
            if (CurrencyCode.TryParse(fact.Unit ?? context.Book.ReportingCurrency.ToString(), out var currency) && fact.Number is { } number && !IsMetal(currency!))
            {
                var amount = new Amount(number, [new MetricInput($"A_c, amount referenced in {currency}", number, MetricUnit.Money, fact.Source.ToString())], null);
                yield return (currency!, context.Convert(amount, currency!, context.Book.ReportingCurrency));
            }
        }

        if (stated.Count == 0 && context.Token is { PegCurrency: { } peg, MicaType: not "art" })
            yield return (peg, Claims(context));
    }

    private static IEnumerable<RuleTest> PerCurrency(FigureDefinition definition, RegulatoryContext context, RegulatoryRule rule)
    {
        var any = false;
        foreach (var (currency, amount) in AmountsReferenced(context))
        {
            any = true;
            var deposits = Lines(context, $"D_c, deposits in {currency}", line => IsDeposit(line) && line.Holding.Asset.ToString() == currency.ToString());
            yield return new RuleTest(Quotient(definition, currency.ToString(), deposits, amount));
        }

        if (!any)
            yield return new RuleTest(Figure.WithoutValue(definition, null, MetricStatus.MissingInput, RegulatoryContext.FactMissing("amount_referenced")));
    }

    private static bool IsMetal(CurrencyCode code) => code.ToString() is "XAU" or "XAG" or "XPT" or "XPD";

    private static IEnumerable<RuleTest> ByApproval(Figure figure) =>
        figure.Value is { } value
            ? [new RuleTest(figure) { Verdict = RuleVerdict.NotEvaluated, LimitNote = $"The share is {Format.Percent(value)}; its limit is set by the approval of the authority, which is not public." }]
            : [new RuleTest(figure)];
}
