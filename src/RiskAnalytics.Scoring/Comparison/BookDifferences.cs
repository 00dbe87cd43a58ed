using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Comparison;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.Comparison;

/// <summary>What changed between two books of one entity. Nothing is guessed: a value without units or a price stays whole, with the reason.</summary>
public static class BookDifferences
{
    /// <summary>Puts the change from one book to another down to price, quantity, composition, disclosure and restatement.</summary>
    /// <param name="before">The first book, in the direction of the change; it need not be the older one.</param>
    /// <param name="after">The second book.</param>
    /// <exception cref="ArgumentException">The books are of two entities, in two currencies, under two policies, or one and the same.</exception>
    public static BookDifference Of(HealthAssessment before, HealthAssessment after)
    {
        if (WhyNot(before, after) is { } reason)
            throw new ArgumentException(reason, nameof(after));

        var byInstrument = PositionBook.ByInstrument(before).Intersect(PositionBook.ByInstrument(after)).ToHashSet();
        var (old, current) = (new PositionBook(before, byInstrument), new PositionBook(after, byInstrument));
        var restatement = before.Snapshot.AsOf == after.Snapshot.AsOf ? Edition(before, after) : null;
        var held = Held(old, current, restatement);
        var owed = Owed(old, current, restatement);
        return new BookDifference
        {
            Result = ResultDifferences.Of(before, after),
            Assets = BridgePart.Bridge("assets", Sum(old.Held.Values), Sum(current.Held.Values), held.SelectMany(key => key.Parts)),
            Liabilities = Liabilities(old, current, owed),
            Coverage = CoverageBridge.Of(before, after, held, owed),
            Keys = Keys(old, current, held, owed),
            Notes = DifferenceNotes.Of(before, after),
        };
    }

    /// <summary>Why two books have no difference to show, a sentence; null when they have.</summary>
    public static string? WhyNot(HealthAssessment before, HealthAssessment after)
    {
        if (ReferenceEquals(before, after))
            return "Both are the same book: a difference needs two.";
        if (before.Entity.Id != after.Entity.Id)
            return $"A difference is of two books of one entity; these are of {before.Entity.Id} and {after.Entity.Id}.";
        if (before.Snapshot.ReportingCurrency != after.Snapshot.ReportingCurrency)
            return $"The books are in {before.Snapshot.ReportingCurrency} and {after.Snapshot.ReportingCurrency}: a change of currency would look like a change of the reserve.";
        return (before.Policy.Id, before.Policy.Version) != (after.Policy.Id, after.Policy.Version)
            ? $"The books were judged under {before.Policy.Id} {before.Policy.Version} and {after.Policy.Id} {after.Policy.Version}; a difference needs one policy."
            : null;
    }

    private static List<(string Key, AssetSymbol Asset, ImmutableArray<BridgePart> Parts)> Held(PositionBook old, PositionBook current, string? restatement) =>
    [
        .. old.Held.Keys.Union(current.Held.Keys)
            .GroupBy(position => (position.Key, position.Asset))
            .OrderBy(key => key.Key.Key, StringComparer.Ordinal)
            .Select(key => (key.Key.Key, key.Key.Asset, key.OrderBy(p => p.Name, StringComparer.Ordinal)
                .SelectMany(p => Parts(p.Name, old.Held.GetValueOrDefault(p), current.Held.GetValueOrDefault(p), restatement,
                    () => old.WhyAbsent(p.Asset, current, current.Held[p].Value), () => current.WhyAbsent(p.Asset, old, old.Held[p].Value)))
                .ToImmutableArray())),
    ];

    private static List<(AssetSymbol Asset, ImmutableArray<BridgePart> Parts)> Owed(PositionBook old, PositionBook current, string? restatement) =>
    [
        .. old.Owed.Keys.Union(current.Owed.Keys)
            .OrderBy(key => key.Text, StringComparer.Ordinal)
            .Select(key => (key, (old.IsAssumed(key) != current.IsAssumed(key)
                    // One amount is in the book, the other only stands for one that is not.
                    ? [new BridgePart(DifferenceEffect.Disclosure, (current.Owed.GetValueOrDefault(key)?.Value ?? 0m) - (old.Owed.GetValueOrDefault(key)?.Value ?? 0m), key.Text, "owed, but not loaded in one of the books")]
                    : Parts(key.Text, old.Owed.GetValueOrDefault(key), current.Owed.GetValueOrDefault(key), restatement, () => old.WhyNotOwed(key), () => current.WhyNotOwed(key)))
                .ToImmutableArray())),
    ];

