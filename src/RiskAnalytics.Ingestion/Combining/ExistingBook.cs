using System.Collections.Immutable;
using System.Globalization;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Books;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Combining;

/// <summary>What becomes of a book when the output folder has one of its entity and date already.</summary>
/// <param name="Editions">All editions, oldest first; the last one counts.</param>
/// <param name="IsNewest">Whether the document of this run is the one that counts.</param>
/// <param name="Issues">What to say of it.</param>
internal sealed record ExistingBook(ImmutableArray<ReserveBook> Editions, bool IsNewest, ImmutableArray<DataIssue> Issues)
{
    /// <summary>Puts the editions of a run and those of the output folder together.</summary>
    public static ExistingBook Join(AssembledBook book, string outputRoot)
    {
        var found = book.Earlier.Add(book.Book);
        var folder = Path.GetFullPath(Path.Combine(outputRoot, BookWriter.FolderOf(book.Book.Snapshot)));
        if (book.Chosen.IsFinal || Read(folder) is not { } known || known.Snapshot.Documents is not [var document, ..])
            return new ExistingBook(Revisions.Number(found), IsNewest: true, []);

        var file = book.Chosen.Document.Name;
        if (document.Format != book.Chosen.Format)
        {
            return book.Chosen.IsSupporting
                ? new ExistingBook([.. BookReader.ReadEarlier(folder), known], IsNewest: false, [])
                : new ExistingBook(Revisions.Number(found), IsNewest: true, [new DataIssue(IssueSeverity.Info, "book-replaced",
                    $"The book was there, made from {Cell.Quote(document.File)} ({document.Format}); the figures of this file replace it.", file)]);
        }

        var editions = Revisions.Number(Revisions.Merge([.. BookReader.ReadEarlier(folder), known], found));
        var isNewest = Revisions.DocumentOf(editions[^1]) == Revisions.DocumentOf(book.Book);
        return new ExistingBook(editions, isNewest, isNewest ? [] : [new DataIssue(IssueSeverity.Info, "older-edition",
            $"The output folder has a newer edition of this document, {Cell.Quote(document.File)}, which counts; this one is kept among its revisions.", file)]);
    }

    /// <summary>The newest book of an entity in the output folder that is older than a date; null when there is none that can be read.</summary>
    public static ReserveBook? Before(ReserveSnapshot snapshot, string outputRoot)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(Path.Combine(outputRoot, BookWriter.FolderOf(snapshot))))!;
        if (!Directory.Exists(folder))
            return null;
        var day = Directory.EnumerateDirectories(folder)
            .Select(Path.GetFileName)
            .Select(name => DateOnly.TryParseExact(name, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : (DateOnly?)null)
            .Where(date => date < snapshot.AsOf)
            .Max();
        return day is { } before ? Read(Path.Combine(folder, Format.Date(before))) : null;
    }

    /// <summary>The book in a folder without the corrections of an analyst; null when there is none that can be read.</summary>
    private static ReserveBook? Read(string folder)
    {
        try
        {
            return File.Exists(Path.Combine(folder, EntityFile.Name)) ? BookReader.Read(folder, applyOverrides: false) : null;
        }
        catch (IngestionException)
        {
            return null;
        }
    }
}
