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
    public string? Metric => "T1";

    /// <inheritdoc/>
    public RuleEvaluation Evaluate(RuleContext context)
    {
        if (context.Metric("T1").Status != MetricStatus.Computed)
        {
            return RuleEvaluation.NotEvaluated("Assurance was not loaded.");
        }

        var step = context.Steps(Code)[0];
        var assurance = context.Reserve.Snapshot.Disclosures.Assurance;
        if (assurance?.Level is null or AssuranceLevel.None or AssuranceLevel.SelfPublishedAddresses)
        {
            return RuleEvaluation.Cap(step.Limit, "No independent assurance is shown");
        }

        var evaluatedOn = context.Reserve.EvaluatedOn ?? context.Reserve.Snapshot.AsOf;
        return assurance.ReportDate is { } report && report.AddMonths((int)step.Threshold) < evaluatedOn
            ? RuleEvaluation.Cap(step.Limit, $"The assurance report of {Format.Date(report)} is older than {Format.Number(step.Threshold)} months")
            : RuleEvaluation.Clear("Independent assurance is shown.");
    }
}
