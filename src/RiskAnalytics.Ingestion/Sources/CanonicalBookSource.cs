using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Books;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources;

/// <summary>The canonical book itself, known by its <c>entity.json</c>.</summary>
public sealed class CanonicalBookSource : IReserveSource
{
    /// <inheritdoc/>
    public string Code => "canonical-book";

    /// <inheritdoc/>
    public string Description => "A reserve book: a folder with entity.json, holdings.csv and, where known, liabilities, market and disclosures.";

    /// <inheritdoc/>
    public string Rhythm => "as the user fills it";

    /// <inheritdoc/>
    public string Traps => "A missing cell is absent, never zero; see the contract of the book.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (!document.IsJson || document.Name != EntityFile.Name)
            return false;

        try
        {
            var json = JsonObjectReader.Open(document.File, ReadLimits.Standard, new IssueLog());
            return json.Has("id") && json.Has("kind");
        }
        catch (IngestionException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var folder = Path.GetDirectoryName(Path.GetFullPath(document.Path))!;
        var book = WithCorrectionsNoted(BookReader.Read(folder));
        var parts = document.SameFolder.Where(o => BookReader.FileNames.Contains(o.Name) || o.Name == BookReader.OverridesName);
        return new SourceReading
        {
            Books = [book],
            IsFinal = true,
            Lines = book.Snapshot.Holdings.Length + (book.Snapshot.Liabilities?.Length ?? 0),
            Companions = [.. parts],
        };
    }

    /// <summary>The book is written with the corrected figures, so its notes keep what was corrected, by whom and why.</summary>
    private static ReserveBook WithCorrectionsNoted(ReserveBook book)
    {
        var entity = book.Snapshot.Entity;
        var notes = book.Snapshot.Corrections.Where(c => c.IsApplied).Select(c =>
            $"CORRECTED: {c.File}{(c.Line is { } line ? $", row {Format.Number(line)}" : "")}, {c.Field} from {c.Old ?? "nothing"} to {c.New ?? "nothing"} by {c.Who} on {Format.Date(c.When)}: {c.Why.TrimEnd('.')}.");
        return book with { Snapshot = book.Snapshot with { Entity = entity with { Notes = [.. entity.Notes, .. notes] } } };
    }
}
