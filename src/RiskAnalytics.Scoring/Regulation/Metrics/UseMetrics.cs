using System.Collections.Immutable;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Regulation;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.Regulation.Metrics;

/// <summary>How much the token is used, and which criteria of significance that meets.</summary>
internal static class UseMetrics
{
    private const decimal ManyHolders = 10_000_000m;
    private const decimal LargeSize = 5_000_000_000m;
    private const decimal ManyTransactions = 2_500_000m;
    private const decimal LargeTransactions = 500_000_000m;

    public static RegulatoryMetric PaymentValue { get; } = RegulatoryMetric.Of(
        "payment-value-per-day", "Payment value a day", MetricUnit.Money, "as stated; the limit in EUR is told in the currency of the book", "MiCA Art 23(1)",
        (definition, context) => RegulatoryFigures.Of(definition, null, context.MoneyFact("payment_value_per_day", context.Book.ReportingCurrency)));

    public static RegulatoryMetric Transactions { get; } = RegulatoryMetric.OfMany(
        "transactions-to-both-legs", "Transactions over both limits", MetricUnit.Ratio, "min(number a day / 2.5 million; value a day / EUR 500 million): above 1 both are passed", "MiCA Art 43(1)(c)",
        (definition, context, _) => [new RuleTest(TransactionsFigure(definition, context)) { Limit = 1m, LimitNote = "Both legs must be passed: 2.5 million transactions and EUR 500 million a day." }]);

    public static RegulatoryMetric Criteria { get; } = RegulatoryMetric.OfMany(
        "significance-criteria", "Criteria of significance met (of 7)", MetricUnit.Count, "holders > 10 million + size > EUR 5 billion + transactions over both limits + the other four as stated", "MiCA Art 43(1)", CriteriaTests);

    private static Figure TransactionsFigure(FigureDefinition definition, RegulatoryContext context)
    {
        var euro = CurrencyCode.Parse("EUR");
        var value = context.MoneyFact("tx_value_per_day", euro);
        if (context.Fact("tx_per_day") is not { Number: { } count } fact)
            return Figure.WithoutValue(definition, null, MetricStatus.MissingInput, RegulatoryContext.FactMissing("tx_per_day"));
        return value.Value is not { } amount
            ? Figure.WithoutValue(definition, null, MetricStatus.MissingInput, value.Reason!)
            : Figure.Computed(definition, null, Math.Min(count / ManyTransactions, amount / LargeTransactions), [new MetricInput("transactions a day", count, MetricUnit.Count, fact.Source.ToString()), .. value.Inputs]);
    }

    private static IEnumerable<RuleTest> CriteriaTests(FigureDefinition definition, RegulatoryContext context, RegulatoryRule rule)
    {
        var euro = CurrencyCode.Parse("EUR");
        var holders = context.Fact("holders")?.Number;
        var sizes = CoverageMetrics.LargestSize.Test(context, rule).First();
        var size = sizes.Figure;
        var sizeInEuro = size.Value is { } value ? context.Convert(new Amount(value, size.Inputs, null), context.Book.ReportingCurrency, euro) : Amount.Missing(size.Reason!);
        var transactions = TransactionsFigure(Transactions.Definition, context);
        var others = context.Fact("significance_criteria")?.Number;
        string?[] missing =
        [
            holders is null ? RegulatoryContext.FactMissing("holders") : null, sizeInEuro.Reason, transactions.Value is null ? transactions.Reason : null,
            others is null ? RegulatoryContext.FactMissing("significance_criteria") : null,
        ];
        if (missing.FirstOrDefault(reason => reason is not null) is { } reason)
            return [new RuleTest(Figure.WithoutValue(definition, null, MetricStatus.MissingInput, reason))];
        var isLowerBound = sizes.IsLowerBound && sizeInEuro.Value <= LargeSize;
        var met = (holders > ManyHolders ? 1 : 0) + (sizeInEuro.Value > LargeSize ? 1 : 0) + (transactions.Value > 1m ? 1 : 0);
        ImmutableArray<MetricInput> inputs = [new("holders", holders, MetricUnit.Count, "facts.csv"), .. sizeInEuro.Inputs, .. transactions.Inputs, new("other criteria met", others, MetricUnit.Count, "facts.csv")];
        return [new RuleTest(Figure.Computed(definition, null, met + others!.Value, inputs, isLowerBound ? "of the size, " + size.Reason : null)) { IsLowerBound = isLowerBound }];
    }
}
