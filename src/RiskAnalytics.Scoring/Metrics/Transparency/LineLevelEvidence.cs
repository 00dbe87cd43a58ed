using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.Metrics.Transparency;

/// <summary>
/// T3, line-level evidence: how much of the reserve can be looked up line by line?
/// <para>Formula: clean value with address, CUSIP or named balance / A_c; else the share the firm states; else 0. An address list
/// that was loaded counts where it covers more; what a signature or a chain contradicts is taken off.</para>
/// <para>Unit: share. Range: 0 to 1. Better when: higher.</para>
/// <para>Undefined when: there are no clean assets.</para>
/// <para>Source: line items as in Circle's and Paxos' monthly reports and in address lists of exchanges; limits of the model.</para>
/// </summary>
public sealed class LineLevelEvidence : IMetric
{
    /// <inheritdoc/>
    public MetricDefinition Definition { get; } = new(
        "T3", "transparency.line-evidence", "Line-level evidence", Pillar.Transparency, MetricUnit.Share, Direction.HigherIsSafer,
        "clean value with address, CUSIP or named balance / A_c",
        "Line items as in monthly reports of Circle and Paxos; " + Inputs.Model + ", section 4");

    /// <summary>Evidenced value over clean assets.</summary>
    /// <exception cref="DivideByZeroException">Clean assets are zero.</exception>
    public static decimal Formula(decimal evidenced, decimal cleanAssets) => evidenced / cleanAssets;

    /// <inheritdoc/>
    public MetricResult Compute(ValuedReserve reserve)
    {
        var disclosed = Disclosed(reserve);
        var evidence = reserve.Evidence;
        if (evidence.ListedShare is not { } listed || disclosed.Status is not (MetricStatus.Computed or MetricStatus.MissingInput or MetricStatus.NotDisclosed))
        {
            return disclosed;
        }

        var contradicted = evidence.ContradictedShare ?? 0m;
        return MetricResult.Computed(
            Definition,
            Verified(disclosed.Value ?? 0m, listed, contradicted),
            [
                .. disclosed.Status == MetricStatus.Computed ? disclosed.Inputs : [],
                new MetricInput("share at addresses of the list", listed, MetricUnit.Share, evidence.AssetSources),
                new MetricInput("share contradicted by a check", contradicted, MetricUnit.Share, evidence.AssetSources),
                .. evidence.SignedShare is { } signed ? [new MetricInput("share whose owner signed (verified)", signed, MetricUnit.Share, evidence.AssetSources)] : Array.Empty<MetricInput>(),
            ],
            contradicted > 0m ? $"{Format.Percent(contradicted, 2)} of the reserve stands at addresses whose check failed" : null);
    }

    /// <summary>The larger of two shares with line-level evidence, less what was contradicted.</summary>
    public static decimal Verified(decimal disclosed, decimal listed, decimal contradicted) =>
        Math.Max(0m, Math.Max(disclosed, listed) - contradicted);

    private MetricResult Disclosed(ValuedReserve reserve)
    {
        if (reserve.Snapshot.Holdings.Any(h => h.HasLineEvidence is not null))
        {
            if (Inputs.WithoutAssets(Definition, reserve) is { } without)
            {
                return without;
            }

            var lines = reserve.Lines.Where(l => l.Holding.HasLineEvidence == true).ToList();
            var evidenced = lines.Sum(l => l.Clean);
            return MetricResult.Computed(
                Definition,
                Formula(evidenced, reserve.CleanAssets),
                [Inputs.Lines("value with line-level evidence", evidenced, MetricUnit.Money, lines), Inputs.CleanAssets(reserve)]);
        }

        if (reserve.Snapshot.Disclosures.LineEvidenceShare is { } share)
        {
            return MetricResult.Computed(Definition, share.Fraction, [new MetricInput("share stated", share.Fraction, MetricUnit.Share, "disclosures.json, line_evidence_share")]);
        }

        return Inputs.Stated(Definition, reserve)
            ?? MetricResult.Computed(Definition, 0m, [new MetricInput("line-level evidence", null, MetricUnit.Share, "no row and no share says so")], "no line-level evidence is shown");
    }

    /// <inheritdoc/>
    public Remedy? Repair(ValuedReserve reserve, decimal value, decimal target)
    {
        var amount = (target - value) * reserve.CleanAssets;
        return new Remedy(Definition.Code, $"Publish addresses, CUSIPs or named balances for {Format.Money(amount, reserve.Snapshot.ReportingCurrency)} more to reach {Format.Percent(target, 0)}.", amount);
    }
}
