using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Reporting.Workbooks;

/// <summary>How the workbook is to be read, and where everything in it comes from.</summary>
internal static class SourcesSheet
{
    private static readonly ImmutableArray<string> Columns = ["What", "Name", "Detail", "Date", "SHA-256 or place"];

    public static SheetTable Of(HealthAssessment assessment, IReadOnlyList<SheetTable> others) => SheetTable.Of(
        "Sources",
        Columns,
        [
            .. Reading(others),
            .. Input(assessment),
            .. Notes(assessment),
            .. assessment.Metrics.Select(m => Row("Source of a metric", m.Code, m.Result.Definition.Source, m.Result.Definition.Id)),
            .. assessment.Figures.Select(f => f.Definition).DistinctBy(d => d.Id).Select(d => Row("Source of a figure", d.Name, d.Source, d.Id)),
        ],
        "none");

    public static SheetTable Of(EntityComparison comparison, IReadOnlyList<SheetTable> others) => SheetTable.Of(
        "Sources",
        Columns,
        [
            .. Reading(others),
            Row("How to read", "Values", "The sheet Values repeats the figures of the sheet Metrics, an entity a row; every digit of them stands there."),
            Row("How to read", "Currencies", "Amounts stand in the reporting currency of each book, named beside them; nothing is converted."),
            .. comparison.Rows.Select(row => Row(
                "Book",
                row.Assessment.Entity.Id,
                $"as of {Format.Date(row.Assessment.Snapshot.AsOf)}, policy {row.Assessment.Policy.Id} {row.Assessment.Policy.Version}, engine {row.Assessment.EngineVersion}",
                row.Assessment.InputSha256,
                row.Assessment.Snapshot.AsOf)),
        ],
        "none");

    private static IEnumerable<ImmutableArray<SheetCell>> Reading(IReadOnlyList<SheetTable> others)
    {
        yield return Row("How to read", "Numbers", $"Every figure is a number with a format, and shares are fractions shown as percent. A spreadsheet keeps numbers as doubles and shows fifteen digits: where a figure has more, the column behind it, whose name ends in \"all digits\", gives every digit as text.");
        yield return Row("How to read", "Absent values", "A figure that cannot be computed has words in its cell: its status and the reason. No cell is empty, and nothing absent is zero.");
        yield return Row("How to read", "Formulas", "Formulas stand as text; nothing in this workbook is calculated by the spreadsheet. A text that would begin a formula has an apostrophe before it.");
        yield return Row("How to read", "Texts", "Texts of the book stand on one line; control and direction characters became \uFFFD; a text beyond 32,767 characters is cut, with a count.");
        yield return Row("How to read", "Grades", "A grade is no credit rating, no audit opinion and no advice.");
        var cut = others.Where(sheet => sheet.LeftOut > 0).ToList();
        yield return Row("How to read", "Length", $"Every line stands in its sheet, the largest first, up to {Format.Number(SheetTable.MostRows, 0)} rows a sheet." + (cut.Count == 0 ? " Nothing was left out." : ""));
        foreach (var sheet in cut)
        {
            yield return Row("Left out", sheet.Name, $"{Words.Count(sheet.LeftOut, "row")} did not fit; assessment.json lists what it lists in full.");
        }

        foreach (var sheet in others.Where(sheet => sheet.Name == "Smaller lines"))
        {
            yield return Row("Left out", "Holdings", "The lines beyond the limit are summed by class on the sheet Smaller lines.");
        }
    }

    private static IEnumerable<ImmutableArray<SheetCell>> Input(HealthAssessment assessment)
    {
        yield return Row("Book", assessment.Entity.Id, "all files of the book together", assessment.InputSha256.Length > 0 ? assessment.InputSha256 : "none: made in code", assessment.Snapshot.AsOf);
        yield return Row("Policy", assessment.Policy.Id, $"version {assessment.Policy.Version}: class table, haircuts, knots, weights and caps");
        yield return Row("Engine", "RiskAnalytics", $"version {assessment.EngineVersion}");
        foreach (var document in assessment.Snapshot.Documents)
        {
            yield return Row("Document", document.File, $"read as {document.Format}", document.Sha256, document.PublishedOn, "publication day not known");
        }

        foreach (var correction in assessment.Snapshot.Corrections)
        {
            var place = correction.File + (correction.Line is { } line ? FormattableString.Invariant($", row {line}") : "") + ", " + correction.Field;
            var state = correction.IsApplied ? "" : " (not applied: the cell has changed since)";
            yield return Row("Correction", correction.Who, $"\"{correction.Old ?? "nothing"}\" became \"{correction.New ?? "nothing"}\"{state}: {correction.Why}", place, correction.When);
        }
    }

    private static IEnumerable<ImmutableArray<SheetCell>> Notes(HealthAssessment assessment) =>
    [
        .. assessment.Entity.Notes.Select(note => Row("Note of the book", assessment.Entity.Id, note, "entity.json")),
        .. assessment.Snapshot.Disclosures.Notes.Select(note => Row("Note of the book", assessment.Entity.Id, note, "disclosures.json")),
        .. (assessment.Regulation?.Notes ?? []).Select(note => Row("Note on the rules", assessment.Entity.Id, note)),
        .. (assessment.Stress?.Run.Notes ?? []).Concat(assessment.Stress?.LookThrough.Notes ?? []).Concat(assessment.Stress?.Factors.Notes ?? [])
            .Select(note => Row("Note on the stress", assessment.Entity.Id, note)),
    ];

    private static ImmutableArray<SheetCell> Row(string what, string name, string detail, string? place = null, DateOnly? date = null, string noDate = "no date") =>
        [SheetCell.Text(what), SheetCell.Text(name), SheetCell.Text(detail), SheetCell.Date(date, noDate), SheetCell.Text(place, "none")];
}
