using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.Assessment.Rules;

/// <summary>F6: the reserve at the snapshot exceeds the median between snapshots. Needs balances between snapshots, which a book does not hold.</summary>
public sealed class WindowDressing : IAssessmentRule
{
    /// <inheritdoc/>
    public string Code => "F6";

    /// <inheritdoc/>
    public string Condition => "The reserve at the snapshot exceeds the median between snapshots. Needs balances between snapshots, which a book does not hold.";

    /// <inheritdoc/>
    public string? Metric => null;

    /// <inheritdoc/>
    public RuleEvaluation Evaluate(RuleContext context) =>
        RuleEvaluation.NotEvaluated($"Balances between snapshots are not in the book, so a snapshot above {Format.Percent(context.Reserve.Policy.Number(PolicyParameters.WindowDressing), 0)} of their median could not be seen.");
}
