using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Stress;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Scoring.Metrics;
using RiskAnalytics.Scoring.Metrics.Liquidity;
using RiskAnalytics.Scoring.Metrics.Solvency;
using RiskAnalytics.Scoring.Valuation;

namespace RiskAnalytics.Scoring.Stress;

/// <summary>How much of what holders ask for is paid in time: key by key where coins are owed, out of everything where a currency is.</summary>
internal sealed class RedemptionTest
{
    private readonly ValuedReserve _reserve;
    private readonly Redemption _asked;
    private readonly Bucket _bucket;

    private RedemptionTest(ValuedReserve reserve, Redemption? redemption)
    {
        _reserve = reserve;
        var policy = reserve.Policy;
        _asked = redemption is { } given ? given with { Share = Math.Clamp(given.Share, 0m, 1m) } : new Redemption(
            policy.Number(PolicyParameters.Outflow30Days), 30, $"policy {policy.Id} {policy.Version}, {PolicyParameters.Outflow30Days}: {policy.Parameters[PolicyParameters.Outflow30Days].Source}");
        // A bucket counts only when all of it has come by the end of the redemption.
        _bucket = _asked.Days switch { >= 30 => Bucket.ThirtyDays, >= 5 => Bucket.FiveDays, _ => Bucket.OneDay };
    }

    /// <summary>The payable share as a figure, and the key that is paid the least of what is asked in it; null when every key is paid.</summary>
    public static (Figure Share, AssetSymbol? Shortest) Of(FigureDefinition definition, string subject, ValuedReserve reserve, Redemption? redemption, ImmutableArray<MetricInput> shocks)
    {
        var solvency = MetricCatalog.Find("S1")!.Definition;
        if (Inputs.WithoutLiabilities(solvency, reserve) is { } without)
            return (Figure.WithoutValue(definition, subject, without.Status, without.Reason!, shocks), null);
        if (redemption is null && reserve.Snapshot.Entity.Kind == EntityKind.Other)
            return (Figure.WithoutValue(definition, subject, MetricStatus.NotDisclosed, "A firm of this kind owes nothing on demand, and the scenario asks for nothing.", shocks), null);
        if (reserve.HasExchangeProfile && !reserve.HasLiabilitiesByKey)
            return (Figure.WithoutValue(definition, subject, MetricStatus.NotDisclosed, "What is owed is disclosed in total only, not by asset.", shocks), null);

        var test = new RedemptionTest(reserve, redemption);
        var asked = test._asked.Share * reserve.Liabilities!.Value;
        if (asked <= 0m)
            return (Figure.WithoutValue(definition, subject, MetricStatus.Undefined, "Nothing is asked for.", shocks), null);

        var (paid, shortest) = reserve.HasExchangeProfile ? test.ByKey() : (Math.Min(asked, LiquidCoverage.AvailableOfAll(reserve, test._bucket)), null);
        var figure = Figure.Computed(
            definition,
            subject,
            Math.Clamp(paid / asked, 0m, 1m),
            [
                new MetricInput($"paid out of what is available within {test.Horizon}", paid, MetricUnit.Money, Inputs.RowsOf(reserve.Lines.Where(l => l.Bucket <= test._bucket))),
                new MetricInput($"share asked for within {Format.Value(test._asked.Days, MetricUnit.Days)}", test._asked.Share, MetricUnit.Share, test._asked.Source),
                Inputs.Liabilities(reserve) with { Name = "L, liabilities after the shocks" },
                .. shocks,
            ],
            shortest is null ? null : $"paid least: {shortest}");
        return (figure, shortest);
    }

    private string Horizon => _bucket switch { Bucket.OneDay => "1 day", Bucket.FiveDays => "5 days", _ => "30 days" };

    private (decimal Paid, AssetSymbol? Shortest) ByKey()
    {
        var available = LiquidCoverage.AvailableByKey(_reserve, _bucket);
        var paid = _reserve.Keys.Where(key => key.Owed > 0m).Sum(key => Math.Min(available(key), _asked.Share * key.Owed));
        var shortest = WorstInKindRatio.LargeKeys(_reserve, _reserve.Policy.Number(PolicyParameters.KeyFloor))
            .Select(key => (key.Asset, Available: available(key), Asked: _asked.Share * key.Owed))
            .Where(key => key.Available < key.Asked)
            .OrderBy(key => key.Available / key.Asked)
            .ThenBy(key => key.Asset.Text, StringComparer.Ordinal)
            .Select(key => key.Asset)
            .FirstOrDefault();
        return (paid + OfUnsplit(), shortest);
    }

    /// <summary>What is owed without a split by asset is paid in cash of the reporting currency that no key needs.</summary>
    private decimal OfUnsplit()
    {
        var unsplit = _reserve.Liabilities!.Value - _reserve.Keys.Sum(key => key.Owed);
        if (unsplit <= 0m)
            return 0m;
        var currency = AssetSymbol.Of(_reserve.Snapshot.ReportingCurrency);
        var cash = _reserve.Lines.Where(l => l.Bucket <= _bucket && l.Holding.Asset == currency && LineNames.IsCash(l.Class)).Sum(l => l.Matched * (1m - l.HaircutMatched));
        var inKind = _reserve.Keys.Where(key => key.Asset == currency).Sum(key => _asked.Share * key.Owed);
        return Math.Clamp(cash - inKind, 0m, _asked.Share * unsplit);
    }
}
