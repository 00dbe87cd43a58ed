using System.Collections.Immutable;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Ingestion.Combining;

/// <summary>Chooses among the documents of one entity and date the one whose figures count.</summary>
/// <remarks>
/// Documents of one format are editions of each other: the newest counts, by the edition it states, then by its publication date. Of
/// different formats the first that does not stand back counts. The same bytes twice are one document. Books that stand as they are have
/// no editions: of several the first counts.
/// </remarks>
internal static class Revisions
{
    /// <summary>The book that counts, numbered when it replaces others.</summary>
    public static AssembledBook Choose(ImmutableArray<DraftBook> drafts)
    {
        var distinct = drafts.DistinctBy(d => (d.Format, d.Book.InputSha256)).ToImmutableArray();
        var main = distinct.FirstOrDefault(d => !d.IsSupporting) ?? distinct[0];
        if (main.IsFinal)
            return new AssembledBook(main, [], [.. drafts.Where(d => d != main)]);

        var editions = distinct.Where(d => d.Format == main.Format)
            .OrderBy(d => d.Book.Snapshot.Revision ?? 1)
            .ThenBy(d => d.Book.Snapshot.Disclosures.PublishedOn ?? DateOnly.MinValue)
            .ToImmutableArray();
        var others = distinct.Where(d => d.Format != main.Format).ToImmutableArray();
        var newest = editions[^1];
        var chosen = editions.Length == 1
            ? new AssembledBook(newest, [], others)
            : new AssembledBook(newest, [.. editions[..^1].Select((d, i) => Numbered(d.Book, i + 1))], others) { Book = Replacing(newest.Book, editions) };
        return chosen with
        {
            Copies =
            [
                .. drafts.Select(d => (Copy: d, Of: distinct.First(o => o.Format == d.Format && o.Book.InputSha256 == d.Book.InputSha256)))
                    .Where(c => !ReferenceEquals(c.Copy, c.Of)),
            ],
        };
    }

    private static ReserveBook Replacing(ReserveBook newest, ImmutableArray<DraftBook> editions)
    {
        var before = editions[^2].Book;
        var numbered = Numbered(newest, Math.Max(editions.Length, newest.Snapshot.Revision ?? 1));
        return numbered with
        {
            Snapshot = numbered.Snapshot with
            {
                Supersedes = before.InputSha256,
                RestatedOn = newest.Snapshot.Disclosures.PublishedOn,
            },
            Issues = [.. newest.Issues, .. Differences(before, newest)],
        };
    }

    private static ReserveBook Numbered(ReserveBook book, int number) =>
        book with { Snapshot = book.Snapshot with { Revision = book.Snapshot.Revision ?? number } };

    /// <summary>What the correction changed, asset by asset, held and owed.</summary>
    private static IEnumerable<DataIssue> Differences(ReserveBook before, ReserveBook now)
    {
        var file = now.Snapshot.Documents is [var document, ..] ? document.File : null;
        var (olds, news) = (Sums(before), Sums(now));
        foreach (var (what, old, current) in olds.Keys.Union(news.Keys)
            .OrderBy(k => k.Side, StringComparer.Ordinal).ThenBy(k => k.Asset.Text, StringComparer.Ordinal)
            .Select(k => ($"{k.Asset} {k.Side}", olds.GetValueOrDefault(k), news.GetValueOrDefault(k))))
        {
            // A sum that no number can hold is told by the checks of the book itself.
            if (old != current && Sum(current ?? 0, -old ?? 0) is { } difference)
            {
                yield return new DataIssue(IssueSeverity.Warning, "restated", FormattableString.Invariant(
                    $"{what} was {old ?? 0} in the earlier edition and is {current ?? 0} in this one, a difference of {difference}; the newer edition counts."), file);
            }
        }
    }

    private static Dictionary<(AssetSymbol Asset, string Side), decimal?> Sums(ReserveBook book)
    {
        var sums = new Dictionary<(AssetSymbol, string), decimal?>();
        foreach (var line in book.Snapshot.Holdings)
            Add((line.Asset, "held"), line.ReportedValue ?? line.Quantity ?? 0);
        foreach (var line in book.Snapshot.Liabilities ?? [])
            Add((line.Asset, "owed"), line.ReportedValue ?? line.Quantity ?? 0);
        return sums;

        void Add((AssetSymbol, string) key, decimal amount) =>
            sums[key] = !sums.TryGetValue(key, out var sum) ? amount : sum is { } known ? Sum(known, amount) : null;
    }

    private static decimal? Sum(decimal one, decimal other)
    {
        try
        {
            return one + other;
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
