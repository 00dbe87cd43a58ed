using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.Metrics.Transparency;

/// <summary>
/// T1, assurance: who checked the reserve, how, and how often?
/// <para>Formula: points of the assurance level in the policy; 0 when nothing is shown.</para>
/// <para>Unit: points. Range: 0 to 100. Better when: higher.</para>
/// <para>Undefined when: never; the book may say that it was not loaded.</para>
/// <para>Source: IAASB, ISAE 3000 (Revised) and the order audit, examination, review, agreed-upon procedures; points of the model.</para>
/// </summary>
public sealed class AssuranceLevelPoints : IMetric
{
    /// <inheritdoc/>
    public MetricDefinition Definition { get; } = new(
        "T1", "transparency.assurance", "Assurance", Pillar.Transparency, MetricUnit.Points, Direction.HigherIsSafer,
        "points of the assurance level",
        "IAASB ISAE 3000 (Revised), levels of assurance; " + Inputs.Model + ", section 4");

    /// <inheritdoc/>
    public MetricResult Compute(ValuedReserve reserve)
    {
        var assurance = reserve.Snapshot.Disclosures.Assurance;
        if (assurance?.Level is not { } level)
        {
            return Inputs.Stated(Definition, reserve)
                ?? MetricResult.Computed(Definition, 0m, [new MetricInput("assurance level", null, MetricUnit.Points, "disclosures.json shows none")], "no assurance is shown");
        }

        var points = reserve.Policy.AssurancePoints[level];
        var by = assurance.Provider is { } provider ? $", {provider}" : string.Empty;
        return MetricResult.Computed(
            Definition,
            points.Value,
            [new MetricInput($"{Codes.Of(level)}{by}", points.Value, MetricUnit.Points, $"disclosures.json, assurance; points: policy, {points.Source}")]);
    }

    /// <inheritdoc/>
    public Remedy? Repair(ValuedReserve reserve, decimal value, decimal target)
    {
        var better = reserve.Policy.AssurancePoints.Where(p => p.Value.Value >= target).OrderBy(p => p.Value.Value).ThenBy(p => p.Key).ToList();
        if (better.Count == 0)
        {
            return null;
        }

        var next = better[0];
        return new Remedy(Definition.Code, $"Obtain {Words(next.Key)} to reach {Format.Number(next.Value.Value)} points.", null);
    }

    private static string Words(AssuranceLevel level) => level switch
    {
        AssuranceLevel.AuditAndMonthlyReport => "a financial audit with a monthly report",
        AssuranceLevel.MonthlyExamination => "a monthly independent examination",
        AssuranceLevel.CheckedLiabilityProof => "a proof whose liabilities a third party checks",
        AssuranceLevel.QuarterlyAssurance => "quarterly reasonable assurance",
        AssuranceLevel.OnChainOnly => "a proof on chain",
        AssuranceLevel.SelfPublishedAddresses => "a published list of addresses",
        _ => "independent assurance",
    };
}
