using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.Metrics.Quality;

/// <summary>
/// Q2, own-token exposure: how much of the reserve is the firm's own paper?
/// <para>Formula: x = OTR + 0.5 (OTG − OTR), OTR = own tokens beyond what is owed / A, OTG = own tokens / A; x = OTG while liabilities are not known.</para>
/// <para>Unit: share. Range: 0 to 1. Better when: lower.</para>
/// <para>Undefined when: there are no assets.</para>
/// <para>Source: clean reserve of CryptoQuant (December 2022) and clean assets of DefiLlama; the half weight is the model's own.</para>
/// </summary>
public sealed class OwnTokenExposure : IMetric
{
    /// <inheritdoc/>
    public MetricDefinition Definition { get; } = new(
        "Q2", "quality.own-token-exposure", "Own-token exposure", Pillar.Quality, MetricUnit.Share, Direction.LowerIsSafer,
        "x = OTR + 0.5 (OTG - OTR)",
        "Clean reserve of CryptoQuant, December 2022; clean assets of DefiLlama; " + Inputs.Model + ", section 4");

    /// <summary>x from own tokens beyond what is owed and all own tokens, both over A.</summary>
    public static decimal Formula(decimal unmatched, decimal all, decimal matchedWeight) => unmatched + (matchedWeight * (all - unmatched));

    /// <inheritdoc/>
    public MetricResult Compute(ValuedReserve reserve)
    {
        if (reserve.Assets <= 0m)
        {
            return MetricResult.WithoutValue(Definition, MetricStatus.Undefined, "There are no assets to take a share of.");
        }

        var own = reserve.Lines.Where(l => l.IsOwn).ToList();
        var all = own.Sum(l => l.Value) / reserve.Assets;
        var unmatched = own.Sum(l => l.Free) / reserve.Assets;
        return MetricResult.Computed(
            Definition,
            Formula(unmatched, all, reserve.Policy.Number(PolicyParameters.OwnTokenMatchedWeight)),
            [
                Inputs.Lines("OTR, own tokens beyond what is owed, share of A", unmatched, MetricUnit.Share, own.Where(l => l.Free > 0m)),
                Inputs.Lines("OTG, own tokens, share of A", all, MetricUnit.Share, own),
                Inputs.Parameter(reserve, PolicyParameters.OwnTokenMatchedWeight, "weight of own tokens that are owed", MetricUnit.Share),
                Inputs.Assets(reserve),
            ]);
    }

    /// <inheritdoc/>
    public Remedy? Repair(ValuedReserve reserve, decimal value, decimal target)
    {
        // Replacing an own token beyond what is owed takes its whole share off x; one that is owed only half of it,
        // and only when what is owed in it shrinks with it.
        var currency = reserve.Snapshot.ReportingCurrency;
        var wanted = (value - target) * reserve.Assets;
        var unmatched = reserve.Lines.Where(l => l.IsOwn).Sum(l => l.Free);
        if (wanted <= unmatched)
        {
            return new Remedy(Definition.Code, $"Replace {Format.Money(wanted, currency)} of own tokens by outside assets to bring the exposure below {Format.Percent(target)}.", wanted);
        }

        var owed = (wanted - unmatched) / reserve.Policy.Number(PolicyParameters.OwnTokenMatchedWeight);
        return new Remedy(Definition.Code, $"Hold {Format.Money(unmatched + owed, currency)} less of own tokens, and owe {Format.Money(owed, currency)} less in them, to bring the exposure below {Format.Percent(target)}.", unmatched + owed);
    }
}
