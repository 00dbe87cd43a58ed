using System.Collections.Immutable;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Sources;

namespace RiskAnalytics.Ingestion.Combining;

/// <summary>A book that one document made, before the other documents of the run are looked at.</summary>
/// <param name="Book">The book.</param>
/// <param name="Document">The document.</param>
/// <param name="Format">The code of its format.</param>
/// <param name="IsSupporting">Whether it stands back behind books of other documents.</param>
/// <param name="IsFinal">Whether it stands as it is.</param>
internal sealed record DraftBook(ReserveBook Book, SourceDocument Document, string Format, bool IsSupporting, bool IsFinal);

/// <summary>A book with the document that made it and the older editions of the same date.</summary>
/// <param name="Chosen">What the document whose figures count made.</param>
/// <param name="Earlier">Older editions of the run, oldest first; kept, never used.</param>
/// <param name="Others">Books of other documents on the same entity and date; not used.</param>
internal sealed record AssembledBook(DraftBook Chosen, ImmutableArray<ReserveBook> Earlier, ImmutableArray<DraftBook> Others)
{
    /// <summary>Books of documents of the same bytes, or of the same document again, each with the one it repeats; not used.</summary>
    public ImmutableArray<(DraftBook Copy, DraftBook Of)> Copies { get; init; } = [];

    /// <summary>The book that counts.</summary>
    public ReserveBook Book { get; init; } = Chosen.Book;
}

/// <summary>Puts together what several documents say of one entity and date: one book, its older editions, its market and supply.</summary>
internal static class BookAssembly
{
    /// <summary>One book an entity and date, by entity and date.</summary>
    /// <param name="drafts">The books of all documents, in the order of the documents.</param>
    /// <param name="market">Prices and market liquidity of all documents.</param>
    /// <param name="supply">Tokens in circulation of all documents.</param>
    /// <param name="liabilities">What whole trees of all documents show as owed.</param>
    public static ImmutableArray<AssembledBook> Assemble(
        IReadOnlyList<DraftBook> drafts, IReadOnlyList<MarketObservation> market, IReadOnlyList<SupplyObservation> supply,
        IReadOnlyList<LiabilityObservation> liabilities)
    {
        var quotes = new MarketCompletion(market);
        return
        [
            .. drafts
                .GroupBy(d => (d.Book.Snapshot.Entity.Id, d.Book.Snapshot.AsOf))
                .OrderBy(g => g.Key.Id, StringComparer.Ordinal).ThenBy(g => g.Key.AsOf)
                .Select(group => Revisions.Choose([.. group]))
                .Select(book => book.Chosen.IsFinal ? book : book with { Book = Complete(book.Book), Earlier = [.. book.Earlier.Select(Complete)] }),
        ];

        ReserveBook Complete(ReserveBook book) => RestOfTotal.Add(quotes.Complete(LiabilityCompletion.Complete(SupplyCompletion.Complete(book, supply), liabilities)));
    }
}
