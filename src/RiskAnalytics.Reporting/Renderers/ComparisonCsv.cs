using RiskAnalytics.Core.Assessment;

namespace RiskAnalytics.Reporting.Renderers;

/// <summary>A comparison as comma-separated text: profile, rank, why there is none, then the columns of <see cref="ScoresCsv"/>.</summary>
public static class ComparisonCsv
{
    /// <summary>A header and one row per entity, in the order of the comparison.</summary>
    public static string Of(EntityComparison comparison)
    {
        var csv = new CsvText().AddHeader(["profile", "rank", "not_ranked_because", .. ScoresCsv.Columns]);
        foreach (var group in comparison.Groups)
        {
            foreach (var row in group.Rows)
            {
                csv.Add(ProfileName(group)).Add(row.Rank).Add(row.NotRankedReason);
                ScoresCsv.AddCells(csv, row.Assessment).EndRow();
            }
        }

        return csv.ToString();
    }

    /// <summary>The name of a profile in files: <c>exchange</c> or <c>issuer</c>.</summary>
    public static string ProfileName(ComparisonGroup group) => group.HasExchangeProfile ? "exchange" : "issuer";
}
