using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Stress;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.Trend;

/// <summary>Classes whose share of the reserve moved over a year, or since the first book where there is no year.</summary>
internal static class ClassShareDrift
{
    public static IEnumerable<TrendAlert> Find(TrendHistory history)
    {
        var now = ReserveMix.SharesByClass(history.Last);
        if (now.IsEmpty || (history.YearBefore(TrendHistory.IsWhole) ?? history.Books.SkipLast(1).FirstOrDefault(TrendHistory.IsWhole)) is not { } book)
            yield break;

        var then = ReserveMix.SharesByClass(book);
        var limit = history.Number(PolicyParameters.TrendDrift);
        var moved = then.Keys.Union(now.Keys)
            .Select(name => (Name: name, Then: then.GetValueOrDefault(name), Now: now.GetValueOrDefault(name)))
            .Where(c => Math.Abs(c.Now - c.Then) >= limit)
            .OrderByDescending(c => Math.Abs(c.Now - c.Then))
            .ThenBy(c => c.Name, StringComparer.Ordinal)
            .ToList();
        if (moved.Count == 0)
            yield break;

        var weak = WeakClasses(history.Last);
        var grown = moved.Where(c => c.Now > c.Then && weak.Contains(c.Name)).Select(c => c.Name).ToList();
        yield return new TrendAlert(
            "class-share-drift",
            grown.Count > 0 ? Severity.Minor : Severity.Info,
            $"Shares of the reserve moved from {TrendHistory.Date(book)} to {TrendHistory.Date(history.Last)}: "
                + string.Join(", ", moved.Select(c => $"{c.Name} from {Format.Percent(c.Then)} to {Format.Percent(c.Now)}"))
                + (grown.Count > 0 ? $"; of low quality is {string.Join(", ", grown)}." : "."),
            TrendHistory.AsOf(book),
            TrendHistory.AsOf(history.Last));
    }

    /// <summary>
    /// The classes whose lines have quality points below the band "watch": of the part that nobody owes, but for exchanges and wrapped assets,
    /// whose reserve follows what customers hand in, of the part that is owed. Own tokens are weak for all.
    /// </summary>
    private static HashSet<string> WeakClasses(HealthAssessment book)
    {
        decimal Quality(ValuedHolding line) => book.Reserve.HasExchangeProfile ? line.QualityMatched : line.QualityFree;
        return
        [
            ReserveMix.OwnToken,
            .. book.Reserve.Lines
                .GroupBy(ReserveMix.ClassOf, StringComparer.Ordinal)
                .Where(g => ScoringPolicy.BandOf(g.Sum(line => line.Value * Quality(line)) / g.Sum(line => line.Value)) >= Band.Unhealthy)
                .Select(g => g.Key),
        ];
    }
}
