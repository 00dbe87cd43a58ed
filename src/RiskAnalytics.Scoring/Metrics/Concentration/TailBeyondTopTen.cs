using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.Metrics.Concentration;

/// <summary>
/// C2, tail beyond the ten largest assets.
/// <para>Formula: 1 − CR10, shares of A_c by key.</para>
/// <para>Unit: share. Range: 0 to 1. Better when: lower.</para>
/// <para>Undefined when: there are no clean assets.</para>
/// <para>Source: concentration ratio CR_n of industrial economics; top-ten coverage as exchanges publish it.</para>
/// </summary>
public sealed class TailBeyondTopTen : IMetric
{
    /// <inheritdoc/>
    public MetricDefinition Definition { get; } = new(
        "C2", "concentration.tail-beyond-top-ten", "Tail beyond the top ten", Pillar.Concentration, MetricUnit.Share, Direction.LowerIsSafer,
        "1 - CR10 by key",
        "Concentration ratio CR_n; top-ten coverage as exchanges publish it; " + Inputs.Model + ", section 4");

    /// <summary>1 − the sum of the ten largest over the total.</summary>
    /// <exception cref="DivideByZeroException">The total is zero.</exception>
    public static decimal Formula(decimal tail, decimal total) => tail / total;

    /// <inheritdoc/>
    public MetricResult Compute(ValuedReserve reserve)
    {
        if ((Inputs.OutsideProfile(Definition, reserve) ?? Inputs.Partial(Definition, reserve) ?? Inputs.WithoutAssets(Definition, reserve)) is { } without)
        {
            return without;
        }

        if (reserve.Lines.Any(l => !l.Holding.Asset.IsItemised))
        {
            return Inputs.Absent(Definition, reserve, "Some lines are not itemised, so the assets are not known.");
        }

        var keys = reserve.Lines.GroupBy(l => l.Holding.Asset).Select(g => g.Sum(l => l.Clean)).OrderDescending().ToList();
        var tail = keys.Skip(10).Sum();
        return MetricResult.Computed(
            Definition,
            Formula(tail, reserve.CleanAssets),
            [
                new MetricInput("value beyond the ten largest assets", tail, MetricUnit.Money, $"{keys.Count} assets, {Inputs.RowsOf(reserve.Lines)}"),
                Inputs.CleanAssets(reserve),
            ]);
    }

    /// <inheritdoc/>
    public Remedy? Repair(ValuedReserve reserve, decimal value, decimal target)
    {
        var amount = (value - target) * reserve.CleanAssets;
        return new Remedy(Definition.Code, $"Move {Format.Money(amount, reserve.Snapshot.ReportingCurrency)} from small coins into the ten largest to bring the tail to {Format.Percent(target)}.", amount);
    }
}
