using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Scoring.Valuation;

namespace RiskAnalytics.Scoring.Metrics.Concentration;

/// <summary>
/// C3, HHI of non-core names: does the rest of the reserve hang on few names?
/// <para>Formula: sum over non-core names of (value / A_c)², not renormalised; government bonds are no name.</para>
/// <para>Unit: index. Range: 0 to 1. Better when: lower.</para>
/// <para>Undefined when: there are no clean assets.</para>
/// <para>Source: Herfindahl-Hirschman index; US DOJ and FTC Merger Guidelines 2023; large exposures of Basel LEX for the knots.</para>
/// </summary>
public sealed class NonCoreNameHhi : IMetric
{
    /// <inheritdoc/>
    public MetricDefinition Definition { get; } = new(
        "C3", "concentration.hhi.non-core-names", "HHI of non-core names", Pillar.Concentration, MetricUnit.Index, Direction.LowerIsSafer,
        "sum over non-core names of (value / A_c)^2",
        "Herfindahl-Hirschman index, not renormalised; Basel Committee LEX for the knots; " + Inputs.Model + ", section 4");

    /// <summary>Sum of squared shares.</summary>
    /// <exception cref="DivideByZeroException">Clean assets are zero.</exception>
    public static decimal Formula(IEnumerable<decimal> values, decimal cleanAssets) =>
        values.Sum(v => v / cleanAssets * (v / cleanAssets));

    /// <inheritdoc/>
    public MetricResult Compute(ValuedReserve reserve)
    {
        if ((Inputs.Partial(Definition, reserve) ?? Inputs.WithoutAssets(Definition, reserve)) is { } without)
        {
            return without;
        }

        var names = Names(reserve);
        var inputs = names.Take(10)
            .Select(n => Inputs.Lines($"{n.Name}, share of A_c", n.Amount / reserve.CleanAssets, MetricUnit.Share, NonCore(reserve).Where(l => LineNames.Issuer(l).Equals(n.Name, StringComparison.OrdinalIgnoreCase))))
            .ToList();
        if (names.Count > 10)
        {
            inputs.Add(new MetricInput($"{names.Count - 10} smaller names together, share of A_c", names.Skip(10).Sum(n => n.Amount) / reserve.CleanAssets, MetricUnit.Share, "the remaining non-core lines"));
        }

        return MetricResult.Computed(
            Definition,
            Formula(names.Select(n => n.Amount), reserve.CleanAssets),
            [.. inputs, Inputs.CleanAssets(reserve)],
            names.Count > 0 ? $"largest name: {names[0].Name}" : "no non-core name");
    }

    /// <inheritdoc/>
    public Remedy? Repair(ValuedReserve reserve, decimal value, decimal target)
    {
        if (Names(reserve) is not [var largest, ..])
        {
            return null;
        }

        var share = largest.Amount / reserve.CleanAssets;
        var left = (share * share) - (value - target);
        var newShare = left <= 0m ? 0m : (decimal)Math.Sqrt((double)left);
        var amount = (share - newShare) * reserve.CleanAssets;
        var message = $"Move {Format.Money(amount, reserve.Snapshot.ReportingCurrency)} of {largest.Name} into core assets, or split it over many names, to bring the index to {Format.Ratio(target, 4)}";
        return new Remedy(Definition.Code, message + (left < 0m ? "; that alone is not enough." : "."), amount);
    }

    private static IEnumerable<ValuedHolding> NonCore(ValuedReserve reserve) =>
        reserve.Lines.Where(l => !l.IsCore && l.Class != AssetClass.GovernmentBond);

    private static List<(string Name, decimal Amount)> Names(ValuedReserve reserve) =>
        LineNames.SumByName(NonCore(reserve).Select(l => (LineNames.Issuer(l), l.Clean)).Where(n => n.Clean > 0m));
}
