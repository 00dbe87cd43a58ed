using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.Assessment.Rules;

/// <summary>K5: the assumed outflow of five days, or of one day, could not be paid in time.</summary>
public sealed class CannotPayInTime : IAssessmentRule
{
    /// <inheritdoc/>
    public string Code => "K5";

    /// <inheritdoc/>
    public string Condition => "The assumed outflow of five days, or of one day, could not be paid in time.";

    /// <inheritdoc/>
    public string? Metric => "L2";

    /// <inheritdoc/>
    public RuleEvaluation Evaluate(RuleContext context)
    {
        var (fiveDays, oneDay) = (context.Metric("L2").Value, context.Metric("L1").Value);
        if (fiveDays is null && oneDay is null)
        {
            return RuleEvaluation.NotEvaluated("Liquid coverage has no value.");
        }

        var steps = context.Steps(Code);
        return oneDay < steps[1].Threshold ? RuleEvaluation.Cap(steps[1].Limit, $"Only {Format.Ratio(oneDay.Value, 2)} times the outflow of one day could be paid in time", context.Repair("L1", steps[1].Threshold))
            : fiveDays < steps[0].Threshold ? RuleEvaluation.Cap(steps[0].Limit, $"Only {Format.Ratio(fiveDays.Value, 2)} times the outflow of five days could be paid in time", context.Repair("L2", steps[0].Threshold))
            : RuleEvaluation.Clear("The assumed outflows can be paid in time.");
    }
}
