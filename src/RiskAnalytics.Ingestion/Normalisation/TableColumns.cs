using System.Collections.Immutable;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;

namespace RiskAnalytics.Ingestion.Normalisation;

/// <summary>The columns of the canonical tables, in the order in which they are written.</summary>
internal static class TableColumns
{
    public static ImmutableArray<string> Holdings { get; } =
    [
        "asset", "class", "quantity", "price", "value", "instrument", "counterparty", "counterparty_class", "custodian",
        "custodian_class", "jurisdiction", "network", "address", "height", "maturity", "notice_days", "unbonding_days",
        "encumbered", "frozen", "affiliated", "line_evidence", "section", "source",
    ];

    public static ImmutableArray<string> Liabilities { get; } = ["asset", "quantity", "value", "gross_quantity", "network", "address", "height", "backed_by", "source"];

    public static ImmutableArray<string> Market { get; } =
    [
        "asset", "price", "as_of", "market_cap", "circulating_supply", "volume_24h", "depth_2pct_down", "volatility_daily", "spread",
        "haircut_tiers", "source",
    ];

    public static ImmutableArray<string> Stated { get; } = ["figure", "subject", "value", "step", "source"];

    public static ImmutableArray<string> Facts { get; } = ["fact", "value", "unit", "as_of", "source"];

    public static ImmutableArray<string> Parties { get; } = ["name", "lei", "group", "country", "bank_class", "credit_quality_step", "total_assets", "source"];

    public static ImmutableArray<string> Overrides { get; } = ["file", "line", "field", "old", "new", "who", "when", "why"];

    /// <summary>Refuses a table without the columns that every row needs, and mentions those that the model does not read.</summary>
    /// <param name="table">The table.</param>
    /// <param name="known">The columns of its kind.</param>
    /// <param name="required">Each entry is a column, or several of which one is enough.</param>
    /// <param name="log">Where columns that are not read are mentioned.</param>
    /// <exception cref="IngestionException">A required column is missing.</exception>
    public static void Check(RawTable table, ImmutableArray<string> known, ImmutableArray<string[]> required, IssueLog log)
    {
        var missing = required.Where(any => !any.Any(table.HasColumn)).ToList();
        if (missing.Count > 0)
        {
            throw new IngestionException([.. missing.Select(any => new DataIssue(
                IssueSeverity.Error,
                "missing-column",
                $"the column {string.Join(" or ", any)} is missing; found {Cell.Quote(string.Join(", ", table.ColumnNames))}",
                table.File,
                1,
                any[0]))]);
        }

        foreach (var column in table.ColumnNames.Where(c => !known.Contains(c)))
            log.Info("unknown-column", table.File, 1, column.Length > Cell.QuotedLength ? column[..Cell.QuotedLength] : column, $"the column {Cell.Quote(column)} is not one that the model reads");
    }
}
