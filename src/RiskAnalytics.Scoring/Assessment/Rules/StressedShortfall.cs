using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.Assessment.Rules;

/// <summary>K3: at stressed prices a full run could not be paid.</summary>
public sealed class StressedShortfall : IAssessmentRule
{
    /// <inheritdoc/>
    public string Code => "K3";

    /// <inheritdoc/>
    public string Condition => "At stressed prices a full run could not be paid.";

    /// <inheritdoc/>
    public string? Metric => "S3";

    /// <inheritdoc/>
    public RuleEvaluation Evaluate(RuleContext context)
    {
        if (context.Metric("S3").Value is not { } coverage)
        {
            return RuleEvaluation.NotEvaluated("Stressed coverage has no value.");
        }

        var step = context.Steps(Code).LastOrDefault(s => coverage < s.Threshold);
        return step is null
            ? RuleEvaluation.Clear("Stressed coverage is sufficient.")
            : RuleEvaluation.Cap(step.Limit, $"Stressed coverage is {Format.PercentAgainst(coverage, step.Threshold)}, below {Format.Percent(step.Threshold, 0)}", context.Repair("S3", step.Threshold));
    }
}
