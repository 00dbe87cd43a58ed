using RiskAnalytics.Core.Metrics;

namespace RiskAnalytics.Scoring.Regulation.Filings;

/// <summary>A figure that may fill a datapoint of a filing.</summary>
/// <param name="Definition">What it is; the table of filings names it by its id.</param>
/// <param name="Cells">Gives its values for a book, one for each row of the table.</param>
public sealed record FilingFigure(FigureDefinition Definition, Func<FilingContext, FigureDefinition, IEnumerable<FilingCell>> Cells)
{
    internal const string Prefix = "filing.";

    internal const string Source = "Implementing Regulation (EU) 2024/2902, Annex I";

    internal static FilingFigure Of(
        string id, string name, MetricUnit unit, string formula, Func<FilingContext, FigureDefinition, IEnumerable<FilingCell>> cells, string source = Source) =>
        new(new FigureDefinition(Prefix + id, name, unit, formula, source), cells);

    /// <summary>A figure of the book as a whole.</summary>
    internal static FilingFigure OfBook(string id, string name, string formula, Func<FilingContext, Amount> amount) =>
        Of(id, name, MetricUnit.Money, formula, (context, definition) => [FilingCell.Of([], RegulatoryFigures.Of(definition, null, amount(context)))]);

    /// <summary>A figure for each currency.</summary>
    internal static FilingFigure ByCurrency(string id, string name, string formula, Func<FilingContext, string, Amount> amount) =>
        Of(id, name, MetricUnit.Money, formula, (context, definition) =>
            context.Currencies.Select(currency => FilingCell.Of(FilingContext.CurrencyKey(currency), RegulatoryFigures.Of(definition, currency, amount(context, currency)))));
}
