using System.Collections.Immutable;

namespace RiskAnalytics.Core.Regulation;

/// <summary>What is known of the supervisory tables: modules, datapoints, and why some templates are not reported.</summary>
/// <param name="Modules">The modules, oldest version first; packages are written for the first.</param>
/// <param name="Datapoints">The datapoints, in the order of the tables.</param>
/// <param name="NotReported">Templates without a datapoint here, each with the reason.</param>
public sealed record FilingTables(
    ImmutableArray<FilingModule> Modules, ImmutableArray<FilingDatapoint> Datapoints, ImmutableDictionary<string, string> NotReported)
{
    /// <summary>The datapoints of a table; empty when the table is not among these.</summary>
    public IEnumerable<FilingDatapoint> Of(string table) => Datapoints.Where(datapoint => datapoint.Table == table);

    /// <summary>The tables of a template, in their order.</summary>
    public IEnumerable<string> TablesOf(string template) =>
        Datapoints.Where(datapoint => datapoint.Template == template).Select(datapoint => datapoint.Table).Distinct(StringComparer.Ordinal);
}
