using System.Collections.Immutable;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.Regulation.Filings;

/// <summary>What the token is, and the value of tokens and reserve on the day and over the quarter.</summary>
internal static class TokenFigures
{
    public static ImmutableArray<FilingFigure> All { get; } =
    [
        FilingFigure.Of("token.currencies", "Currencies referenced", MetricUnit.Count, "fact currencies_referenced; an e-money token references one official currency by definition",
            (context, _) => [Currencies(context.Regulation)], "MiCA Art 3(1)(7); taxonomy 4.0, Q_00.01"),
        FilingFigure.Of("token.significant", "Significance", MetricUnit.Count, "entity.json, token.significant",
            (context, _) => [context.Regulation.Token?.IsSignificant is { } significant
                ? FilingCell.Of([], significant ? "eba_qCY:qx2009" : "eba_qCY:qx2010")
                : FilingCell.Without([], "The book does not say whether the token is significant (entity.json, token.significant).")], "taxonomy 4.0, Q_00.01"),
        FilingFigure.Of("token.provider-data", "Data received from service providers", MetricUnit.Count, "fact casp_data_received; true or false, whose form in the taxonomy is unconfirmed",
            (context, _) => [context.Regulation.Fact("casp_data_received")?.Truth is { } received
                ? FilingCell.Of([], received ? "true" : "false")
                : FilingCell.Without([], RegulatoryContext.FactMissing("casp_data_received"))], "taxonomy 4.0, Q_00.01"),
        FilingFigure.OfBook("token-value.date", "Token value", "L, claims of holders at peg", context => RegulatoryFigures.Claims(context.Regulation)),
        OfQuarter("token-value.maximum", "Largest token value of the quarter", "maximum_issue_value"),
        OfQuarter("token-value.average", "Average token value of the quarter", "average_issue_value"),
        OfQuarter("token-value.minimum", "Smallest token value of the quarter", "minimum_issue_value"),
        FilingFigure.OfBook("reserve-size.date", "Reserve size", "R, unencumbered lines at market value",
            context => context.Incomplete is { } reason ? Amount.Missing(reason) : RegulatoryFigures.Reserve(context.Regulation)),
        OfQuarter("reserve-size.maximum", "Largest reserve of the quarter", "maximum_reserve"),
        OfQuarter("reserve-size.average", "Average reserve of the quarter", "average_reserve_quarter"),
        OfQuarter("reserve-size.minimum", "Smallest reserve of the quarter", "minimum_reserve"),
    ];

    private static FilingFigure OfQuarter(string id, string name, string fact) => FilingFigure.OfBook(id, name, $"fact {fact}, of the quarter that ends on the reference date", context =>
    {
        var (regulation, asOf) = (context.Regulation, context.Regulation.Book.AsOf);
        return regulation.Fact(fact) is { AsOf: { } day } stated && day != asOf
            ? Amount.Missing($"{stated.Source} states {fact} as of {Format.Date(day)}, and the reference date is {Format.Date(asOf)}.")
            : regulation.MoneyFact(fact, regulation.Book.ReportingCurrency);
    });

    private static FilingCell Currencies(RegulatoryContext context) => context.Fact("currencies_referenced")?.Text?.Trim().ToLowerInvariant() switch
    {
        "official" => FilingCell.Of([], "eba_qCY:qx2006"),
        "other" => FilingCell.Of([], "eba_qCY:qx2007"),
        "both" => FilingCell.Of([], "eba_qCY:qx2008"),
        null when context.Token?.MicaType == "emt" => FilingCell.Of([], "eba_qCY:qx2006"),
        null => FilingCell.Without([], RegulatoryContext.FactMissing("currencies_referenced")),
        var found => FilingCell.Without([], $"currencies_referenced is '{found}'; expected official, other or both."),
    };
}
