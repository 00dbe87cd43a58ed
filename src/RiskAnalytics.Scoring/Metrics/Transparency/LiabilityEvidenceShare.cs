using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.Metrics.Transparency;

/// <summary>
/// T4, evidence for liabilities: how much of what is owed is proven, not claimed?
/// <para>Formula: share of L under a Merkle or zero-knowledge proof, supply on chain, or an audited balance sheet; 0 when nothing is shown.
/// A whole tree that was loaded counts where it covers more; a proof that fails leaves no evidence.</para>
/// <para>Unit: share. Range: 0 to 1. Better when: higher.</para>
/// <para>Undefined when: never; the book may say that it was not loaded.</para>
/// <para>Source: Dagher and others, Provisions: Privacy-preserving Proofs of Solvency for Bitcoin Exchanges, 2015; limits of the model.</para>
/// </summary>
public sealed class LiabilityEvidenceShare : IMetric
{
    /// <inheritdoc/>
    public MetricDefinition Definition { get; } = new(
        "T4", "transparency.liability-evidence", "Evidence for liabilities", Pillar.Transparency, MetricUnit.Share, Direction.HigherIsSafer,
        "share of L under a proof, supply on chain or an audit",
        "Dagher and others, Provisions, 2015; " + Inputs.Model + ", section 4");

    /// <inheritdoc/>
    public MetricResult Compute(ValuedReserve reserve)
    {
        var verified = reserve.Evidence;
        if (!verified.ContradictedLiabilities.IsEmpty)
        {
            return MetricResult.Computed(
                Definition,
                0m,
                [new MetricInput("evidence that failed its check", null, MetricUnit.Share, verified.LiabilitySources)],
                "the evidence for liabilities failed its check");
        }

        var evidence = reserve.Snapshot.Disclosures.LiabilityEvidence;
        if (verified.LiabilityShare is { } loaded && loaded >= (evidence?.Evidenced?.Fraction ?? 0m))
        {
            return MetricResult.Computed(
                Definition,
                loaded,
                [new MetricInput(verified.LiabilitiesPassed ? "share of what is owed in checked evidence (verified)" : "share of what is owed in evidence", loaded, MetricUnit.Share, verified.LiabilitySources)]);
        }

        if (evidence?.Evidenced is not { } share)
        {
            return Inputs.Stated(Definition, reserve)
                ?? MetricResult.Computed(Definition, 0m, [new MetricInput("evidence for liabilities", null, MetricUnit.Share, "disclosures.json shows none")], "no evidence for liabilities is shown");
        }

        return MetricResult.Computed(
            Definition,
            share.Fraction,
            [new MetricInput(evidence.Method is { } method ? $"share evidenced by {method}" : "share evidenced", share.Fraction, MetricUnit.Share, "disclosures.json, liability_evidence")]);
    }

    /// <inheritdoc/>
    public Remedy? Repair(ValuedReserve reserve, decimal value, decimal target)
    {
        decimal? amount = reserve.Liabilities is { } owed ? (target - value) * owed : null;
        var what = amount is { } more ? $"{Format.Money(more, reserve.Snapshot.ReportingCurrency)} more of what is owed" : "what is owed";
        return new Remedy(Definition.Code, $"Prove {what} to reach {Format.Percent(target, 0)}.", amount);
    }
}
