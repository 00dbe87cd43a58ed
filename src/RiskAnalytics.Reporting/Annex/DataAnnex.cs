using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.Reporting.Drawing;
using RiskAnalytics.Reporting.Panels;

namespace RiskAnalytics.Reporting.Annex;

/// <summary>Annex E: what the input says and lacks: assumptions, issues, checks, and the identity of the input.</summary>
internal static class DataAnnex
{
    private const int MostIssues = 200;

    /// <summary>A finding that gives both figures and the effect on coverage needs room; a text without end gets no more.</summary>
    private const int MostLines = 12;

    public static void Write(AnnexFlow flow, HealthAssessment assessment)
    {
        flow.Heading("E  Input and checks", Hash(assessment), 40);

        flow.SubHeading("Assumptions and notes of the book", 20);
        List<string> notes = Notes(assessment);
        if (notes.Count == 0)
        {
            flow.Paragraph("The book gives none.", Styles.Body);
        }

        foreach (string note in notes)
        {
            flow.Paragraph("· " + note, Styles.Body);
            flow.Y += 1.5f;
        }

        WriteDocuments(flow, assessment);
        WriteCorrections(flow, assessment);
        flow.SubHeading($"Issues: {Words.Count(assessment.Issues.Length, "issue")}", 60);
        if (assessment.Issues.Length == 0)
        {
            flow.Paragraph("Nothing wrong or remarkable was found in the input.", Styles.Body);
        }
        else
        {
            var table = new Table(AnnexFlow.Width, true, new TableColumn("Severity", 44, IsFixed: true), new TableColumn("Subject", 96, IsFixed: true), new TableColumn("What was found", 1), new TableColumn("Place", 104, IsFixed: true));
            flow.Rows(table, assessment.Issues.OrderByDescending(i => i.Severity).Take(MostIssues).Select(i => (IReadOnlyList<Cell>)
            [
                new Cell(i.Severity == IssueSeverity.Info ? "Note" : i.Severity.ToString(), i.Severity == IssueSeverity.Error ? Styles.Strong : Styles.Body),
                new Cell(i.Code, Styles.Small),
                new Cell(Message(i), Styles.Body, MostLines),
                new Cell(Place(i), Styles.Small, 2),
            ]));
            if (assessment.Issues.Length > MostIssues)
            {
                flow.Y += 3;
                flow.Paragraph($"and {Words.Count(assessment.Issues.Length - MostIssues, "more issue")}: assessment.json lists them all.", Styles.Small);
            }
        }

        flow.SubHeading("Checks of claims", 70);
        if (assessment.Verifications.Length == 0)
        {
            flow.Paragraph("Not run: no claim was checked against keys, chains or proofs. That is never a pass.", Styles.Body);
            return;
        }

        var checks = new Table(AnnexFlow.Width, true, new TableColumn("Check", 100, IsFixed: true), new TableColumn("Outcome", 62, IsFixed: true), new TableColumn("Claimed", 0.5f), new TableColumn("Observed", 0.5f), new TableColumn("Why", 1));
        flow.Rows(checks, assessment.Verifications.Select(v => (IReadOnlyList<Cell>)
        [
            new Cell(VerificationPanel.Name(v), Styles.Label),
            new Cell(Words.Of(v.Outcome), Styles.Body),
            new Cell(v.Claimed ?? "no claim", Styles.Small, 3),
            new Cell(v.Observed ?? "nothing seen", Styles.Small, 3),
            new Cell(Why(v), Styles.Small, 12),
        ]));
    }

    /// <summary>The whole hash of the input.</summary>
    public static string Hash(HealthAssessment assessment) =>
        assessment.InputSha256.Length > 0 ? $"SHA-256 of the input: {assessment.InputSha256}." : "The book was made in code: there is no input file to hash.";

    /// <summary>What the book itself says of its figures.</summary>
    public static List<string> Notes(HealthAssessment assessment) =>
        [.. assessment.Entity.Partial is { } partial ? (string[])[$"Partial: {partial}"] : [], .. assessment.Entity.Notes, .. assessment.Snapshot.Disclosures.Notes];

    /// <summary>What a check saw, and for a pass what it does not show.</summary>
    public static string Why(VerificationResult check) =>
        check.DoesNotShow is { } limit ? $"{VerificationPanel.Message(check)} Not shown by a pass: {limit}" : VerificationPanel.Message(check);

    private static void WriteDocuments(AnnexFlow flow, HealthAssessment assessment)
    {
        if (assessment.Snapshot.Documents.IsEmpty)
        {
            return;
        }

        flow.SubHeading("Documents that the figures were read from", 50);
        var table = new Table(AnnexFlow.Width, true, new TableColumn("File", 1), new TableColumn("Format", 100, IsFixed: true), new TableColumn("Published", 54, IsFixed: true), new TableColumn("SHA-256", 190, IsFixed: true));
        flow.Rows(table, assessment.Snapshot.Documents.Select(d => (IReadOnlyList<Cell>)
        [
            new Cell(d.File, Styles.Body, 2),
            new Cell(d.Format, Styles.Small, 2),
            new Cell(d.PublishedOn is { } day ? Format.Date(day) : "not known", Styles.Small),
            new Cell(d.Sha256, Styles.Small, 2),
        ]));
    }

    private static void WriteCorrections(AnnexFlow flow, HealthAssessment assessment)
    {
        if (assessment.Snapshot.Corrections.IsEmpty)
        {
            return;
        }

        flow.SubHeading("Corrections by an analyst", 50);
        var table = new Table(AnnexFlow.Width, true, new TableColumn("Cell", 110, IsFixed: true), new TableColumn("Was", 70, IsFixed: true), new TableColumn("Is", 70, IsFixed: true), new TableColumn("By, on", 90, IsFixed: true), new TableColumn("Why", 1));
        flow.Rows(table, assessment.Snapshot.Corrections.Select(c => (IReadOnlyList<Cell>)
        [
            new Cell(c.File + (c.Line is { } line ? FormattableString.Invariant($", row {line}") : "") + ", " + c.Field, Styles.Small, 3),
            new Cell(c.Old ?? "nothing", Styles.Body, 2),
            new Cell(c.IsApplied ? c.New ?? "nothing" : "not applied: the cell has changed since", Styles.Body, 3),
            new Cell($"{c.Who}, {Format.Date(c.When)}", Styles.Small, 3),
            new Cell(c.Why, Styles.Body, 5),
        ]));
    }

    /// <summary>The message, and that the line is left out where it is.</summary>
    // Many messages already say that the line, or more than it, is left out.
    public static string Message(DataIssue issue) =>
        issue.OmitsLine && !issue.Message.Contains("left out", StringComparison.Ordinal)
            ? issue.Message.TrimEnd('.') + "; the line is left out"
            : issue.Message;

    /// <summary>File, row and column.</summary>
    public static string Place(DataIssue issue)
    {
        string file = issue.File ?? "the book as a whole";
        string row = issue.Row is { } number ? FormattableString.Invariant($", row {number}") : "";
        return file + row + (issue.Column is { } column ? $", {column}" : "");
    }
}
