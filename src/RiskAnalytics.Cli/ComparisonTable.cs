using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Cli;

/// <summary>A comparison as text for a person: one table per profile, then why some rows have no rank.</summary>
internal static class ComparisonTable
{
    public static string Of(EntityComparison comparison) => string.Join('\n', comparison.Groups.Select(Group))
        + $"\nA book more than {Format.Number(EntityComparison.RankedWithinDays)} days before the newest of its profile is not ranked. Equal final scores share a rank (=).\n"
        + ComparedText.Of(comparison);

    private static string Group(ComparisonGroup group)
    {
        var table = new TextTable(
            "RANK", "ENTITY", "AS OF", "GRADE", "FINAL", "BAND", "SOLV", "LIQ", "QUAL", "CONC", "TRAN",
            "IN KIND", "STRESSED", "OWN TOKEN", "ILLIQUID", "AGE", "CONFIDENCE", "INCOMPLETE", "NOT RANKED BECAUSE");
        foreach (var row in group.Rows)
        {
            var assessment = row.Assessment;
            table.Add(
                row.Rank is { } rank ? Format.Number(rank) + (row.IsTied ? "=" : "") : "",
                assessment.Entity.Id,
                Format.Date(assessment.Snapshot.AsOf),
                assessment.Grade,
                ScoreTable.Points(assessment.FinalScore),
                Format.Word(assessment.Band).Replace('_', ' '),
                ScoreTable.Pillar(assessment, Pillar.Solvency),
                ScoreTable.Pillar(assessment, Pillar.Liquidity),
                ScoreTable.Pillar(assessment, Pillar.Quality),
                ScoreTable.Pillar(assessment, Pillar.Concentration),
                ScoreTable.Pillar(assessment, Pillar.Transparency),
                Percent(assessment.Metric(group.HasExchangeProfile ? "S2" : "S1").Value, 2),
                Percent(assessment.Metric("S3").Value, 2),
                Percent(assessment.Shares?.OwnToken, 1),
                Percent(assessment.Metric("L4").Value, 1),
                assessment.AgeDays is { } age ? Format.Number(age) : "n/a",
                Format.Word(assessment.Confidence),
                string.Join(", ", row.Incomplete.Where(what => what != "low confidence")),
                row.NotRankedReason);
        }

        var title = group.HasExchangeProfile
            ? "Exchanges and wrapped assets (in kind: worst ratio of a coin)"
            : "Issuers and other firms (in kind: clean assets over liabilities)";
        return $"{title}\n{table}";
    }

    private static string Percent(decimal? share, int decimals) => share is { } value ? Format.Percent(value, decimals) : "n/a";
}
