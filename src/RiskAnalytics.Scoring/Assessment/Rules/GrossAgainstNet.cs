using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.Assessment.Rules;

/// <summary>F7: what customers owe takes more than 2% off the gross liabilities, so that the quality of their collateral matters.</summary>
public sealed class GrossAgainstNet : IAssessmentRule
{
    /// <inheritdoc/>
    public string Code => "F7";

    /// <inheritdoc/>
    public string Condition => "What customers owe takes more than 2% off the gross liabilities, so that the quality of their collateral matters.";

    /// <inheritdoc/>
    public string? Metric => null;

    /// <inheritdoc/>
    public RuleEvaluation Evaluate(RuleContext context)
    {
        if (context.Reserve.GrossAndNet is not { } both || both.Gross <= 0m)
        {
            return RuleEvaluation.NotEvaluated("Gross liabilities are not in the book.");
        }

        var limit = context.Reserve.Policy.Number(PolicyParameters.GrossNetGap);
        var gap = (both.Gross - both.Net) / both.Gross;
        var message = $"Loans to customers take {Format.PercentAgainst(gap, limit)} off the gross liabilities";
        return gap > limit
            ? RuleEvaluation.Flag(Severity.Minor, $"{message}, above {Format.Percent(limit, 0)}; what they pledged is not shown.", "liabilities.csv, gross_quantity")
            : RuleEvaluation.Clear(message + ".");
    }
}
