using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.Assessment.Rules;

/// <summary>K8: the figures are older than 45, 100 or 190 days.</summary>
public sealed class FiguresTooOld : IAssessmentRule
{
    /// <inheritdoc/>
    public string Code => "K8";

    /// <inheritdoc/>
    public string Condition => "The figures are older than 45, 100 or 190 days.";

    /// <inheritdoc/>
    public string? Metric => "T2";

    /// <inheritdoc/>
    public RuleEvaluation Evaluate(RuleContext context)
    {
        if (context.Metric("T2").Value is not { } days)
        {
            return RuleEvaluation.NotEvaluated("The age of the figures is not known.");
        }

        var step = context.Steps(Code).LastOrDefault(s => days > s.Threshold);
        return step is null
            ? RuleEvaluation.Clear("The figures are recent.")
            : RuleEvaluation.Cap(step.Limit, $"The figures are {Format.Number(days)} days old, beyond {Format.Number(step.Threshold)}", context.Repair("T2", step.Threshold));
    }
}
