using System.Collections.Immutable;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Ingestion.Documents;

namespace RiskAnalytics.Ingestion.Normalisation;

/// <summary>Turns a table of printed totals, ratios and shares into figures.</summary>
internal static class StatedTable
{
    /// <summary>Reads the rows of a table of stated figures.</summary>
    /// <exception cref="IngestionException">A required column is missing.</exception>
    public static ImmutableArray<StatedFigure> Read(RawTable table, IssueLog log)
    {
        TableColumns.Check(table, TableColumns.Stated, [["figure"], ["value"]], log);

        var figures = ImmutableArray.CreateBuilder<StatedFigure>(table.RowCount);
        var row = new RowReader(table, log);
        for (row.Row = 0; row.Row < table.RowCount; row.Row++)
        {
            if (row.IsBlank())
                continue;
            if (!Codes.TryParse<StatedKind>(row.Text("figure"), out var kind))
            {
                row.Bad("unknown-figure", "figure", $"one of {string.Join(", ", Codes.All<StatedKind>())}");
                continue;
            }

            if (row.Amount("value").OrNull is not { } value)
                continue;

            figures.Add(new StatedFigure
            {
                Kind = kind,
                Subject = row.Text("subject"),
                Value = value,
                Step = row.AmountFromZero("step"),
                StatedSource = row.Text("source"),
                Source = row.Source,
                Row = row.Line,
            });
        }

        return figures.ToImmutable();
    }
}
