using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Scoring.Valuation;

namespace RiskAnalytics.Scoring.LookThrough;

/// <summary>Which book stands for an entity: the newest that is not after the holder's date, else the nearest after it.</summary>
internal static class BookChoice
{
    /// <summary>One valued book of each other entity, in the order of their ids; of entities that owe one token only the one nearest in date.</summary>
    public static ImmutableArray<ValuedReserve> Of(ValuedReserve holder, ImmutableArray<ReserveBook> books, List<string> notes)
    {
        var asOf = holder.Snapshot.AsOf;
        var nearest = (books.IsDefault ? [] : books)
            .Where(book => book.Snapshot.Entity.Id != holder.Snapshot.Entity.Id)
            .GroupBy(book => book.Snapshot.Entity.Id, StringComparer.Ordinal)
            .OrderBy(entity => entity.Key, StringComparer.Ordinal)
            .Select(entity => Nearest(entity, asOf))
            .ToList();
        var byToken = nearest
            .Where(book => book.Snapshot.Entity.Token is not null)
            .GroupBy(book => book.Snapshot.Entity.Token!.Symbol)
            .ToDictionary(token => token.Key, token => token.MinBy(book => Math.Abs(book.Snapshot.AsOf.DayNumber - asOf.DayNumber))!.Snapshot.Entity);
        if (holder.Snapshot.Entity.Token is { } own)
            byToken[own.Symbol] = holder.Snapshot.Entity;

        var chosen = ImmutableArray.CreateBuilder<ValuedReserve>(nearest.Count);
        foreach (var book in nearest)
        {
            var entity = book.Snapshot.Entity;
            if (entity.Token is { } token && byToken[token.Symbol] != entity)
                notes.Add($"{entity.Name} is left out: {byToken[token.Symbol].Name}, the nearer in date, stands for {token.Symbol}.");
            else
                chosen.Add(Valuator.Value(book, holder.Policy));
        }

        return chosen.ToImmutable();
    }

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
        .OrderBy(book => book.Snapshot.AsOf <= holder ? 0 : 1)
        .ThenBy(book => Math.Abs(book.Snapshot.AsOf.DayNumber - holder.DayNumber))
        .ThenByDescending(book => book.Snapshot.Revision ?? 1)
        .ThenBy(book => book.InputSha256, StringComparer.Ordinal)
        .ThenBy(book => book.Location, StringComparer.Ordinal)
        .First();
}
