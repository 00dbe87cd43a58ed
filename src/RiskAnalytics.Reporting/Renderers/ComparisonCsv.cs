using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Comparison;

namespace RiskAnalytics.Reporting.Renderers;

/// <summary>A comparison as comma-separated text: profile, rank, why there is none, then the columns of <see cref="ScoresCsv"/>.</summary>
public static class ComparisonCsv
{
    /// <summary>A header and one row per entity, in the order of the comparison.</summary>
    public static string Of(EntityComparison comparison)
    {
        var csv = new CsvText().AddHeader(["profile", "rank", "not_ranked_because", .. ScoresCsv.Columns, .. Added]);
        var place = 0;
        foreach (var group in comparison.Groups)
        {
            foreach (var row in group.Rows)
            {
                csv.Add(ProfileName(group)).Add(row.Rank).Add(row.NotRankedReason);
                ScoresCsv.AddCells(csv, row.Assessment);
                AddCells(csv, row, comparison.Amounts.IsEmpty ? null : comparison.Amounts[place++]);
            }
        }

        return csv.ToString();
    }

    // Columns that came later stand behind the older ones, so that a reader by position still finds what it knows.
    private static readonly string[] Added =
        ["tied", "incomplete", "group", "currency", "assets_compared", "liabilities_compared", "rate", "rate_of", "rate_in", "rate_as_of", "rate_source", "amount_note"];

    private static void AddCells(CsvText csv, ComparisonRow row, ComparedAmounts? amounts)
    {
        csv.Add(row.IsTied).Add(string.Join("; ", row.Incomplete)).Add(row.Assessment.Entity.Group)
            .Add((amounts?.Currency ?? row.Assessment.Snapshot.ReportingCurrency).Letters).AddAmount(amounts?.Assets).AddAmount(amounts?.Liabilities)
            .Add(amounts?.Rate?.Rate).Add(amounts?.Rate?.Of.Letters).Add(amounts?.Rate?.In.Letters).Add(amounts?.Rate?.AsOf).Add(amounts?.Rate?.Source)
            .Add(amounts?.Note).EndRow();
    }

    /// <summary>The name of a profile in files: <c>exchange</c> or <c>issuer</c>.</summary>
    public static string ProfileName(ComparisonGroup group) => group.HasExchangeProfile ? "exchange" : "issuer";
}
