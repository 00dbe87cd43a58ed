using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Scoring.Valuation;

namespace RiskAnalytics.Scoring.LookThrough;

/// <summary>Which book stands for an entity: the newest that is not after the holder's date, else the nearest after it.</summary>
internal static class BookChoice
{
    /// <summary>One valued book of each other entity, in the order of their ids.</summary>
    public static ImmutableArray<ValuedReserve> Of(ValuedReserve holder, ImmutableArray<ReserveBook> books) => books.IsDefaultOrEmpty
        ? []
        :
        [
            .. books
                .Where(book => book.Snapshot.Entity.Id != holder.Snapshot.Entity.Id)
                .GroupBy(book => book.Snapshot.Entity.Id, StringComparer.Ordinal)
                .OrderBy(entity => entity.Key, StringComparer.Ordinal)
                .Select(entity => Valuator.Value(Nearest(entity, holder.Snapshot.AsOf), holder.Policy)),
        ];

    /// <summary>How far a date is from the holder's: dates not after it come first.</summary>
    public static (int Side, int Days) Distance(DateOnly date, DateOnly holder) =>
        (date <= holder ? 0 : 1, Math.Abs(date.DayNumber - holder.DayNumber));

    /// <summary>The date of a book against the holder's, in words.</summary>
    public static string Age(DateOnly date, DateOnly holder)
    {
        var days = date.DayNumber - holder.DayNumber;
        var distance = days switch
        {
            0 => "the same date",
            -1 => "1 day earlier",
            1 => "1 day later",
            < 0 => $"{Format.Number(-days)} days earlier",
            _ => $"{Format.Number(days)} days later",
        };
        return $"book of {Format.Date(date)}, {distance}";
    }

    // Of several books of one date the last edition counts; the hash and the place only make the choice independent of the order given.
    private static ReserveBook Nearest(IEnumerable<ReserveBook> books, DateOnly holder) => books
        .OrderBy(book => Distance(book.Snapshot.AsOf, holder))
        .ThenByDescending(book => book.Snapshot.Revision ?? 1)
        .ThenBy(book => book.InputSha256, StringComparer.Ordinal)
        .ThenBy(book => book.Location, StringComparer.Ordinal)
        .First();
}
