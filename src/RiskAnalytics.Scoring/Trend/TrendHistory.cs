using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.Trend;

/// <summary>The books of one entity up to the one that is reported, oldest first, and which of them may be set against each other.</summary>
internal sealed class TrendHistory
{
    /// <exception cref="ArgumentException">There is no book, the dates do not rise, or two entities are among them.</exception>
    public TrendHistory(IReadOnlyList<HealthAssessment> books)
    {
        if (books.Count == 0)
            throw new ArgumentException("A history has at least one book.", nameof(books));
        for (var i = 1; i < books.Count; i++)
        {
            if (books[i].Snapshot.AsOf <= books[i - 1].Snapshot.AsOf || books[i].Entity.Id != books[0].Entity.Id)
                throw new ArgumentException("A history is of one entity, oldest first, with one book per date.", nameof(books));
        }

        Books = [.. books];
        Previous = Books.Length > 1 ? Books[^2] : null;
        Comparable = Books.SkipLast(1).LastOrDefault(IsLikeLast);
        ComparableRated = Books.SkipLast(1).LastOrDefault(book => book.IsRated && IsLikeLast(book));
    }

    public ImmutableArray<HealthAssessment> Books { get; }

    /// <summary>The book that is reported.</summary>
    public HealthAssessment Last => Books[^1];

    /// <summary>The book before it; null when it is the first.</summary>
    public HealthAssessment? Previous { get; }

    /// <summary>The newest earlier book whose result may be set against that of the last; null without one.</summary>
    public HealthAssessment? Comparable { get; }

    /// <summary>The newest of these that is rated; null without one.</summary>
    public HealthAssessment? ComparableRated { get; }

    /// <summary>A whole book and one that lacks lines are scored on different things: what one has and the other has not says nothing.</summary>
    public bool IsLikeLast(HealthAssessment book) => (book.Entity.Partial is null) == (Last.Entity.Partial is null);

    public decimal Number(string parameter) => Last.Policy.Number(parameter);

    /// <summary>Each book beside the one before it among those that count, oldest first.</summary>
    public IEnumerable<(HealthAssessment Before, HealthAssessment Now)> Steps(Func<HealthAssessment, bool> counts)
    {
        HealthAssessment? before = null;
        foreach (var book in Books.Where(counts))
        {
            if (before is not null)
                yield return (before, book);
            before = book;
        }
    }

    /// <summary>The newest book that is at least a year older than the last and counts; null without one.</summary>
    public HealthAssessment? YearBefore(Func<HealthAssessment, bool> counts)
    {
        var last = AsOf(Last);
        var year = last.Year > 1 ? last.AddYears(-1) : DateOnly.MinValue;
        return Books.SkipLast(1).LastOrDefault(book => AsOf(book) <= year && counts(book));
    }

    /// <summary>The same history before the last book came; null when there was none.</summary>
    public TrendHistory? Earlier() => Books.Length > 1 ? new TrendHistory(Books[..^1]) : null;

    /// <summary>True when shares of the book mean something: lines are there, and none is missing.</summary>
    public static bool IsWhole(HealthAssessment book) => book.Entity.Partial is null && book.Reserve.Assets > 0m;

    /// <summary>S1 of a whole book; a book that lacks lines has a ratio of other things.</summary>
    public static decimal? CleanRatio(HealthAssessment book) => book.Entity.Partial is null ? Value(book, "S1") : null;

    public static bool HasRatio(HealthAssessment book) => CleanRatio(book) is not null;

    public static decimal? Value(HealthAssessment book, string metric) => Metric(book, metric).Value;

    public static ScoredMetric Metric(HealthAssessment book, string code) => book.Metrics.First(m => m.Code == code);

    public static DateOnly AsOf(HealthAssessment book) => book.Snapshot.AsOf;

    /// <summary>The as-of date for a sentence.</summary>
    public static string Date(HealthAssessment book) => Format.Date(book.Snapshot.AsOf);

    public static int DaysBetween(HealthAssessment before, HealthAssessment now) => AsOf(now).DayNumber - AsOf(before).DayNumber;
}
