using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Scoring.Metrics.Concentration;
using RiskAnalytics.Scoring.Valuation;

namespace RiskAnalytics.Scoring.Assessment;

/// <summary>Unscored figures of a valued reserve: totals, positions, shares, concentration, ladder.</summary>
internal static class Composition
{
    public static Totals Totals(ValuedReserve reserve)
    {
        var known = reserve.LiabilityStatus == LiabilityStatus.Known;
        return new Totals(
            reserve.Assets,
            reserve.Liabilities,
            reserve.CleanAssets,
            reserve.Surplus,
            known ? reserve.Matched : null,
            known ? reserve.StressedValue : null,
            reserve.Encumbered);
    }

    public static ImmutableArray<AssetPosition> Assets(ValuedReserve reserve)
    {
        var knots = reserve.Policy.Metrics["S2"].Knots;
        var largest = reserve.Lines
            .GroupBy(l => l.Holding.Asset)
            .ToDictionary(g => g.Key, g => g.MaxBy(l => l.Value)!.Class);
        var positions = reserve.Keys.Select(key =>
        {
            var ratio = Ratio(key);
            var isKnown = reserve.LiabilityStatus == LiabilityStatus.Known;
            return new AssetPosition(
                key.Asset.Text,
                key.Held,
                isKnown ? key.Owed : null,
                key.IsOwedAssumed,
                isKnown ? ratio : null,
                isKnown && ratio is { } r ? ScoringPolicy.BandOf(ScoreFunction.Score(r, knots)) : null,
                ShareOf(key.Held, reserve.Assets),
                largest.GetValueOrDefault(key.Asset, AssetClass.Other),
                key.IsOwn,
                Note(reserve, key, isKnown, ratio));
        });
        var notItemised = reserve.Lines
            .Where(l => !l.Holding.Asset.IsItemised)
            .GroupBy(l => l.Class)
            .Select(g => new AssetPosition(
                $"* {Codes.Of(g.Key)}",
                g.Sum(l => l.Value),
                reserve.LiabilityStatus == LiabilityStatus.Known ? 0m : null,
                false,
                null,
                null,
                ShareOf(g.Sum(l => l.Value), reserve.Assets),
                g.Key,
                g.First().IsOwn,
                "not itemised, never matched"));
        return [.. positions.Concat(notItemised).OrderBy(p => p.Ratio ?? decimal.MaxValue).ThenByDescending(p => p.Held).ThenBy(p => p.Asset, StringComparer.Ordinal)];
    }

    public static ImmutableArray<ClassPosition> Classes(ValuedReserve reserve) =>
    [
        .. reserve.Lines
            .GroupBy(l => l.Class)
            .Select(g => new ClassPosition(g.Key, g.Sum(l => l.Value), ShareOf(g.Sum(l => l.Value), reserve.Assets), g.Count()))
            .OrderByDescending(c => c.Value)
            .ThenBy(c => c.Class),
    ];

    public static ConcentrationProfile Concentration(ValuedReserve reserve)
    {
        ConcentrationFigures? By(Func<ValuedHolding, string> name) =>
            ConcentrationMeasures.Of(LineNames.SumByName(reserve.Lines.Select(l => (name(l), l.Value))), reserve.Policy);
        return new ConcentrationProfile(
            By(l => l.Holding.Asset.IsItemised ? l.Holding.Asset.Text : $"* {Codes.Of(l.Class)}"),
            By(LineNames.Issuer),
            By(Custodian),
            By(l => LineNames.Folded(l.Holding.Chain?.Network) ?? "undisclosed"));
    }

    public static ReserveShares? Shares(ValuedReserve reserve, ConcentrationProfile concentration)
    {
        if (reserve.Assets <= 0m || concentration.ByAsset is not { } byAsset)
        {
            return null;
        }

        decimal Of(Func<ValuedHolding, bool> which) => reserve.Lines.Where(which).Sum(l => l.Value) / reserve.Assets;
        var (stablecoin, btc, eth, own) = (Of(l => l.Class == AssetClass.Stablecoin), Of(l => l.Class == AssetClass.Bitcoin), Of(l => l.Class == AssetClass.Ether), Of(l => l.IsOwn));
        return new ReserveShares(stablecoin, btc, eth, stablecoin + btc + eth, own, Math.Max(0m, 1m - stablecoin - btc - eth - own), byAsset.Cr10);
    }

    public static ImmutableArray<LiquidityStep> Ladder(ValuedReserve reserve)
    {
        var byBucket = new decimal[Enum.GetValues<Bucket>().Length];
        foreach (var line in reserve.Lines)
        {
            byBucket[(int)line.Bucket] += line.Stressed;
        }

        decimal Available(Bucket upTo) => byBucket.Take((int)upTo + 1).Sum();
        var owed = reserve.Snapshot.Entity.Kind == EntityKind.Other ? null : reserve.Liabilities;
        LiquidityStep Step(int days, Bucket bucket, string rate, string extreme)
        {
            var (outflow, run) = (reserve.Policy.Number(rate), reserve.Policy.Number(extreme));
            return new LiquidityStep(days, Available(bucket), outflow * owed, outflow, run * owed, run);
        }

        return
        [
            Step(1, Bucket.OneDay, PolicyParameters.Outflow1Day, PolicyParameters.ExtremeOutflow1Day),
            Step(5, Bucket.FiveDays, PolicyParameters.Outflow5Days, PolicyParameters.ExtremeOutflow5Days),
            Step(30, Bucket.ThirtyDays, PolicyParameters.Outflow30Days, PolicyParameters.ExtremeOutflow30Days),
            new LiquidityStep(null, Available(Bucket.Later), null, null, null, null),
        ];
    }

    public static TrendPoint Trend(ValuedReserve reserve, Scorecard card) => new(
        reserve.Snapshot.AsOf,
        card.FinalScore,
        card.Grade,
        card.Band,
        card.Metric("S1").Value,
        card.Metric("S3").Value,
        // A book that lacks lines may lack the own tokens: a share of what is left would say nothing.
        reserve.Assets > 0m && reserve.Snapshot.Entity.Partial is null ? reserve.Lines.Where(l => l.IsOwn).Sum(l => l.Value) / reserve.Assets : null,
        card.Metric("C1").Value,
        reserve.Snapshot.Entity.Partial is not null);

    /// <summary>The name of a line's custodian, with <c>self</c> and <c>undisclosed</c> as names.</summary>
    internal static string Custodian(ValuedHolding line) =>
        LineNames.IsSelfCustody(line.Holding) ? "self" : LineNames.Folded(line.Holding.Custodian.DisclosedName) ?? "undisclosed";

    private static decimal? Ratio(KeyPosition key)
    {
        try
        {
            return key.Ratio;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static string? Note(ValuedReserve reserve, KeyPosition key, bool isKnown, decimal? ratio) => reserve.LiabilityStatus switch
    {
        LiabilityStatus.NotDisclosed => "liabilities not disclosed",
        LiabilityStatus.NotLoaded => "liabilities not loaded",
        _ when key.IsOwedAssumed => "owed amount not loaded, counts at ratio 1",
        _ when key.Owed == 0m => "nothing owed in it",
        _ when isKnown && ratio is null => "too far apart to be divided",
        _ => null,
    };

    private static decimal ShareOf(decimal part, decimal whole) => whole > 0m ? part / whole : 0m;
}
