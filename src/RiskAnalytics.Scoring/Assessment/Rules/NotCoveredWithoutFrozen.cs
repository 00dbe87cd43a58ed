using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.Assessment.Rules;

/// <summary>K6: without what is frozen, clean assets do not cover what is owed.</summary>
public sealed class NotCoveredWithoutFrozen : IAssessmentRule
{
    /// <inheritdoc/>
    public string Code => "K6";

    /// <inheritdoc/>
    public string Condition => "Without what is frozen, clean assets do not cover what is owed.";

    /// <inheritdoc/>
    public string? Metric => "S1";

    /// <inheritdoc/>
    public RuleEvaluation Evaluate(RuleContext context)
    {
        var reserve = context.Reserve;
        if (reserve.Liabilities is not { } owed || owed <= 0m)
        {
            return RuleEvaluation.NotEvaluated("Liabilities are not known or zero.");
        }

        var frozen = reserve.Lines.Where(l => l.IsFrozen).Sum(l => l.Clean);
        var ratio = (reserve.CleanAssets - frozen) / owed;
        var step = context.Steps(Code).LastOrDefault(s => ratio < s.Threshold);
        return step is null
            ? RuleEvaluation.Clear("What is owed is covered without frozen assets.")
            : RuleEvaluation.Cap(step.Limit, frozen > 0m
                ? $"Assets that are not frozen cover only {Format.Percent(ratio, 2)} of what is owed ({Format.Money(frozen, reserve.Snapshot.ReportingCurrency)} is frozen)"
                : $"Though nothing is frozen, assets cover only {Format.Percent(ratio, 2)} of what is owed",
                Replace(reserve, (step.Threshold * owed) - (reserve.CleanAssets - frozen)));
    }

    private static Remedy Replace(ValuedReserve reserve, decimal amount)
    {
        var money = Format.Money(amount, reserve.Snapshot.ReportingCurrency);
        return new Remedy("S1", $"Release or add {money} of assets that are not frozen.", amount);
    }
}