    private static IEnumerable<BridgePart> Parts(
        string subject, Position? before, Position? after, string? restatement,
        Func<(DifferenceEffect Effect, string Reason)> whyNotBefore, Func<(DifferenceEffect Effect, string Reason)> whyNotAfter)
    {
        var change = (after?.Value ?? 0m) - (before?.Value ?? 0m);
        if (restatement is not null)
            return [new BridgePart(DifferenceEffect.Restatement, change, subject, restatement)];
        if (before is not null && after is not null)
            return Position.Split(subject, before, after);
        var (effect, reason) = before is null ? whyNotBefore() : whyNotAfter();
        return [new BridgePart(effect, change, subject, reason)];
    }

    private static ValueBridge Liabilities(PositionBook old, PositionBook current, List<(AssetSymbol Asset, ImmutableArray<BridgePart> Parts)> owed)
    {
        var unknown = old.Book.Totals.Liabilities is null ? old : current.Book.Totals.Liabilities is null ? current : null;
        return unknown is null
            ? BridgePart.Bridge("liabilities", Sum(old.Owed.Values), Sum(current.Owed.Values), owed.SelectMany(key => key.Parts))
            : new ValueBridge("liabilities", MetricUnit.Money, old.Book.Totals.Liabilities, current.Book.Totals.Liabilities, [],
                $"What is owed is {(unknown.Book.Reserve.LiabilityStatus == LiabilityStatus.NotDisclosed ? "not disclosed" : "not loaded")} in the book as of {unknown.Date}.");
    }

    private static ImmutableArray<KeyDifference> Keys(
        PositionBook old, PositionBook current, List<(string Key, AssetSymbol Asset, ImmutableArray<BridgePart> Parts)> held, List<(AssetSymbol Asset, ImmutableArray<BridgePart> Parts)> owed)
    {
        var owedParts = owed.ToDictionary(key => key.Asset.Text, key => key.Parts, StringComparer.Ordinal);
        var heldParts = held.ToDictionary(key => key.Key, key => key.Parts, StringComparer.Ordinal);
        return
        [
            .. heldParts.Keys.Union(owedParts.Keys, StringComparer.Ordinal)
                .Select(key => new KeyDifference(
                    key,
                    BridgePart.Bridge(key, HeldIn(old, key), HeldIn(current, key), heldParts.GetValueOrDefault(key, [])),
                    owedParts.TryGetValue(key, out var parts) ? BridgePart.Bridge(key, OwedIn(old, key), OwedIn(current, key), parts) : null,
                    PartsOf(key, old, current, heldParts.GetValueOrDefault(key, []))))
                .OrderByDescending(key => Math.Abs(key.Held.Change!.Value))
                .ThenByDescending(key => Math.Abs(key.Owed?.Change ?? 0m))
                .ThenBy(key => key.Asset, StringComparer.Ordinal),
        ];
    }

    private static ImmutableArray<ValueBridge> PartsOf(string key, PositionBook old, PositionBook current, ImmutableArray<BridgePart> parts)
    {
        var positions = old.Held.Keys.Union(current.Held.Keys).Where(position => position.Key == key).ToList();
        return positions.Count < 2 ? [] :
        [
            .. positions
                .Select(position => BridgePart.Bridge(
                    position.Name, old.Held.GetValueOrDefault(position)?.Value ?? 0m, current.Held.GetValueOrDefault(position)?.Value ?? 0m, parts.Where(part => part.Subject == position.Name)))
                .OrderByDescending(bridge => Math.Abs(bridge.Change!.Value))
                .ThenBy(bridge => bridge.Subject, StringComparer.Ordinal),
        ];
    }

    private static decimal HeldIn(PositionBook book, string key) => Sum(book.Held.Where(position => position.Key.Key == key).Select(position => position.Value));

    private static decimal OwedIn(PositionBook book, string key) => Sum(book.Owed.Where(position => position.Key.Text == key).Select(position => position.Value));

    private static decimal Sum(IEnumerable<Position> positions) => positions.Sum(position => position.Value);

    private static string Edition(HealthAssessment before, HealthAssessment after) =>
        (before.Snapshot.Revision, after.Snapshot.Revision) is var (then, now) && then != now
            ? $"edition {Format.Number(now ?? 1)} instead of edition {Format.Number(then ?? 1)}"
            : "another book of the same date";
}
