using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Scoring.Trend;

namespace RiskAnalytics.Scoring.Comparison;

/// <summary>What stands beside the bridges in words: what is no amount, or makes the amounts mean something else.</summary>
internal static class DifferenceNotes
{
    public static ImmutableArray<string> Of(HealthAssessment before, HealthAssessment after) =>
    [
        .. Whole(before).Concat(Whole(after)),
        .. NoCommonKey(before, after),
        .. Restatement.Find(new TrendHistory([before])).Concat(Restatement.Find(new TrendHistory([after]))).Select(alert => alert.Message).Distinct(),
        .. Shown(before, after),
        .. Reclassified(before, after),
        .. Pledged(before, after),
    ];

    private static IEnumerable<string> Whole(HealthAssessment book)
    {
        if (book.Entity.Partial is { } missing)
            yield return $"The book as of {TrendHistory.Date(book)} is partial: {missing.TrimEnd('.')}. Totals are of what is left, and units that are missing may look like units sold.";
        if (book.Reserve.Unpriced.Length > 0)
            yield return $"{Format.Number(book.Reserve.Unpriced.Length)} {(book.Reserve.Unpriced.Length == 1 ? "line has" : "lines have")} no price in the book as of {TrendHistory.Date(book)} and {(book.Reserve.Unpriced.Length == 1 ? "counts" : "count")} in no amount.";
    }

    private static IEnumerable<string> NoCommonKey(HealthAssessment before, HealthAssessment after)
    {
        if (before.Reserve.Lines.Length > 0 && after.Reserve.Lines.Length > 0
            && !before.Reserve.Lines.Select(l => l.Holding.Asset).Intersect(after.Reserve.Lines.Select(l => l.Holding.Asset)).Any())
            yield return "No key is held in both books: nothing can be split into price and quantity.";
    }

    private static IEnumerable<string> Shown(HealthAssessment before, HealthAssessment after)
    {
        var (then, now) = (before.Snapshot.Disclosures, after.Snapshot.Disclosures);
        var changes = new (string What, string Then, string Now)[]
        {
            ("Assurance", Level(then), Level(now)),
            ("Liabilities", Format.Word(before.Reserve.LiabilityStatus), Format.Word(after.Reserve.LiabilityStatus)),
            ("Evidence for liabilities", Share(then.LiabilityEvidence?.Evidenced), Share(now.LiabilityEvidence?.Evidenced)),
            ("Evidence for lines (T3)", Evidence(before), Evidence(after)),
            ("Publication date", then.PublishedOn is null ? "not disclosed" : "given", now.PublishedOn is null ? "not disclosed" : "given"),
            ("Inputs not loaded", Codes(then.NotLoaded), Codes(now.NotLoaded)),
        };
        return changes.Where(change => change.Then != change.Now).Select(change => $"{change.What}: {change.Then.Replace('_', ' ')}, then {change.Now.Replace('_', ' ')}.");
    }

    /// <summary>A coin that stands under another class is the same coin: its amount is not moved by that, its score is.</summary>
    private static IEnumerable<string> Reclassified(HealthAssessment before, HealthAssessment after) =>
        from then in before.Reserve.Lines.Where(IsCoin(before)).GroupBy(line => line.Holding.Asset)
        join now in after.Reserve.Lines.Where(IsCoin(after)).GroupBy(line => line.Holding.Asset) on then.Key equals now.Key
        let old = ClassesOf(then)
        let current = ClassesOf(now)
        where old != current
        orderby then.Key.Text
        select $"{then.Key} stood under {old} and stands under {current}.";

    private static IEnumerable<string> Pledged(HealthAssessment before, HealthAssessment after)
    {
        var money = after.Snapshot.ReportingCurrency;
        if (before.Totals.Encumbered != after.Totals.Encumbered)
            yield return $"Pledged, outside the assets: {Format.Money(before.Totals.Encumbered, money)}, then {Format.Money(after.Totals.Encumbered, money)}; what was pledged in between left the assets, and the other way round.";
    }

    private static Func<ValuedHolding, bool> IsCoin(HealthAssessment book) =>
        line => line.Holding.Asset.IsItemised && line.Holding.Asset != AssetSymbol.Of(book.Snapshot.ReportingCurrency);

    private static string ClassesOf(IEnumerable<ValuedHolding> lines) =>
        string.Join(" and ", lines.Select(ReserveMix.ClassOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    private static string Level(Disclosures shown) => shown.Assurance?.Level is { } level ? Core.Reserves.Codes.Of(level) : "none shown";

    private static string Share(Share? share) => share is { } value ? Format.Percent(value.Fraction) : "none stated";

    private static string Evidence(HealthAssessment book) => TrendHistory.Value(book, "T3") is { } share ? Format.Percent(share) : "no value";

    private static string Codes(ImmutableArray<string> codes) => codes.IsEmpty ? "none" : string.Join(", ", codes.Order(StringComparer.Ordinal));
}
