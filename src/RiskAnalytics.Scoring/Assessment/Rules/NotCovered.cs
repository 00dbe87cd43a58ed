using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.Assessment.Rules;

/// <summary>K2: clean assets do not cover what is owed.</summary>
public sealed class NotCovered : IAssessmentRule
{
    /// <inheritdoc/>
    public string Code => "K2";

    /// <inheritdoc/>
    public string Condition => "Clean assets do not cover what is owed.";

    /// <inheritdoc/>
    public string? Metric => "S1";

    /// <inheritdoc/>
    public RuleEvaluation Evaluate(RuleContext context)
    {
        if (context.Metric("S1").Value is not { } ratio)
        {
            return RuleEvaluation.NotEvaluated("The clean ratio has no value.");
        }

        var step = context.Steps(Code).LastOrDefault(s => ratio < s.Threshold);
        return step is null
            ? RuleEvaluation.Clear("Clean assets cover what is owed.")
            : RuleEvaluation.Cap(step.Limit, $"Clean assets cover only {Format.Percent(ratio, 2)} of what is owed", context.Repair("S1", step.Threshold));
    }
}
