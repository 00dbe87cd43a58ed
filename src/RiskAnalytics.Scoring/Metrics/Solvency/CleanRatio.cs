using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.Metrics.Solvency;

/// <summary>
/// S1, clean ratio: do clean assets cover what is owed?
/// <para>Formula: R = A_c / L.</para>
/// <para>Unit: ratio. Range: 0 or more. Better when: higher.</para>
/// <para>Undefined when: liabilities are zero.</para>
/// <para>Source: DefiLlama "clean assets" and CryptoQuant "clean reserve", keeping own tokens that are owed; legal floor 1 in MiCA Art 36 and the GENIUS Act section 4.</para>
/// </summary>
public sealed class CleanRatio : IMetric
{
    /// <inheritdoc/>
    public MetricDefinition Definition { get; } = new(
        "S1", "solvency.clean-ratio", "Clean ratio", Pillar.Solvency, MetricUnit.Ratio, Direction.HigherIsSafer,
        "R = A_c / L",
        "DefiLlama clean assets and CryptoQuant clean reserve, keeping own tokens that are owed; " + Inputs.Model + ", section 4");

    /// <summary>R = clean assets over liabilities.</summary>
    /// <exception cref="DivideByZeroException">Liabilities are zero.</exception>
    public static decimal Formula(decimal cleanAssets, decimal liabilities) => cleanAssets / liabilities;

    /// <inheritdoc/>
    public MetricResult Compute(ValuedReserve reserve) =>
        Inputs.WithoutLiabilities(Definition, reserve)
        ?? MetricResult.Computed(
            Definition,
            Formula(reserve.CleanAssets, reserve.Liabilities!.Value),
            [Inputs.CleanAssets(reserve), Inputs.Liabilities(reserve), Inputs.Assets(reserve)]);

    /// <inheritdoc/>
    public Remedy? Repair(ValuedReserve reserve, decimal value, decimal target)
    {
        var amount = (target * reserve.Liabilities!.Value) - reserve.CleanAssets;
        return new Remedy(Definition.Code, $"Add {Format.Money(amount, reserve.Snapshot.ReportingCurrency)} of outside assets to reach a clean ratio of {Format.Ratio(target, 4)}.", amount);
    }
}
