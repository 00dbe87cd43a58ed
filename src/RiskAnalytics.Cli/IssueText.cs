using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Cli;

/// <summary>What is wrong with a book that was judged all the same, in lines for standard error.</summary>
internal static class IssueText
{
    /// <summary>The most errors of one book that are told one by one.</summary>
    private const int MostErrors = 10;

    /// <summary>The errors with their places and a summary, then one line on the warnings; nothing for a book without either.</summary>
    public static IEnumerable<string> Of(HealthAssessment assessment)
    {
        var book = $"{assessment.Entity.Id} {Format.Date(assessment.Snapshot.AsOf)}: ";
        return Errors(assessment).Concat(Warnings(assessment)).Select(line => book + line);
    }

    private static IEnumerable<string> Errors(HealthAssessment assessment)
    {
        var errors = assessment.Issues.Where(issue => issue.Severity == IssueSeverity.Error).ToList();
        if (errors.Count == 0)
        {
            yield break;
        }

        foreach (var error in errors.Take(MostErrors))
        {
            yield return IngestText.Place(error) + error.Message;
        }

        if (errors.Count > MostErrors)
        {
            yield return $"and {Format.Number(errors.Skip(MostErrors).Sum(error => error.Count))} more; `ingest` lists them all";
        }

        var all = errors.Sum(error => error.Count);
        var rows = RowsLeftOut(errors);
        yield return $"{Counted(all, "error")} in the book; " + rows switch
        {
            0 => "no row was left out.",
            1 => "1 row was left out, the figures miss it.",
            _ => $"{Format.Number(rows)} rows were left out, the figures miss them.",
        };
    }

    private static IEnumerable<string> Warnings(HealthAssessment assessment)
    {
        var warnings = assessment.Issues.Where(issue => issue.Severity == IssueSeverity.Warning).ToList();
        if (warnings.Count > 0)
        {
            var kinds = string.Join(", ", warnings.Select(warning => warning.Code).Distinct());
            yield return $"{Counted(warnings.Sum(warning => warning.Count), "warning")} ({kinds}); see `score --format json`.";
        }
    }

    /// <summary>Two errors of one row leave out one row; an error that stands for many stands for as many rows.</summary>
    private static int RowsLeftOut(IEnumerable<DataIssue> errors)
    {
        var omitting = errors.Where(error => error.OmitsLine).ToList();
        return omitting.Where(error => error.Count == 1).Select(error => (error.File, error.Row)).Distinct().Count()
            + omitting.Where(error => error.Count > 1).Sum(error => error.Count);
    }

    /// <summary>A number with what it counts: 1 error, 2 errors.</summary>
    public static string Counted(int count, string what) => $"{Format.Number(count)} {what}{(count == 1 ? "" : "s")}";
}
