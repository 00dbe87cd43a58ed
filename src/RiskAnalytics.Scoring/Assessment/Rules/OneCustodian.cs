using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.Assessment.Rules;

/// <summary>F8: one custodian other than the firm itself keeps more than half of the reserve.</summary>
public sealed class OneCustodian : IAssessmentRule
{
    /// <inheritdoc/>
    public string Code => "F8";

    /// <inheritdoc/>
    public string Condition => "One custodian other than the firm itself keeps more than half of the reserve.";

    /// <inheritdoc/>
    public string? Metric => "Q3";

    /// <inheritdoc/>
    public RuleEvaluation Evaluate(RuleContext context)
    {
        if (context.Reserve.Snapshot.Entity.Partial is not null)
        {
            return RuleEvaluation.NotEvaluated("The book is partial, so the largest custodian is not known.");
        }

        if (context.Concentration?.ByCustodian is not { } figures)
        {
            return RuleEvaluation.NotEvaluated("There are no assets to take shares of.");
        }

        var limit = context.Reserve.Policy.Number(PolicyParameters.CustodianShare);
        var largest = figures.Names.FirstOrDefault(n => n.Name is not ("self" or "undisclosed"));
        var undisclosed = figures.Names.FirstOrDefault(n => n.Name == "undisclosed")?.Share ?? 0m;
        return largest?.Share > limit
            ? RuleEvaluation.Flag(Severity.Minor, $"{largest.Name} keeps {Format.PercentAgainst(largest.Share, limit)} of the reserve, above {Format.Percent(limit, 0)}.", "holdings.csv, custodian")
            : undisclosed + (largest?.Share ?? 0m) > limit
                ? RuleEvaluation.NotEvaluated($"The custodian of {Format.Percent(undisclosed)} of the reserve is not disclosed.")
                : RuleEvaluation.Clear(largest is null ? "The firm keeps the reserve itself." : $"The largest custodian keeps {Format.Percent(largest.Share)}.");
    }
}
