using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.Assessment.Rules;

/// <summary>K7: less than half of what is owed is evidenced, or nothing at all.</summary>
public sealed class LiabilitiesUnproven : IAssessmentRule
{
    /// <inheritdoc/>
    public string Code => "K7";

    /// <inheritdoc/>
    public string Condition => "Less than half of what is owed is evidenced, or nothing at all.";

    /// <inheritdoc/>
    public string? Metric => "T4";

    /// <inheritdoc/>
    public RuleEvaluation Evaluate(RuleContext context)
    {
        if (context.Metric("T4").Value is not { } share)
        {
            return RuleEvaluation.NotEvaluated(context.Metric("T4").Result.Reason ?? "Evidence for liabilities has no value.");
        }

        var steps = context.Steps(Code);
        return share <= steps[1].Threshold ? RuleEvaluation.Cap(steps[1].Limit, $"What is owed is unproven: {Why(context)}", context.Repair("T4", steps[0].Threshold))
            : share < steps[0].Threshold ? RuleEvaluation.Cap(steps[0].Limit, $"Only {Format.PercentAgainst(share, steps[0].Threshold)} of what is owed is evidenced", context.Repair("T4", steps[0].Threshold))
            : RuleEvaluation.Clear("Enough of what is owed is evidenced.");
    }

    private static string Why(RuleContext context) => context.Reserve.Evidence.ContradictedLiabilities.IsEmpty
        ? "no evidence for liabilities is shown"
        : "the evidence for liabilities failed its check";
}
