using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.Metrics.Transparency;

/// <summary>
/// T5, holders' rights: segregation, bankruptcy remoteness, par redemption, payment by T+2, supervision.
/// <para>Formula: sum of the points of five answers in the policy; an answer that is absent gives 0.</para>
/// <para>Unit: points. Range: 0 to 100. Better when: higher.</para>
/// <para>Undefined when: never; the book may say that it was not loaded.</para>
/// <para>Source: S&amp;P Stablecoin Stability Assessment, legal framework and redeemability; points of the model.</para>
/// </summary>
public sealed class HolderRightsPoints : IMetric
{
    /// <inheritdoc/>
    public MetricDefinition Definition { get; } = new(
        "T5", "transparency.holder-rights", "Holders' rights", Pillar.Transparency, MetricUnit.Points, Direction.HigherIsSafer,
        "sum of the points of five answers",
        "S&P Stablecoin Stability Assessment, legal framework and redeemability; " + Inputs.Model + ", section 4");

    /// <inheritdoc/>
    public MetricResult Compute(ValuedReserve reserve)
    {
        if (reserve.Snapshot.Disclosures.Rights is not { } rights)
        {
            return Inputs.Stated(Definition, reserve)
                ?? MetricResult.Computed(Definition, 0m, [new MetricInput("holders' rights", null, MetricUnit.Points, "disclosures.json shows none")], "no rights are shown");
        }

        var answers = Answers(rights).Select(a => (a.Name, a.Answer, Points: a.Answer is { } answer ? reserve.Policy.RightPoints[answer].Value : 0m)).ToList();
        return MetricResult.Computed(
            Definition,
            answers.Sum(a => a.Points),
            [.. answers.Select(a => new MetricInput($"{a.Name}: {(a.Answer is { } answer ? Codes.Of(answer) : "nothing shown")}", a.Points, MetricUnit.Points, "disclosures.json, rights; points: policy"))]);
    }

    /// <inheritdoc/>
    public Remedy? Repair(ValuedReserve reserve, decimal value, decimal target)
    {
        var rights = reserve.Snapshot.Disclosures.Rights ?? new HolderRights(null, null, null, null, null);
        var missing = string.Join(", ", Answers(rights).Where(a => a.Answer != RightAnswer.Yes).Select(a => a.Name));
        return new Remedy(Definition.Code, $"Grant and show more of: {missing}, to reach {Format.Number(target)} points.", null);
    }

    private static IEnumerable<(string Name, RightAnswer? Answer)> Answers(HolderRights rights) =>
    [
        ("legal segregation", rights.Segregation),
        ("bankruptcy remoteness", rights.BankruptcyRemote),
        ("par redemption for every holder", rights.ParRedemption),
        ("payment by T+2 without a gate", rights.RedemptionWithin2Days),
        ("prudential supervision", rights.PrudentialSupervision),
    ];
}
