using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Values;
using static RiskAnalytics.Scoring.Regulation.RegulatoryFigures;

namespace RiskAnalytics.Scoring.Regulation.Metrics;

/// <summary>What stands behind the firm besides the reserve.</summary>
internal static class OwnFundsMetrics
{
    private const decimal ArtFloor = 350_000m;
    private const decimal ArtShare = .02m;
    private const decimal SignificantShare = .03m;
    private const decimal OverheadShare = .25m;
    private const decimal MasFloor = 1_000_000m;
    private const decimal MasShare = .5m;

    public static RegulatoryMetric ToRequirement { get; } = RegulatoryMetric.OfMany(
        "own-funds-to-requirement", "Own funds over the requirement", MetricUnit.Ratio, "own funds / max(EUR 350,000; 2% of the average reserve, 3% where significant; a quarter of the fixed overheads)", "MiCA Art 35(1) and 45(5)",
        (definition, context, _) =>
        {
            var share = context.Token?.IsSignificant == true ? SignificantShare : ArtShare;
            var average = context.MoneyFact("average_reserve", context.Book.ReportingCurrency);
            var floor = context.Convert(new Amount(ArtFloor, [new MetricInput("floor in EUR", ArtFloor, MetricUnit.Money, "MiCA Art 35(1)(a)")], null), CurrencyCode.Parse("EUR"), context.Book.ReportingCurrency);
            var overheads = context.MoneyFact("fixed_overheads", context.Book.ReportingCurrency);
            var requirement = Largest(floor, Times(average, share), Times(overheads, OverheadShare));
            return [new RuleTest(Quotient(definition, null, context.MoneyFact("own_funds", context.Book.ReportingCurrency), requirement)) { Limit = 1m, LimitNote = "Own funds must reach the largest of the three legs." }];
        });

    public static RegulatoryMetric AddOn { get; } = RegulatoryMetric.Of(
        "own-funds-add-on", "Add-on over the 2% leg", MetricUnit.Share, "add-on of the authority / (2% of the average reserve)", "MiCA Art 35(3)",
        (definition, context) => Quotient(definition, null, context.MoneyFact("own_funds_addon", context.Book.ReportingCurrency), Times(context.MoneyFact("average_reserve", context.Book.ReportingCurrency), ArtShare)));

    public static RegulatoryMetric ToAverageReserve { get; } = RegulatoryMetric.Of(
        "own-funds-to-average-reserve", "Own funds over average reserve", MetricUnit.Ratio, "own funds / average reserve", "MiCA Art 45(5)",
        (definition, context) => Quotient(definition, null, context.MoneyFact("own_funds", context.Book.ReportingCurrency), context.MoneyFact("average_reserve", context.Book.ReportingCurrency)));

    public static RegulatoryMetric Capital { get; } = RegulatoryMetric.Of(
        "capital", "Capital", MetricUnit.Money, "capital as stated", "proposed 12 CFR parts 15 and 350",
        (definition, context) => RegulatoryFigures.Of(definition, null, context.MoneyFact("capital", context.Book.ReportingCurrency)));

    public static RegulatoryMetric CapitalToRequirement { get; } = RegulatoryMetric.OfMany(
        "capital-to-requirement", "Capital over the requirement", MetricUnit.Ratio, "capital / max(SGD 1,000,000; half of annual operating expenses)", "MAS response of 2023-08-15",
        (definition, context, _) =>
        {
            var floor = context.Convert(new Amount(MasFloor, [new MetricInput("floor in SGD", MasFloor, MetricUnit.Money, "MAS response of 2023-08-15")], null), CurrencyCode.Parse("SGD"), context.Book.ReportingCurrency);
            var requirement = Largest(floor, Times(context.MoneyFact("annual_expenses", context.Book.ReportingCurrency), MasShare));
            return [new RuleTest(Quotient(definition, null, context.MoneyFact("capital", context.Book.ReportingCurrency), requirement)) { Limit = 1m, LimitNote = "Capital must reach the larger of the two." }];
        });

    public static RegulatoryMetric MonthsOfBackstop { get; } = RegulatoryMetric.Of(
        "months-of-backstop", "Operational backstop in months of expenses", MetricUnit.Count, "operational backstop x 12 / annual expenses", "proposed 12 CFR part 350",
        (definition, context) => Quotient(definition, null, Times(context.MoneyFact("operational_backstop", context.Book.ReportingCurrency), 12m), context.MoneyFact("annual_expenses", context.Book.ReportingCurrency)));

    private static Amount Times(Amount amount, decimal factor) => amount.Value is { } value ? amount with { Value = value * factor } : amount;

    /// <summary>The largest of several amounts; when one is missing no other can stand for it.</summary>
    private static Amount Largest(params Amount[] legs) =>
        legs.FirstOrDefault(leg => leg.Reason is not null) is { } missing
            ? Amount.Missing(missing.Reason!)
            : new Amount(legs.Max(leg => leg.Value), [.. legs.SelectMany(leg => leg.Inputs)], null);
}
