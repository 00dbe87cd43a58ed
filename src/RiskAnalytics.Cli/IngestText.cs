using System.Text;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Combining;
using RiskAnalytics.Reporting.Renderers;

namespace RiskAnalytics.Cli;

/// <summary>What became of the files that were ingested, as text or JSON.</summary>
internal static class IngestText
{
    private const int WidestFile = 60;

    /// <summary>One row per file and a sum, then the books and issues of each file, the gravest first.</summary>
    public static string Table(IReadOnlyCollection<IngestReport> reports)
    {
        var table = new TextTable("FILE", "FORMAT", "ENTITY", "AS OF", "BOOKS", "LINES", "FIGURES", "ISSUES");
        foreach (var report in reports)
        {
            table.Add(
                Shortened(Shown(report.File)),
                report.Format ?? (report.Recognised ? "" : "not recognised"),
                report.Entity,
                report.AsOf is { } date ? Format.Date(date) : "",
                Format.Number(report.Books.Length),
                Format.Number(report.Lines),
                Format.Number(report.Figures),
                Format.Number(report.Issues.Length));
        }

        var text = new StringBuilder(table.ToString()).Append('\n').Append(Sum(reports)).Append('\n');
        foreach (var report in reports.Where(report => report.Books.Length + report.Issues.Length > 0))
        {
            text.Append('\n').Append(SafeText.OneLine(Shown(report.File))).Append('\n');
            text.AppendJoin("", report.Books.Select(book => $"  book     {book}\n"));
            text.AppendJoin("", report.Issues.OrderByDescending(issue => issue.Severity).Select(issue => $"  {Format.Word(issue.Severity),-8} {PlaceIn(report, issue)}{issue.Message} ({issue.Code})\n"));
        }

        return text.ToString();
    }

    private static string Sum(IReadOnlyCollection<IngestReport> reports)
    {
        var issues = reports.SelectMany(report => report.Issues).ToList();
        return string.Join(
            ", ",
            $"{IssueText.Counted(reports.Count, "file")}: {Format.Number(reports.Count(report => report.Recognised))} recognised",
            IssueText.Counted(reports.Sum(report => report.Books.Length), "book"),
            IssueText.Counted(issues.Where(issue => issue.Severity == IssueSeverity.Error).Sum(issue => issue.Count), "error"),
            IssueText.Counted(issues.Where(issue => issue.Severity == IssueSeverity.Warning).Sum(issue => issue.Count), "warning")) + ".";
    }

    /// <summary>A long path without folders from its middle: the first tells where it is, the last what it is.</summary>
    public static string Shortened(string path)
    {
        const string Cut = "...";
        if (path.Length <= WidestFile)
        {
            return path;
        }

        var first = path.IndexOf('/', 1) is var end and > 0 and < WidestFile / 3 ? path[..(end + 1)] : "";
        var rest = path[^(WidestFile - first.Length - Cut.Length)..];
        // From the next folder on, where one begins in what is left.
        return first + Cut + (rest.IndexOf('/', StringComparison.Ordinal) is var at and >= 0 ? rest[at..] : rest);
    }

    /// <summary>An array with one object per file.</summary>
    public static string Json(IReadOnlyCollection<IngestReport> reports) => JsonText.Of(json =>
    {
        json.WriteStartArray();
        foreach (var report in reports)
        {
            json.WriteStartObject();
            json.WriteString("file", Shown(report.File));
            json.WriteString("sha256", report.Sha256);
            json.WriteBoolean("recognised", report.Recognised);
            json.WriteString("format", report.Format);
            json.WriteString("entity", report.Entity);
            json.WriteDate("as_of", report.AsOf);
            json.WriteTexts("books", report.Books);
            json.WriteFigure("lines", report.Lines);
            json.WriteFigure("figures", report.Figures);
            AssessmentJson.WriteIssues(json, report.Issues);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    /// <summary>A path below the working folder without it, any other in full; with '/' on every system.</summary>
    public static string Shown(string path)
    {
        var relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), path);
        return (relative.StartsWith("..", StringComparison.Ordinal) ? path : relative).Replace('\\', '/');
    }

    /// <summary>The place of an issue under the heading of its own file, which need not be named again.</summary>
    private static string PlaceIn(IngestReport report, DataIssue issue) =>
        Place(issue.File == Path.GetFileName(report.File) ? issue with { File = null } : issue);

    /// <summary>File, row and column of an issue with a colon behind them, or nothing.</summary>
    public static string Place(DataIssue issue)
    {
        var parts = new[] { issue.File, issue.Row is { } row ? "row " + Format.Number(row) : null, issue.Column is { } column ? "column " + column : null };
        var place = string.Join(", ", parts.Where(part => part is not null));
        return place.Length > 0 ? place + ": " : "";
    }
}
