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
        var book = BookReader.Read(folder);
        var parts = document.SameFolder.Where(o => BookReader.FileNames.Contains(o.Name));
        return new SourceReading
        {
            Books = [book],
            IsFinal = true,
            Lines = book.Snapshot.Holdings.Length + (book.Snapshot.Liabilities?.Length ?? 0),
            Companions = [.. parts],
        };
    }
}
