using System.Text;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.Engine;

namespace RiskAnalytics.Cli;

/// <summary>What verification found, as text.</summary>
internal static class VerifyText
{
    /// <summary>The most checks of one result that are listed; the worst come first.</summary>
    private const int MostListed = 20;

    /// <summary>
    /// One row per result and a sum, then each result with what it shows, what it does not, and the checks that matter. Many files of one folder that passed alike, such as those of
    /// customers, are one row and one paragraph; what did not pass always has its own.
    /// </summary>
    public static string Table(VerifierRun run)
    {
        if (run.Reports.IsEmpty)
            return "";
        var table = new TextTable("FILE", "KIND", "OUTCOME", "CHECKS", "VERIFIED", "FAILED", "OTHER", "BY VALUE");
        var groups = Groups(run.Reports);
        foreach (var alike in groups)
        {
            var report = alike[0];
            var (all, verified, failed) = (alike.Sum(Checks), Count(alike, CheckOutcome.Verified), Count(alike, CheckOutcome.Failed));
            table.Add(
                IngestText.Shortened(NameOf(alike)),
                report.Kind,
                Words(report.Outcome),
                Format.Number(all),
                Format.Number(verified),
                Format.Number(failed),
                Format.Number(all - verified - failed),
                alike.Count == 1 && report.VerifiedValueShare is { } share ? Format.Percent(share) : "not known");
        }

        var text = new StringBuilder(table.ToString()).Append('\n').Append(Sum(run)).Append('\n');
        foreach (var alike in groups)
            Append(text, alike);
        return text.ToString();
    }

    /// <summary>Results in their order; more than <see cref="MostListed"/> of one folder that passed for one reason stand together at the place of the first.</summary>
    private static List<List<VerificationReport>> Groups(IEnumerable<VerificationReport> reports) =>
        [.. reports.GroupBy(report => (Path.GetDirectoryName(report.File), report.Kind, report.Outcome, report.Reason, IssueText: string.Join(' ', report.Issues.Select(issue => issue.Code))))
            .SelectMany(alike => alike.Key.Outcome is CheckOutcome.Verified or CheckOutcome.ConsistencyOnly && alike.Count() > MostListed ? [[.. alike]] : alike.Select(report => new List<VerificationReport> { report }))];

    private static string NameOf(List<VerificationReport> alike) => alike.Count == 1 ? IngestText.Shown(alike[0].File)
        : Path.GetDirectoryName(IngestText.Shown(alike[0].File)) is { Length: > 0 } folder ? $"{Format.Number(alike.Count)} files in {folder}" : $"{Format.Number(alike.Count)} files";

    private static int Count(List<VerificationReport> alike, CheckOutcome outcome) => alike.Sum(report => report.ByOutcome.GetValueOrDefault(outcome));

    private static int Checks(VerificationReport report) => report.ByOutcome.Values.Sum();

    private static string Sum(VerifierRun run) =>
        $"{IssueText.Counted(run.Reports.Length, "result")}: "
        + string.Join(", ", run.Reports.GroupBy(report => report.Outcome).OrderByDescending(group => group.Key).Select(group => $"{Format.Number(group.Count())} {Words(group.Key)}"))
        + ".";

    private static void Append(StringBuilder text, List<VerificationReport> alike)
    {
        var report = alike[0];
        text.Append('\n').Append(SafeText.OneLine(NameOf(alike))).Append('\n');
        Line(text, Words(report.Outcome), report.Reason);
        Line(text, "shows", report.Shows);
        Line(text, "not shown", report.DoesNotShow);
        foreach (var sum in report.Assets.Take(MostListed))
            Line(text, "held", $"{Format.Number(sum.Quantity)} {sum.Asset}: {Parts(sum)}");
        foreach (var sum in report.Liabilities.Take(MostListed))
            Line(text, "owed", $"{Format.Number(sum.Quantity)} {sum.Asset}");

        // A single check says nothing that the result has not said.
        var listed = report.Checks.Length == 1 ? [] : report.Checks.Where(check => IsOfNote(report, check)).OrderBy(check => check.Outcome).ToList();
        foreach (var check in listed.Take(MostListed))
            Line(text, Words(check.Outcome), Sentence(check));
        if (listed.Count > MostListed)
            Line(text, "", $"and {Format.Number(listed.Count - MostListed)} more; --format json lists them all");
        foreach (var issue in report.Issues.OrderByDescending(issue => issue.Severity))
            Line(text, Format.Word(issue.Severity), $"{(alike.Count == 1 ? IngestText.Place(issue) : "each: ")}{issue.Message} ({issue.Code})");
    }

    /// <summary>Passes of a long list are counted; where there are few, as on chains, their figures are the result.</summary>
    private static bool IsOfNote(VerificationReport report, VerificationCheck check) =>
        check.Outcome != CheckOutcome.Verified || (report.Checks.Length <= MostListed && report.Kind != VerificationKinds.ReserveOwnership);

    private static string Parts(AssetSum sum) => sum.ByOutcome.IsEmpty
        ? "not checked"
        : string.Join(", ", sum.ByOutcome.Reverse().Select(part => $"{Format.Number(part.Value)} {Words(part.Key)}"));

    private static string Sentence(VerificationCheck check)
    {
        var place = new[] { check.Row > 0 ? $"row {Format.Number(check.Row)}" : null, check.Asset, check.Network, check.Subject }.Where(part => !string.IsNullOrEmpty(part)).Distinct();
        var figures = (check.Claimed, check.Observed) switch
        {
            ({ } claimed, { } observed) => $" claimed {claimed}, found {observed}",
            ({ } claimed, null) => $" claimed {claimed}",
            (null, { } observed) => $" found {observed}",
            _ => "",
        };
        return $"{string.Join(" ", place)}: {check.Reason}{figures}{(check.Height is { } height ? $" (height {height})" : "")} [{check.Scheme}{(check.Step is { } step ? ", " + step : "")}]";
    }

    private static string Words(CheckOutcome outcome) => Format.Word(outcome).Replace('_', ' ');

    private static void Line(StringBuilder text, string label, string sentence) =>
        text.Append("  ").Append(label.PadRight(17)).Append(SafeText.OneLine(sentence)).Append('\n');
}
