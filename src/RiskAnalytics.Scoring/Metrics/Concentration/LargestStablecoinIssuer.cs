using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Scoring.Valuation;

namespace RiskAnalytics.Scoring.Metrics.Concentration;

/// <summary>
/// C4, largest stablecoin issuer: what if one stablecoin fails?
/// <para>Formula: max over issuers of stablecoin value / A_c; issuer = counterparty, else symbol.</para>
/// <para>Unit: share. Range: 0 to 1. Better when: lower.</para>
/// <para>Undefined when: there are no clean assets.</para>
/// <para>Source: Basel Committee, LEX, single-name logic; USDC in March 2023.</para>
/// </summary>
public sealed class LargestStablecoinIssuer : IMetric
{
    /// <inheritdoc/>
    public MetricDefinition Definition { get; } = new(
        "C4", "concentration.largest-stablecoin-issuer", "Largest stablecoin issuer", Pillar.Concentration, MetricUnit.Share, Direction.LowerIsSafer,
        "max over issuers of stablecoin value / A_c",
        "Single-name logic of Basel Committee LEX; " + Inputs.Model + ", section 4");

    /// <summary>Value of the largest issuer over clean assets.</summary>
    /// <exception cref="DivideByZeroException">Clean assets are zero.</exception>
    public static decimal Formula(decimal largest, decimal cleanAssets) => largest / cleanAssets;

    /// <inheritdoc/>
    public MetricResult Compute(ValuedReserve reserve)
    {
        if ((Inputs.OutsideProfile(Definition, reserve) ?? Inputs.Partial(Definition, reserve) ?? Inputs.WithoutAssets(Definition, reserve)) is { } without)
        {
            return without;
        }

        if (reserve.Lines.Any(l => !l.Holding.Asset.IsItemised))
        {
            return Inputs.Absent(Definition, reserve, "Some lines are not itemised, so the stablecoins are not known.");
        }

        var issuers = Issuers(reserve);
        var (name, amount) = issuers.Count > 0 ? issuers[0] : ("none", 0m);
        return MetricResult.Computed(
            Definition,
            Formula(amount, reserve.CleanAssets),
            [
                Inputs.Lines($"stablecoins of {name}", amount, MetricUnit.Money, Stablecoins(reserve).Where(l => LineNames.Issuer(l).Equals(name, StringComparison.OrdinalIgnoreCase))),
                Inputs.CleanAssets(reserve),
            ],
            issuers.Count > 0 ? $"largest issuer: {name}" : "no stablecoin held");
    }

    /// <inheritdoc/>
    public Remedy? Repair(ValuedReserve reserve, decimal value, decimal target)
    {
        if (Issuers(reserve) is not [var largest, ..])
        {
            return null;
        }

        var amount = (value - target) * reserve.CleanAssets;
        return new Remedy(Definition.Code, $"Move {Format.Money(amount, reserve.Snapshot.ReportingCurrency)} from {largest.Name} to other issuers or assets to bring the largest to {Format.Percent(target)}.", amount);
    }

    /// <summary>Stablecoin issuers with their clean value, largest first.</summary>
    internal static List<(string Name, decimal Amount)> Issuers(ValuedReserve reserve) =>
        LineNames.SumByName(Stablecoins(reserve).Select(l => (LineNames.Issuer(l), l.Clean)));

    private static IEnumerable<ValuedHolding> Stablecoins(ValuedReserve reserve) =>
        reserve.Lines.Where(l => l.Class == AssetClass.Stablecoin);
}
