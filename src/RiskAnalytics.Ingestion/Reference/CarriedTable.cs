using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Reference;

/// <summary>A table of <c>data/reference</c> that travels with the library.</summary>
internal static class CarriedTable
{
    /// <summary>The rows of a carried table.</summary>
    /// <exception cref="InvalidOperationException">The library carries no such table, or it has a fault, which a test would have found.</exception>
    public static IEnumerable<RowReader> Rows(string name)
    {
        var log = new IssueLog();
        var table = CsvTable.Read(SourceFile.OpenCarried(name), ReadLimits.Standard, log);
        var row = new RowReader(table, log);
        for (row.Row = 0; row.Row < table.RowCount; row.Row++)
        {
            if (!row.IsBlank())
                yield return row;
        }

        if (log.ToImmutable() is [var fault, ..])
            throw new InvalidOperationException($"{name}: {fault.Message}");
    }
}
