using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.Metrics.Concentration;

/// <summary>
/// C1, core share: how much is cash, bills, government repo and government funds, for exchanges also BTC, ETH and fiat stablecoins?
/// <para>Formula: clean value of core lines / A_c.</para>
/// <para>Unit: share. Range: 0 to 1. Better when: higher.</para>
/// <para>Undefined when: there are no clean assets.</para>
/// <para>Source: core shares as OKX and CryptoQuant publish them; membership in the policy's class table.</para>
/// </summary>
public sealed class CoreShare : IMetric
{
    /// <inheritdoc/>
    public MetricDefinition Definition { get; } = new(
        "C1", "concentration.core-share", "Core share", Pillar.Concentration, MetricUnit.Share, Direction.HigherIsSafer,
        "clean value of core lines / A_c",
        "Core shares as exchanges publish them; membership in the policy's class table; " + Inputs.Model + ", section 4");

    /// <summary>Core value over clean assets.</summary>
    /// <exception cref="DivideByZeroException">Clean assets are zero.</exception>
    public static decimal Formula(decimal core, decimal cleanAssets) => core / cleanAssets;

    /// <inheritdoc/>
    public MetricResult Compute(ValuedReserve reserve)
    {
        if ((Inputs.Partial(Definition, reserve) ?? Inputs.WithoutAssets(Definition, reserve)) is { } without)
        {
            return without;
        }

        var core = reserve.Lines.Where(l => l.IsCore).ToList();
        var value = core.Sum(l => l.Clean);
        return MetricResult.Computed(
            Definition,
            Formula(value, reserve.CleanAssets),
            [Inputs.Lines("value of core lines", value, MetricUnit.Money, core), Inputs.CleanAssets(reserve)]);
    }

    /// <inheritdoc/>
    public Remedy? Repair(ValuedReserve reserve, decimal value, decimal target)
    {
        var amount = (target - value) * reserve.CleanAssets;
        return new Remedy(Definition.Code, $"Move {Format.Money(amount, reserve.Snapshot.ReportingCurrency)} into core assets to bring their share to {Format.Percent(target)}.", amount);
    }
}
