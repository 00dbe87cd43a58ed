using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Stress;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.Trend;

/// <summary>A book is a corrected edition: the figures first published were others.</summary>
internal static class Restatement
{
    public static IEnumerable<TrendAlert> Find(TrendHistory history) =>
        from book in history.Books
        let snapshot = book.Snapshot
        where snapshot.Revision > 1 || snapshot.Supersedes is not null || snapshot.RestatedOn is not null
        select new TrendAlert("restatement", Severity.Minor, Sentence(book), snapshot.AsOf, snapshot.RestatedOn ?? snapshot.AsOf);

    private static string Sentence(HealthAssessment book)
    {
        var edition = book.Snapshot.Revision is { } number ? $"edition {Format.Number(number)}" : "a corrected edition";
        var day = book.Snapshot.RestatedOn is { } on ? $", restated on {Format.Date(on)}" : "";
        var changed = book.Issues.Count(issue => issue.Code == "restated");
        var what = changed > 0 ? $"; {Format.Number(changed)} {(changed == 1 ? "figure differs" : "figures differ")} from the edition before" : "";
        return $"The book as of {TrendHistory.Date(book)} is {edition}{day}{what}.";
    }
}
