using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Scoring.Valuation;

namespace RiskAnalytics.Scoring.Trend;

/// <summary>
/// What moved the clean ratio from one book to another: amounts at the old prices, prices at the old amounts, and the remainder, which is joint.
/// </summary>
/// <param name="Volume">Effect of the amounts, points of the ratio as a fraction.</param>
/// <param name="Price">Effect of the prices.</param>
/// <param name="Mix">The remainder.</param>
/// <param name="Missing">Why the change cannot be split; null when it can.</param>
internal sealed record RatioEffects(decimal Volume, decimal Price, decimal Mix, string? Missing)
{
    public static RatioEffects Of(HealthAssessment before, HealthAssessment now)
    {
        try
        {
            return Split(before, now);
        }
        catch (OverflowException)
        {
            return Without("the figures are too far apart to be divided exactly");
        }
    }

    private static RatioEffects Split(HealthAssessment before, HealthAssessment now)
    {
        if (TrendHistory.CleanRatio(before) is not { } then || TrendHistory.CleanRatio(now) is not { } ratio)
            return Without("the clean ratio is not known of both books");
        if ((NotItemised(before) ?? NotItemised(now)) is { } date)
            return Without($"something in the book as of {date} is not itemised, so it has no price");

        var (old, current) = (before.Reserve.Keys.ToDictionary(k => k.Asset), now.Reserve.Keys.ToDictionary(k => k.Asset));
        var positions = new List<Position>();
        foreach (var key in old.Keys.Union(current.Keys).OrderBy(k => k.Text, StringComparer.Ordinal))
        {
            var (was, isNow) = (old.GetValueOrDefault(key), current.GetValueOrDefault(key));
            var (oldPrice, price) = (PriceOf(before, key), PriceOf(now, key));
            // What is in one book only has no other price: all of it is amount.
            if (was is null || isNow is null)
                (oldPrice, price) = (oldPrice ?? price, price ?? oldPrice);
            if (oldPrice is not { } p0 || price is not { } p1)
                return Without($"the price of {key} is not in both books");
            positions.Add(new Position(was?.IsOwn ?? isNow!.IsOwn, (was?.Held ?? 0m) / p0, (was?.Owed ?? 0m) / p0, (isNow?.Held ?? 0m) / p1, (isNow?.Owed ?? 0m) / p1, p0, p1));
        }

        if (Ratio(positions, amountsAreNew: true, pricesAreNew: false) is not { } newAmounts || Ratio(positions, amountsAreNew: false, pricesAreNew: true) is not { } newPrices)
            return Without("nothing would be owed at the prices of the other book");
        var (volume, priceEffect) = (newAmounts - then, newPrices - then);
        return new RatioEffects(volume, priceEffect, ratio - then - volume - priceEffect, null);
    }

    /// <summary>Clean assets over liabilities, as S1 has them: own tokens count only as far as they are owed.</summary>
    private static decimal? Ratio(List<Position> positions, bool amountsAreNew, bool pricesAreNew)
    {
        var (clean, owed) = (0m, 0m);
        foreach (var position in positions)
        {
            var price = pricesAreNew ? position.NewPrice : position.OldPrice;
            var held = (amountsAreNew ? position.NewHeld : position.OldHeld) * price;
            var debt = (amountsAreNew ? position.NewOwed : position.OldOwed) * price;
            clean += position.IsOwn ? Math.Min(held, debt) : held;
            owed += debt;
        }

        return owed > 0m ? clean / owed : null;
    }

    /// <summary>The price of a key in a book: the currency of the book itself, the quote, or what its lines with an amount are worth a unit; null when there is none.</summary>
    private static decimal? PriceOf(HealthAssessment book, AssetSymbol key)
    {
        if (key == AssetSymbol.Of(book.Snapshot.ReportingCurrency))
            return 1m;
        if (book.Reserve.Market.Find(key) is { Price: > 0m and var quoted })
            return quoted;
        var counted = book.Reserve.Lines.Where(l => l.Holding.Asset == key && l.Holding.Quantity > 0m).ToList();
        var units = counted.Sum(l => l.Holding.Quantity!.Value);
        return units > 0m && counted.Sum(l => l.Value) / units is > 0m and var price ? price : null;
    }

    private static string? NotItemised(HealthAssessment book) =>
        book.Reserve.Lines.Any(l => !l.Holding.Asset.IsItemised)
        || (book.Snapshot.Liabilities ?? []).Any(owed => !LiabilityTable.KeyOf(book.Entity, owed.Asset).IsItemised)
            ? TrendHistory.Date(book)
            : null;

    private static RatioEffects Without(string reason) => new(0m, 0m, 0m, reason);

    private sealed record Position(bool IsOwn, decimal OldHeld, decimal OldOwed, decimal NewHeld, decimal NewOwed, decimal OldPrice, decimal NewPrice);
}
