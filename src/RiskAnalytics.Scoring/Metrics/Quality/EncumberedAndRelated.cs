using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.Metrics.Quality;

/// <summary>
/// Q4, encumbered assets and claims on related parties.
/// <para>Formula: (encumbered + claims on related parties) / (A_c + encumbered).</para>
/// <para>Unit: share. Range: 0 to 1. Better when: lower.</para>
/// <para>Undefined when: there are no assets.</para>
/// <para>Source: Basel Committee, Core Principles, principle 20, transactions with related parties; limits of the model.</para>
/// </summary>
public sealed class EncumberedAndRelated : IMetric
{
    /// <inheritdoc/>
    public MetricDefinition Definition { get; } = new(
        "Q4", "quality.encumbered-and-related", "Encumbered and related", Pillar.Quality, MetricUnit.Share, Direction.LowerIsSafer,
        "(encumbered + claims on related parties) / (A_c + encumbered)",
        "Basel Committee Core Principles, principle 20; " + Inputs.Model + ", section 4");

    /// <summary>Encumbered and related value over clean and encumbered assets.</summary>
    /// <exception cref="DivideByZeroException">Both are zero.</exception>
    public static decimal Formula(decimal encumbered, decimal related, decimal cleanAssets) => (encumbered + related) / (cleanAssets + encumbered);

    /// <inheritdoc/>
    public MetricResult Compute(ValuedReserve reserve)
    {
        if (reserve.CleanAssets + reserve.Encumbered <= 0m)
        {
            return MetricResult.WithoutValue(Definition, MetricStatus.Undefined, "There are no assets to take a share of.");
        }

        if (reserve.Snapshot.Holdings.All(h => h.IsEncumbered is null))
        {
            return Inputs.Absent(Definition, reserve, "No line says whether it is encumbered.");
        }

        var related = reserve.Lines.Where(l => l.IsRelated).ToList();
        var claims = related.Sum(l => l.Clean);
        return MetricResult.Computed(
            Definition,
            Formula(reserve.Encumbered, claims, reserve.CleanAssets),
            [
                Inputs.Lines("encumbered", reserve.Encumbered, MetricUnit.Money, reserve.EncumberedLines),
                Inputs.Lines("claims on related parties", claims, MetricUnit.Money, related),
                Inputs.CleanAssets(reserve),
            ]);
    }

    /// <inheritdoc/>
    public Remedy? Repair(ValuedReserve reserve, decimal value, decimal target)
    {
        var amount = (value - target) * (reserve.CleanAssets + reserve.Encumbered);
        return new Remedy(Definition.Code, $"Release or replace {Format.Money(amount, reserve.Snapshot.ReportingCurrency)} of pledged assets and claims on related parties to bring the share to {Format.Percent(target)}.", amount);
    }
}
