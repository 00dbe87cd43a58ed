using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.Metrics.Solvency;

/// <summary>
/// S2, worst in-kind ratio: is any coin short? A surplus in one coin does not pay a claim in another.
/// <para>Formula: min over keys with l_k at least 1% of L of a_k / l_k; an own-token key counts only when it is short.</para>
/// <para>Unit: ratio. Range: 0 or more. Better when: higher.</para>
/// <para>Undefined when: no key holds 1% of the liabilities.</para>
/// <para>Source: OKX and Binance publish each ratio; Aave proof of reserve checks every asset separately.</para>
/// </summary>
public sealed class WorstInKindRatio : IMetric
{
    /// <inheritdoc/>
    public MetricDefinition Definition { get; } = new(
        "S2", "solvency.worst-in-kind-ratio", "Worst in-kind ratio", Pillar.Solvency, MetricUnit.Ratio, Direction.HigherIsSafer,
        "min over keys with l_k >= 1% of L of a_k / l_k",
        "In-kind ratios as OKX and Binance publish them; Aave proof of reserve checks every asset separately; " + Inputs.Model + ", section 4");

    /// <summary>a_k / l_k.</summary>
    /// <exception cref="DivideByZeroException">Nothing is owed.</exception>
    public static decimal Formula(decimal held, decimal owed) => held / owed;

    /// <inheritdoc/>
    public MetricResult Compute(ValuedReserve reserve)
    {
        if ((Inputs.OutsideProfile(Definition, reserve) ?? Inputs.WithoutLiabilities(Definition, reserve)) is { } without)
        {
            return without;
        }

        if (!reserve.HasLiabilitiesByKey)
        {
            return Inputs.Absent(Definition, reserve, "What is owed is disclosed in total only, not by asset.");
        }

        var floor = reserve.Policy.Number(PolicyParameters.KeyFloor);
        var keys = LargeKeys(reserve, floor).Where(k => !k.IsOwn || k.Held < k.Owed).ToList();
        if (keys.Count == 0)
        {
            return MetricResult.WithoutValue(Definition, MetricStatus.Undefined, $"No asset makes up {Format.Percent(floor, 0)} of the liabilities, own tokens that are covered left out.");
        }

        var worst = keys.MinBy(k => Formula(k.Held, k.Owed))!;
        return MetricResult.Computed(
            Definition,
            Formula(worst.Held, worst.Owed),
            [
                Inputs.Lines($"a_k, held in {worst.Asset}", worst.Held, MetricUnit.Money, reserve.Lines.Where(l => l.Holding.Asset == worst.Asset)),
                new MetricInput($"l_k, owed in {worst.Asset}", worst.Owed, MetricUnit.Money, worst.IsOwedAssumed ? "not loaded, counts at ratio 1" : Inputs.LiabilityRows(reserve, worst.Asset)),
                new MetricInput("assets compared", keys.Count, MetricUnit.Count, "assets with at least the floor of L"),
                Inputs.Parameter(reserve, PolicyParameters.KeyFloor, "floor, share of L", MetricUnit.Share),
                Inputs.Liabilities(reserve),
            ],
            worst.IsOwedAssumed ? $"worst asset: {worst.Asset}, whose amount owed is not loaded and counts at ratio 1" : $"worst asset: {worst.Asset}");
    }

    /// <inheritdoc/>
    public Remedy? Repair(ValuedReserve reserve, decimal value, decimal target)
    {
        var missing = LargeKeys(reserve, reserve.Policy.Number(PolicyParameters.KeyFloor))
            .Where(k => k.Held < target * k.Owed && (!k.IsOwn || k.Held < k.Owed))
            .Select(k => (k.Asset, Amount: (target * k.Owed) - k.Held))
            .OrderByDescending(k => k.Amount)
            .ToList();
        var named = string.Join(", ", missing.Take(3).Select(m => $"{Format.Money(m.Amount, reserve.Snapshot.ReportingCurrency)} in {m.Asset}"));
        var rest = missing.Count > 3 ? $" and {missing.Count - 3} more" : string.Empty;
        return new Remedy(Definition.Code, $"Add {named}{rest} to bring every asset to {Format.Ratio(target, 4)}.", missing.Sum(m => m.Amount));
    }

    /// <summary>The keys that hold at least a share of what is owed.</summary>
    internal static IEnumerable<KeyPosition> LargeKeys(ValuedReserve reserve, decimal floor) =>
        reserve.Keys.Where(k => k.Owed > 0m && k.Owed >= floor * reserve.Liabilities);
}
