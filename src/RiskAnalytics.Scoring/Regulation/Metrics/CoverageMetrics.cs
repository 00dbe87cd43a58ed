using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Scoring.Metrics;
using static RiskAnalytics.Scoring.Regulation.RegulatoryFigures;

namespace RiskAnalytics.Scoring.Regulation.Metrics;

/// <summary>Whether the reserve covers what is owed, and how large both are.</summary>
internal static class CoverageMetrics
{
    public static RegulatoryMetric ReserveExists { get; } = RegulatoryMetric.Of(
        "reserve-exists", "A reserve exists", MetricUnit.Count, "1 where R > 0, else 0", "MiCA Art 36(1)",
        (definition, context) => context.Reserve.Assets > 0m
            ? Figure.Computed(definition, null, 1m, [new MetricInput("R, reserve at market value, unencumbered", context.Reserve.Assets, MetricUnit.Money, Inputs.RowsOf(context.Reserve.Lines))])
            : context.Book.Entity.Partial is null
                ? Figure.Computed(definition, null, 0m, [new MetricInput("R, reserve at market value, unencumbered", 0m, MetricUnit.Money, "holdings.csv")])
                : Figure.WithoutValue(definition, null, MetricStatus.MissingInput, "The book is partial and the lines it has are worth nothing."));

    public static RegulatoryMetric Coverage { get; } = RegulatoryMetric.Of(
        "coverage", "Reserve over claims of holders", MetricUnit.Ratio, "R / L, both at market price and peg", "MiCA Art 36(7); GENIUS Act s.4(a)(1)(A); NYDFS guidance 2022-06-08",
        (definition, context) => Quotient(definition, null, Reserve(context), Claims(context)));

    public static RegulatoryMetric OverCollateralisation { get; } = RegulatoryMetric.Of(
        "over-collateralisation", "Over-collateralisation", MetricUnit.Change, "(R - A) / A, A the market value of the referenced assets, or L where the token references one currency", "EBA/RTS/2024/10 Art 6; ITS 2024/2902 dp3296031",
        (definition, context) => Quotient(definition, null, Less(Reserve(context), Referenced(context)), Referenced(context)));

    public static RegulatoryMetric Outstanding { get; } = RegulatoryMetric.Of(
        "outstanding", "Tokens outstanding at peg", MetricUnit.Money, "L", "GENIUS Act s.4(a)", (definition, context) => RegulatoryFigures.Of(definition, null, Claims(context)));

    public static RegulatoryMetric IssueValue { get; } = RegulatoryMetric.Of(
        "issue-value", "Issue value", MetricUnit.Money, "L; the limit in EUR is told in the currency of the book", "MiCA Art 22(1)", (definition, context) => RegulatoryFigures.Of(definition, null, Claims(context)));

    public static RegulatoryMetric LargestSize { get; } = RegulatoryMetric.OfMany(
        "largest-size", "Largest of value issued, market capitalisation and reserve", MetricUnit.Money, "max(L, market capitalisation, R)", "MiCA Art 43(1)(b)",
        (definition, context, _) =>
        {
            Amount[] sizes = [Claims(context), context.MoneyFact("market_cap", context.Book.ReportingCurrency), Reserve(context)];
            var missing = string.Join(' ', sizes.Select(size => size.Reason).OfType<string>());
            return sizes.Where(size => size.Value is not null).MaxBy(size => size.Value) is { } largest
                ? [new RuleTest(RegulatoryFigures.Of(definition, null, largest, missing.Length > 0 ? "it is the largest of those that are known. " + missing : null)) { IsLowerBound = missing.Length > 0 }]
                : [new RuleTest(RegulatoryFigures.Of(definition, null, sizes[0]))];
        });

    public static RegulatoryMetric ReserveDeviation { get; } = RegulatoryMetric.OfMany(
        "reserve-deviation", "Gap between reserve and referenced assets", MetricUnit.Share, "|R / A - 1|", "Delegated Regulation (EU) 2025/1264 Art 3(1)(a); the limit is the issuer's own",
        (definition, context, _) => [Own(Absolute(definition, Quotient(definition, null, Less(Reserve(context), Referenced(context)), Referenced(context))), context, "reserve_deviation_limit")]);

    public static RegulatoryMetric PriceDeviation { get; } = RegulatoryMetric.OfMany(
        "price-deviation", "Gap between token price and par", MetricUnit.Share, "|p - 1|, p the market price as a fraction of par", "Delegated Regulation (EU) 2025/1264 Art 3(1)(b); the limit is the issuer's own",
        (definition, context, _) => [Own(FactMetrics.Number(definition, context, "token_price", price => Math.Abs(price - 1m)), context, "price_deviation_limit")]);

    /// <summary>The market value of what the token references.</summary>
    internal static Amount Referenced(RegulatoryContext context) =>
        context.Fact("referenced_assets") is not null ? context.MoneyFact("referenced_assets", context.Book.ReportingCurrency)
        : context.Token?.MicaType == "art" ? Amount.Missing(RegulatoryContext.FactMissing("referenced_assets"))
        : Claims(context);

    private static Figure Absolute(FigureDefinition definition, Figure figure) =>
        figure.Value is { } value ? Figure.Computed(definition, figure.Subject, Math.Abs(value), figure.Inputs) : figure;

    private static RuleTest Own(Figure figure, RegulatoryContext context, string limit) =>
        context.Fact(limit) is { Number: { } number } fact
            ? new RuleTest(figure) { Limit = number, LimitNote = $"The limit is the issuer's own, {limit} in {fact.Source}." }
            : new RuleTest(Figure.WithoutValue(figure.Definition, null, MetricStatus.MissingInput, RegulatoryContext.FactMissing(limit)));
}
