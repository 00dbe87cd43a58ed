using System.Collections.Frozen;
using System.Collections.Immutable;
using RiskAnalytics.Core.Regulation;

namespace RiskAnalytics.Scoring.Regulation.Filings;

/// <summary>Every figure that a datapoint of a filing may take, listed by hand.</summary>
public static class FilingFigureCatalog
{
    private static readonly FrozenDictionary<string, FilingFigure> ById = Listed().ToFrozenDictionary(figure => figure.Definition.Id, StringComparer.Ordinal);

    /// <summary>All figures, by table.</summary>
    public static ImmutableArray<FilingFigure> All { get; } = [.. Listed()];

    /// <summary>The figure of an id; null when there is none.</summary>
    public static FilingFigure? Find(string id) => ById.GetValueOrDefault(id);

    /// <summary>The datapoints of a table of filings whose figure does not exist, each with its name.</summary>
    public static IEnumerable<string> UnknownFigures(FilingTables tables) =>
        tables.Datapoints.Where(datapoint => Find(datapoint.Figure) is null).Select(datapoint => $"{datapoint.Table} {datapoint.Datapoint}: there is no figure '{datapoint.Figure}'");

    private static IEnumerable<FilingFigure> Listed() => [.. TokenFigures.All, .. CompositionFigures.All, .. SecuredFigures.All, .. CounterpartyFigures.All];
}
