using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.Assessment.Rules;

/// <summary>K4: too much of the reserve is the firm's own token.</summary>
public sealed class OwnTokenCap : IAssessmentRule
{
    /// <inheritdoc/>
    public string Code => "K4";

    /// <inheritdoc/>
    public string Condition => "Too much of the reserve is the firm's own token.";

    /// <inheritdoc/>
    public string? Metric => "Q2";

    /// <inheritdoc/>
    public RuleEvaluation Evaluate(RuleContext context)
    {
        if (context.Metric("Q2").Value is not { } exposure)
        {
            return RuleEvaluation.NotEvaluated("Own-token exposure has no value.");
        }

        var step = context.Steps(Code).LastOrDefault(s => exposure >= s.Threshold);
        var own = context.Metric("Q2").Result.Inputs.ElementAtOrDefault(1)?.Value ?? 0m;
        return step is null
            ? RuleEvaluation.Clear("Own tokens are a small part of the reserve.")
            : RuleEvaluation.Cap(step.Limit, $"Own-token exposure is {Format.PercentAgainst(exposure, step.Threshold)} (own tokens are {Format.Percent(own)} of all assets), at or above {Format.Percent(step.Threshold, 0)}", context.Repair("Q2", step.Threshold));
    }
}
