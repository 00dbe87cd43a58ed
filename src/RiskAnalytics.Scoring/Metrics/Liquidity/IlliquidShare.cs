using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.Metrics.Liquidity;

/// <summary>
/// L4, illiquid share: how much takes more than 30 days, or nobody says how long?
/// <para>Formula: clean value in the bucket over 30 days or of undisclosed maturity, over A_c.</para>
/// <para>Unit: share. Range: 0 to 1. Better when: lower.</para>
/// <para>Undefined when: there are no clean assets.</para>
/// <para>Source: SEC rule 22e-4, illiquid limit of 15% of net assets.</para>
/// </summary>
public sealed class IlliquidShare : IMetric
{
    /// <inheritdoc/>
    public MetricDefinition Definition { get; } = new(
        "L4", "liquidity.illiquid-share", "Illiquid share", Pillar.Liquidity, MetricUnit.Share, Direction.LowerIsSafer,
        "value over 30 days or of undisclosed maturity / A_c",
        "SEC rule 22e-4, illiquid limit of 15%; " + Inputs.Model + ", section 4");

    /// <summary>Illiquid value over clean assets.</summary>
    /// <exception cref="DivideByZeroException">Clean assets are zero.</exception>
    public static decimal Formula(decimal illiquid, decimal cleanAssets) => illiquid / cleanAssets;

    /// <inheritdoc/>
    public MetricResult Compute(ValuedReserve reserve)
    {
        if (Inputs.WithoutAssets(Definition, reserve) is { } without)
        {
            return without;
        }

        var late = reserve.Lines.Where(l => l.Bucket == Bucket.Later).ToList();
        var illiquid = late.Sum(l => l.Clean);
        return MetricResult.Computed(
            Definition,
            Formula(illiquid, reserve.CleanAssets),
            [Inputs.Lines("value over 30 days", illiquid, MetricUnit.Money, late), Inputs.CleanAssets(reserve)]);
    }

    /// <inheritdoc/>
    public Remedy? Repair(ValuedReserve reserve, decimal value, decimal target)
    {
        var amount = (value - target) * reserve.CleanAssets;
        return new Remedy(Definition.Code, $"Move {Format.Money(amount, reserve.Snapshot.ReportingCurrency)} into assets that pay within 30 days, or disclose their maturity, to bring the illiquid share to {Format.Percent(target)}.", amount);
    }
}
