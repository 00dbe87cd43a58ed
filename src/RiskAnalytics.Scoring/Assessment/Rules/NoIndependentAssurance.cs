using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.Assessment.Rules;

/// <summary>K10: nobody independent looked at the reserve within twelve months. A proof on chain counts: anybody can repeat it.</summary>
public sealed class NoIndependentAssurance : IAssessmentRule
{
    /// <inheritdoc/>
    public string Code => "K10";

    /// <inheritdoc/>
    public string Condition => "Nobody independent looked at the reserve within twelve months. A proof on chain counts: anybody can repeat it.";

    /// <inheritdoc/>
    public string? Metric => "T1";

    /// <inheritdoc/>
    public RuleEvaluation Evaluate(RuleContext context)
    {
        if (context.Metric("T1").Status != MetricStatus.Computed)
        {
            return RuleEvaluation.NotEvaluated(context.Metric("T1").Result.Reason ?? "Assurance has no value.");
        }

        var step = context.Steps(Code)[0];
        var assurance = context.Reserve.Snapshot.Disclosures.Assurance;
        if (assurance?.Level is null or AssuranceLevel.None or AssuranceLevel.SelfPublishedAddresses)
        {
            return RuleEvaluation.Cap(step.Limit, "No independent assurance is shown", context.Repair("T1", context.Reserve.Policy.AssurancePoints[AssuranceLevel.OnChainOnly].Value));
        }

        var evaluatedOn = context.Reserve.EvaluatedOn ?? context.Reserve.Snapshot.AsOf;
        return assurance.Level != AssuranceLevel.OnChainOnly && assurance.ReportDate is { } report && MonthsBetween(report, evaluatedOn) > step.Threshold
            ? RuleEvaluation.Cap(step.Limit, $"The assurance report of {Format.Date(report)} is older than {Format.Number(step.Threshold)} months", new Remedy("T1", $"Have the reserve examined again, at least every {Format.Number(step.Threshold)} months.", null))
            : RuleEvaluation.Clear("Independent assurance is shown.");
    }

    /// <summary>Whole months and a part that has begun, so that one day more than twelve months is more than twelve.</summary>
    private static int MonthsBetween(DateOnly from, DateOnly to) =>
        ((to.Year - from.Year) * 12) + to.Month - from.Month + (to.Day > from.Day ? 1 : 0);
}
