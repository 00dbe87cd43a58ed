using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Scoring.Metrics;
using RiskAnalytics.Scoring.Metrics.Solvency;

namespace RiskAnalytics.Scoring.Stress;

/// <summary>The smallest loss of units that takes an in-kind ratio below 1.</summary>
internal static class InKindStress
{
    /// <summary>The figure; null outside the exchange profile, where nothing is owed coin by coin.</summary>
    public static Figure? Of(ValuedReserve reserve)
    {
        if (!reserve.HasExchangeProfile)
            return null;
        if (Inputs.WithoutLiabilities(MetricCatalog.Find("S2")!.Definition, reserve) is { } unknown)
            return Figure.WithoutValue(ReverseStressTest.InKindLoss, null, unknown.Status, unknown.Reason!);
        if (!reserve.HasLiabilitiesByKey)
            return Figure.WithoutValue(ReverseStressTest.InKindLoss, null, MetricStatus.NotDisclosed, "What is owed is disclosed in total only, not by asset.");

        var floor = reserve.Policy.Number(PolicyParameters.KeyFloor);
        // A key counted at ratio 1 says nothing of its own; own tokens count only when they are short, as in S2.
        var first = WorstInKindRatio.LargeKeys(reserve, floor)
            .Where(key => !key.IsOwedAssumed && (!key.IsOwn || key.Held < key.Owed))
            .OrderBy(key => key.Held > key.Owed ? (key.Held - key.Owed) / key.Held : 0m)
            .ThenBy(key => key.Held < key.Owed ? key.Held / key.Owed : 1m)
            .ThenBy(key => key.Asset.Text, StringComparer.Ordinal)
            .FirstOrDefault();
        if (first is null)
            return Figure.WithoutValue(ReverseStressTest.InKindLoss, null, MetricStatus.Undefined, $"No asset makes up {Format.Percent(floor, 0)} of the liabilities.");

        MetricInput[] inputs =
        [
            Inputs.Lines($"a_k, held in {first.Asset}", first.Held, MetricUnit.Money, reserve.Lines.Where(l => l.Holding.Asset == first.Asset)),
            new($"l_k, owed in {first.Asset}", first.Owed, MetricUnit.Money, Inputs.LiabilityRows(reserve, first.Asset)),
            Inputs.Parameter(reserve, PolicyParameters.KeyFloor, "floor, share of L", MetricUnit.Share),
        ];
        return first.Held < first.Owed
            ? Figure.WithoutValue(ReverseStressTest.InKindLoss, null, MetricStatus.NotApplicable, $"Already broken in kind: {first.Asset} held is {Format.PercentAgainst(first.Held / first.Owed, 1m)} of what is owed in it.", [.. inputs])
            : Figure.Computed(ReverseStressTest.InKindLoss, null, (first.Held - first.Owed) / first.Held, [.. inputs], $"first to break: {first.Asset}");
    }
}
