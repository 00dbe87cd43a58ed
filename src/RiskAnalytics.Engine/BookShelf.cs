using System.Collections.Immutable;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Ingestion;
using RiskAnalytics.Ingestion.Books;
using RiskAnalytics.Ingestion.Reconciliation;

namespace RiskAnalytics.Engine;

/// <summary>All books under some paths: by entity, oldest first, beside what could not be read.</summary>
internal sealed record BookShelf(ImmutableArray<ImmutableArray<ReserveBook>> Entities, ImmutableArray<BookFailure> Failures)
{
    public static BookShelf Read(ImmutableArray<string> paths, EngineOptions options, CancellationToken cancellationToken)
    {
        var failures = ImmutableArray.CreateBuilder<BookFailure>();
        var folders = paths.SelectMany(path => Find(path, failures)).DistinctBy(Path.GetFullPath).ToList();
        var books = new List<ReserveBook>();
        for (var done = 0; done < folders.Count; done++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            options.Progress?.Report(new EngineProgress(done, folders.Count, "reading " + folders[done]));
            if (Read(folders[done], options.ApplyOverrides, failures) is { } book)
            {
                books.Add(book);
            }
        }

        return new BookShelf(
            [.. books.GroupBy(book => book.Snapshot.Entity.Id)
                .Where(entity => options.AsOf is not { } date || entity.Any(book => book.Snapshot.AsOf == date))
                .OrderBy(entity => entity.Key, StringComparer.Ordinal)
                .Select(entity => Reconciled(UpTo(options.AsOf, entity)))],
            failures.ToImmutable());
    }

    /// <summary>The folder that a path names, in one way of writing; that of a book may be named by its <c>entity.json</c>.</summary>
    public static string FolderOf(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path.Length == 0 ? "." : path));
        return Path.GetFileName(full) == "entity.json" && File.Exists(full) ? Path.GetDirectoryName(full)! : full;
    }

    private static IEnumerable<string> Find(string path, ImmutableArray<BookFailure>.Builder failures)
    {
        var books = Try(path, failures, () => BookFinder.Find(path).ToArray());
        if (books is { Length: 0 })
        {
            failures.Add(new BookFailure(path, "No book here: no entity.json in this folder or below it."));
        }

        return books ?? [];
    }

    private static ReserveBook? Read(string folder, bool applyOverrides, ImmutableArray<BookFailure>.Builder failures) =>
        Try(folder, failures, () => new[] { BookReader.Read(folder, applyOverrides) })?[0];

    private static T? Try<T>(string path, ImmutableArray<BookFailure>.Builder failures, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception failure) when (failure is IngestionException or IOException or UnauthorizedAccessException)
        {
            // The place is named once: the message of a missing folder begins with the name that the location ends with.
            var name = Path.GetFileName(path) + ": ";
            var message = failure.Message.StartsWith(name, StringComparison.Ordinal) ? failure.Message[name.Length..] : failure.Message;
            failures.Add(new BookFailure(path, message));
            return default;
        }
    }

    /// <summary>Oldest first; books of one date stay in the order met.</summary>
    private static ImmutableArray<ReserveBook> UpTo(DateOnly? date, IEnumerable<ReserveBook> books) =>
        [.. books.Where(book => date is null || book.Snapshot.AsOf <= date).OrderBy(book => book.Snapshot.AsOf)];

    /// <summary>Adds to the issues of each book what contradicts itself, the book of the date before, or the edition that it replaces.</summary>
    private static ImmutableArray<ReserveBook> Reconciled(ImmutableArray<ReserveBook> oldestFirst) =>
    [
        .. oldestFirst.Select(book =>
        {
            var previous = oldestFirst.LastOrDefault(earlier => earlier.Snapshot.AsOf < book.Snapshot.AsOf);
            var editions = book.Snapshot.Supersedes is null ? [] : BookReader.ReadEarlier(book.Location);
            return book with { Issues = [.. book.Issues, .. Reconciler.Check(book, previous, editions.LastOrDefault())] };
        }),
    ];
}
