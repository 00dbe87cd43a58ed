using System.Collections.Immutable;
using RiskAnalytics.Core.Market;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion;
using RiskAnalytics.Ingestion.Books;

namespace RiskAnalytics.Engine.Backtest;

/// <summary>When each edition of a book became public, and what was known of it on that day.</summary>
internal sealed class Editions(ScoringPolicy policy)
{
    /// <summary>
    /// Each edition of a book on the day it came out: a correction is not known before it was made, and one whose day nobody tells is left
    /// out, since its figures may be hindsight.
    /// </summary>
    /// <param name="book">The edition that counts today.</param>
    /// <param name="firstOn">The day of the first edition, where a case tells it; null = as the book says.</param>
    /// <param name="leftOut">Where it is told what was left out.</param>
    public List<Observation> Of(ReserveBook book, DateOnly? firstOn, List<string> leftOut)
    {
        var seen = new List<Observation>();
        ImmutableArray<ReserveBook> editions = book.Snapshot.Supersedes is null ? [book] : [.. BookReader.ReadEarlier(book.Location), book];
        foreach (var edition in editions)
        {
            DateOnly? before = seen.Count > 0 ? seen[^1].PublishedOn : null;
            var isFirst = before is null && edition.Snapshot.Supersedes is null;
            if ((isFirst ? firstOn ?? PublishedOn(edition) : CorrectedOn(edition.Snapshot, before)) is not { } day)
                leftOut.Add($"{Name(book)}: a later edition does not say when it was published");
            else if (AsKnown(edition, day) is { } known)
                seen.Add(new Observation(day, edition.Snapshot.AsOf, known, null));
            else
                leftOut.Add($"{Name(book)}: without its later corrections it cannot be read");
        }

        return seen;
    }

    /// <summary>The day a later edition came out, not before the one it replaces; null when it does not say, or repeats the day of the first.</summary>
    private static DateOnly? CorrectedOn(ReserveSnapshot edition, DateOnly? before)
    {
        if ((edition.RestatedOn ?? edition.Disclosures.PublishedOn) is not { } day || (edition.RestatedOn is null && day <= before))
            return null;
        return day < before ? before : day;
    }

    private DateOnly PublishedOn(ReserveBook book) =>
        book.Snapshot.Disclosures.PublishedOn
        ?? DateOnly.FromDayNumber(Math.Min(book.Snapshot.AsOf.DayNumber + (int)policy.Number(PolicyParameters.PublicationLagDays), DateOnly.MaxValue.DayNumber));

    /// <summary>
    /// The book as it was known on a day: prices of later days, corrections that an analyst made later, and checks, which carry no day, are
    /// hindsight. Null when the plain files cannot be read.
    /// </summary>
    private static ReserveBook? AsKnown(ReserveBook book, DateOnly day)
    {
        var plain = book;
        if (book.Snapshot.Corrections.Any(correction => correction.IsApplied && correction.When > day))
        {
            try
            {
                plain = BookReader.Read(book.Location, applyOverrides: false);
            }
            catch (IngestionException)
            {
                return null;
            }
        }

        return plain with
        {
            Market = new MarketSnapshot([.. plain.Market.Quotes.Where(quote => quote.AsOf is not { } of || of <= day)]),
            Verifications = [],
        };
    }

    /// <summary>Entity and date, as cases name a book.</summary>
    public static string Name(ReserveBook book) => $"{book.Snapshot.Entity.Id}/{Format.Date(book.Snapshot.AsOf)}";
}
