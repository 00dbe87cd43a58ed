using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Cli;

/// <summary>Where the figures of a book come from: its largest lines with their sources, the documents with their hashes, the corrections.</summary>
internal static class Provenance
{
    private const int MostHoldings = 10;
    private const int MostLiabilities = 5;

    /// <summary>The blocks below the inputs of a metric.</summary>
    public static IEnumerable<string> Of(HealthAssessment assessment) =>
    [
        .. Lines(assessment),
        .. Documents(assessment),
        .. Corrections(assessment.Snapshot),
    ];

    private static List<string> Lines(HealthAssessment assessment)
    {
        var currency = assessment.Snapshot.ReportingCurrency;
        var held = assessment.Reserve.Lines.OrderByDescending(line => line.Value).ToList();
        var owed = (assessment.Snapshot.Liabilities ?? []).Where(row => row.IsLoaded).ToList();
        var worth = assessment.Assets.ToLookup(asset => asset.Asset, asset => asset.Owed, StringComparer.Ordinal);
        var largest = owed.OrderByDescending(row => row.ReportedValue ?? worth[row.Asset.Text].FirstOrDefault() ?? 0m).ToList();

        var rows = held.Take(MostHoldings)
            .Select(line => (Side: "held", Asset: line.Holding.Asset.Text, Amount: $"{Explanation.Figure(line.Value)} {currency}", Source: Source(line.Holding.StatedSource, line.Holding.Source)))
            .Concat(largest.Take(MostLiabilities).Select(row => (
                Side: "owed",
                Asset: row.Asset.Text,
                Amount: row.ReportedValue is { } value ? $"{Explanation.Figure(value)} {currency}" : $"{Explanation.Figure(row.Quantity!.Value)} {row.Asset}",
                Source: Source(row.StatedSource, row.Source))))
            .ToList();
        if (rows.Count == 0)
        {
            return [Explanation.Line("Lines", "none")];
        }

        var (assetWidth, amountWidth) = (rows.Max(row => row.Asset.Length), rows.Max(row => row.Amount.Length));
        var lines = rows.ConvertAll(row => $"  {row.Side}  {row.Asset.PadRight(assetWidth)}  {row.Amount.PadLeft(amountWidth)}  {row.Source}");
        var (restHeld, restOwed) = (Math.Max(0, held.Count - MostHoldings), Math.Max(0, owed.Count - MostLiabilities));
        if (restHeld + restOwed > 0)
        {
            lines.Add($"  and {Format.Number(restHeld)} smaller held, {Format.Number(restOwed)} smaller owed");
        }

        lines.Insert(0, "Lines");
        return lines;
    }

    private static IEnumerable<string> Documents(HealthAssessment assessment)
    {
        var documents = assessment.Snapshot.Documents;
        if (documents.IsEmpty)
        {
            return [Explanation.Line("Documents", assessment.InputSha256.Length > 0
                ? $"the book names none; SHA-256 over its own files {assessment.InputSha256}"
                : "none; the book was made in code")];
        }

        var (fileWidth, formatWidth) = (documents.Max(d => d.File.Length), documents.Max(d => d.Format.Length));
        return documents
            .Select(d => $"  {d.File.PadRight(fileWidth)}  {d.Format.PadRight(formatWidth)}  {(d.PublishedOn is { } day ? $"published {Format.Date(day)}  " : "")}sha256 {d.Sha256}")
            .Prepend("Documents");
    }

    private static IEnumerable<string> Corrections(ReserveSnapshot snapshot) => snapshot.Corrections.IsEmpty
        ? []
        : snapshot.Corrections
            .Select(c => $"  {c.File}{(c.Line is { } line ? $", row {Format.Number(line)}" : "")}, {c.Field}: {c.Old ?? "nothing"} -> {c.New ?? "nothing"}, {c.Who}, {Format.Date(c.When)}: {c.Why}"
                + (c.IsApplied ? "" : " (not applied: the cell has changed since)"))
            .Prepend("Corrected");

    /// <summary>The book's own words on the origin, then the row of the book.</summary>
    private static string Source(string? stated, SourceRef place) => SafeText.OneLine(stated is null ? place.ToString() : $"{stated} [{place}]");
}
