using System.Text;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Combining;
using RiskAnalytics.Reporting.Renderers;

namespace RiskAnalytics.Cli;

/// <summary>What became of the files that were ingested, as text or JSON.</summary>
internal static class IngestText
{
    /// <summary>One row per file, then every issue.</summary>
    public static string Table(IReadOnlyCollection<IngestReport> reports)
    {
        var table = new TextTable("FILE", "FORMAT", "ENTITY", "AS OF", "BOOKS", "LINES", "FIGURES", "ISSUES");
        foreach (var report in reports)
        {
            table.Add(
                Shown(report.File),
                report.Format ?? (report.Recognised ? "" : "not recognised"),
                report.Entity,
                report.AsOf is { } date ? Format.Date(date) : "",
                Format.Number(report.Books.Length),
                Format.Number(report.Lines),
                Format.Number(report.Figures),
                Format.Number(report.Issues.Length));
        }

        var text = new StringBuilder(table.ToString());
        foreach (var report in reports.Where(report => report.Books.Length + report.Issues.Length > 0))
        {
            text.Append('\n').Append(SafeText.OneLine(Shown(report.File))).Append('\n');
            text.AppendJoin("", report.Books.Select(book => $"  book     {book}\n"));
            text.AppendJoin("", report.Issues.Select(issue => $"  {Format.Word(issue.Severity),-8} {Place(issue)}{issue.Message} ({issue.Code})\n"));
        }

        return text.ToString();
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

    /// <summary>File, row and column of an issue with a colon behind them, or nothing.</summary>
    public static string Place(DataIssue issue)
    {
        var parts = new[] { issue.File, issue.Row is { } row ? "row " + Format.Number(row) : null, issue.Column is { } column ? "column " + column : null };
        var place = string.Join(", ", parts.Where(part => part is not null));
        return place.Length > 0 ? place + ": " : "";
    }
}
