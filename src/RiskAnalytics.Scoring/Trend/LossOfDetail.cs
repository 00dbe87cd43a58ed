using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Stress;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Scoring.Valuation;

namespace RiskAnalytics.Scoring.Trend;

/// <summary>A report says less than the one before: banks, lines, maturities, classes, or what is owed. It needs no failure to be a signal.</summary>
internal static class LossOfDetail
{
    private const string Code = "loss-of-detail";

    public static IEnumerable<TrendAlert> Find(TrendHistory history)
    {
        var limit = history.Number(PolicyParameters.TrendDrift);
        foreach (var (before, now) in history.Steps(TrendHistory.IsWhole))
        {
            string?[] losses = [Banks(before, now, limit), Lines(before, now, limit), Maturities(before, now, limit), Classes(before, now, limit)];
            foreach (var loss in losses.OfType<string>())
                yield return Alert(Severity.Minor, loss, before, now);
            if (before.Reserve.LiabilityStatus == LiabilityStatus.Known && now.Reserve.LiabilityStatus == LiabilityStatus.NotDisclosed)
                yield return Alert(Severity.Major, $"What is owed was given on {TrendHistory.Date(before)} and is not disclosed on {TrendHistory.Date(now)}.", before, now);
        }
    }

    /// <summary>Deposits whose bank was named and is not now. A bank that is merely left is no loss: what is held there must be unnamed.</summary>
    private static string? Banks(HealthAssessment before, HealthAssessment now, decimal limit)
    {
        var deposits = (ValuedHolding line) => LineNames.IsCash(line.Holding.Class);
        var named = (ValuedHolding line) => LineNames.Folded(line.Holding.Counterparty.DisclosedName) is not null;
        if (ShareOf(before, deposits, named) is not { } then || ShareOf(now, deposits, named) is not { } share || then - share < limit)
            return null;

        var gone = Names(before, deposits).Except(Names(now, deposits), StringComparer.OrdinalIgnoreCase).ToList();
        const int Shown = 5;
        var names = gone.Count == 0
            ? ""
            : $": {string.Join(", ", gone.Take(Shown))}{(gone.Count > Shown ? $" and {Format.Number(gone.Count - Shown)} more" : "")} {(gone.Count == 1 ? "is" : "are")} no longer named";
        return $"The bank was named for {Format.Percent(then)} of the deposits on {TrendHistory.Date(before)} and for {Format.Percent(share)} on {TrendHistory.Date(now)}{names}.";
    }

    private static string? Lines(HealthAssessment before, HealthAssessment now, decimal limit)
    {
        var (metric, other) = (TrendHistory.Metric(before, "T3"), TrendHistory.Metric(now, "T3"));
        if (metric is not { Status: MetricStatus.Computed, Value: { } then } || other is not { Status: MetricStatus.Computed, Value: { } share })
            return null;

        // A reserve that moves from bills, which have a CUSIP, to repo, which has none, has lost no detail: only what a class itself lost counts.
        var given = (ValuedHolding line) => line.Holding.HasLineEvidence == true;
        var isByLine = (HealthAssessment book) => book.Snapshot.Holdings.Any(holding => holding.HasLineEvidence is not null);
        var loss = isByLine(before) && isByLine(now) ? LossWithinClasses(before, now, _ => true, given) : then - share;
        return then - share >= limit && loss >= limit
            ? $"The share with line-level evidence fell from {Format.Percent(then)} on {TrendHistory.Date(before)} to {Format.Percent(share)} on {TrendHistory.Date(now)}."
            : null;
    }

    private static string? Maturities(HealthAssessment before, HealthAssessment now, decimal limit)
    {
        // Where the book has class totals of a report that lists its lines, the maturities are not lost to the reader of the report.
        if (now.Snapshot.Disclosures.NotLoaded.Contains("T3", StringComparer.OrdinalIgnoreCase))
            return null;

        var dated = (ValuedHolding line) => LineNames.IsPaper(line.Holding.Class)
            || line.Holding.Class is AssetClass.TreasuryBill or AssetClass.GovernmentBond or AssetClass.CorporateBond or AssetClass.ReverseRepoTerm;
        var given = (ValuedHolding line) => line.Holding.Maturity is not null;
        return ShareOf(before, dated, given) is { } then && ShareOf(now, dated, given) is { } share && then - share >= limit && LossWithinClasses(before, now, dated, given) >= limit
            ? $"A maturity was given for {Format.Percent(then)} of bills, bonds, paper and term repo on {TrendHistory.Date(before)} and for {Format.Percent(share)} on {TrendHistory.Date(now)}."
            : null;
    }

    /// <summary>How much less of some lines has a property than would have it at the earlier share of each class, for the classes in both books.</summary>
    private static decimal LossWithinClasses(HealthAssessment before, HealthAssessment now, Func<ValuedHolding, bool> lines, Func<ValuedHolding, bool> property)
    {
        var whole = now.Reserve.Lines.Where(lines).Sum(line => line.Value);
        return now.Reserve.Lines.Where(lines).GroupBy(ReserveMix.ClassOf, StringComparer.Ordinal).Sum(type =>
        {
            bool IsOfType(ValuedHolding line) => lines(line) && ReserveMix.ClassOf(line) == type.Key;
            var (then, share) = (ShareOf(before, IsOfType, property), ShareOf(now, IsOfType, property));
            return then is null ? 0m : (then.Value - share!.Value) * type.Sum(line => line.Value) / whole;
        });
    }

    /// <summary>Classes that went while more stands under "other" or is not itemised.</summary>
    private static string? Classes(HealthAssessment before, HealthAssessment now, decimal limit)
    {
        var all = (ValuedHolding _) => true;
        var unsplit = (ValuedHolding line) => line.Holding.Class == AssetClass.Other || !line.Holding.Asset.IsItemised;
        var (then, share) = (ShareOf(before, all, unsplit)!.Value, ShareOf(now, all, unsplit)!.Value);
        var gone = before.Reserve.Lines.Where(line => !unsplit(line)).Select(ReserveMix.ClassOf)
            .Except(now.Reserve.Lines.Where(line => !unsplit(line)).Select(ReserveMix.ClassOf), StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        return share - then >= limit && gone.Count > 0
            ? $"What is not itemised or stands under other rose from {Format.Percent(then)} on {TrendHistory.Date(before)} to {Format.Percent(share)} on {TrendHistory.Date(now)}, "
                + $"while {string.Join(", ", gone)} {(gone.Count == 1 ? "has" : "have")} no line any more."
            : null;
    }

    /// <summary>Which part of the value of some lines has a property; null when there are no such lines.</summary>
    private static decimal? ShareOf(HealthAssessment book, Func<ValuedHolding, bool> lines, Func<ValuedHolding, bool> property)
    {
        var chosen = book.Reserve.Lines.Where(lines).ToList();
        var whole = chosen.Sum(line => line.Value);
        return whole > 0m ? chosen.Where(property).Sum(line => line.Value) / whole : null;
    }

    private static IEnumerable<string> Names(HealthAssessment book, Func<ValuedHolding, bool> lines) =>
        book.Reserve.Lines.Where(lines)
            .Select(line => LineNames.Folded(line.Holding.Counterparty.DisclosedName))
            .OfType<string>()
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Order(StringComparer.OrdinalIgnoreCase)
            .ThenBy(name => name, StringComparer.Ordinal);

    private static TrendAlert Alert(Severity severity, string message, HealthAssessment before, HealthAssessment now) =>
        new(Code, severity, message, TrendHistory.AsOf(before), TrendHistory.AsOf(now));
}
