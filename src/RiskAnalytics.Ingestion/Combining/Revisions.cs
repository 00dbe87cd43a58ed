using System.Collections.Immutable;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Ingestion.Documents;

namespace RiskAnalytics.Ingestion.Combining;

/// <summary>Chooses among the documents of one entity and date the one whose figures count, and keeps the editions that it replaces.</summary>
/// <remarks>
/// Documents of one format are editions of each other: the newest counts, by the edition it states, then by its publication date, then
/// by the order in which they came. A partial document stands back behind a whole one: what it does not show was not taken away. Of different formats a canonical book counts before a publisher's document, and this before tables. The same bytes twice are one document.
/// Books that stand as they are have no editions: of several the first counts.
/// </remarks>
internal static class Revisions
{
    /// <summary>The book that counts among those of one run. Numbers are given by <see cref="Number"/>, once the output folder is looked at.</summary>
    public static AssembledBook Choose(ImmutableArray<DraftBook> drafts)
    {
        var distinct = drafts.DistinctBy(d => (d.Format, d.Book.InputSha256)).ToImmutableArray();
        var main = distinct.OrderBy(Rank).First();
        var isAnyWhole = distinct.Any(d => d.Format == main.Format && !IsPartial(d.Book.Snapshot));
        if (main.IsFinal)
            return new AssembledBook(main, [], [.. drafts.Where(d => d != main)]);

        var editions = distinct.Where(IsEdition)
            .OrderBy(d => d.Book.Snapshot.Revision ?? 1)
            .ThenBy(d => d.Book.Snapshot.Disclosures.PublishedOn ?? DateOnly.MinValue)
            .ToImmutableArray();
        return new AssembledBook(editions[^1], [.. editions[..^1].Select(d => d.Book)], [.. distinct.Where(d => !IsEdition(d))])
        {
            Copies =
            [
                .. drafts.Select(d => (Copy: d, Of: distinct.First(o => o.Format == d.Format && o.Book.InputSha256 == d.Book.InputSha256)))
                    .Where(c => !ReferenceEquals(c.Copy, c.Of)),
            ],
        };

        bool IsEdition(DraftBook draft) => draft.Format == main.Format && (!isAnyWhole || !IsPartial(draft.Book.Snapshot));
    }

    /// <summary>The editions of one date, oldest first, those of an earlier run and those of this one together.</summary>
    /// <param name="known">The editions in the output folder, oldest first.</param>
    /// <param name="found">The editions of this run, oldest first.</param>
    public static ImmutableArray<ReserveBook> Merge(IEnumerable<ReserveBook> known, IEnumerable<ReserveBook> found)
    {
        var editions = known.ToList();
        foreach (var book in found)
        {
            // Read again, the same bytes are the same edition.
            var same = editions.FindIndex(e => DocumentOf(e) == DocumentOf(book));
            if (same >= 0)
            {
                editions[same] = book with { Snapshot = book.Snapshot with { Revision = book.Snapshot.Revision ?? editions[same].Snapshot.Revision } };
                continue;
            }

            var place = editions.Count;
            while (place > 0 && IsOlder(book.Snapshot, editions[place - 1].Snapshot))
                place--;
            editions.Insert(place, book);
        }

        return [.. editions];
    }

    /// <summary>The editions with their numbers, and each but the first with the hash of the document that it replaces; a single one stays as it is.</summary>
    public static ImmutableArray<ReserveBook> Number(ImmutableArray<ReserveBook> editions)
    {
        if (editions.Length < 2)
            return editions;

        var numbered = ImmutableArray.CreateBuilder<ReserveBook>(editions.Length);
        var last = 0;
        foreach (var book in editions)
        {
            last = Math.Max(book.Snapshot.Revision ?? 0, last + 1);
            numbered.Add(book with
            {
                Snapshot = book.Snapshot with
                {
                    Revision = last,
                    Supersedes = numbered.Count == 0 ? book.Snapshot.Supersedes : DocumentOf(numbered[^1]),
                    RestatedOn = numbered.Count == 0 ? book.Snapshot.RestatedOn : book.Snapshot.Disclosures.PublishedOn,
                },
            });
        }

        return numbered.MoveToImmutable();
    }

    /// <summary>The hash of the document that a book was made from; the first of several is the one that makes the book.</summary>
    public static string DocumentOf(ReserveBook book) => book.Snapshot.Documents is [var document, ..] ? document.Sha256 : book.InputSha256;

    /// <summary>Whether a book is an older edition, as far as the documents tell; what comes later is newer when they do not.</summary>
    private static bool IsOlder(ReserveSnapshot book, ReserveSnapshot known)
    {
        if (IsPartial(book) != IsPartial(known))
            return IsPartial(book);
        var (one, two) = (book.Revision ?? 1, StatedBy(known));
        return one != two
            ? one < two
            : book.Disclosures.PublishedOn is { } day && known.Disclosures.PublishedOn is { } knownDay && day < knownDay;
    }

    /// <summary>Whose figures count before others whatever the files are called: a canonical book, the publisher's document, a compiled table, any table.</summary>
    private static int Rank(DraftBook draft) => draft switch
    {
        { IsSupporting: true } => 4,
        { Format: "canonical-book" } => 0,
        { Format: "generic-reserve-table" } => 3,
        { IsFinal: true } => 2,
        _ => 1,
    };

    private static bool IsPartial(ReserveSnapshot book) => book.Entity.Partial is not null;

    /// <summary>The edition that the document itself states; a number that an earlier run gave is not one.</summary>
    private static int StatedBy(ReserveSnapshot known) =>
        (known.Documents is [var document, ..] ? SourceDocument.RevisionIn(document.File) : null) ?? (known.Supersedes is null ? known.Revision : null) ?? 1;
}
