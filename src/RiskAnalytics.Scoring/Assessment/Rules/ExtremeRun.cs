using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Scoring.Metrics.Liquidity;

namespace RiskAnalytics.Scoring.Assessment.Rules;

/// <summary>F9: the outflow of an extreme run, as FTX saw it, could not be paid in time.</summary>
public sealed class ExtremeRun : IAssessmentRule
{
    private static readonly (string Metric, Bucket Bucket, string Rate, string Days)[] Steps =
    [
        ("L1", Bucket.OneDay, PolicyParameters.ExtremeOutflow1Day, "1 day"),
        ("L2", Bucket.FiveDays, PolicyParameters.ExtremeOutflow5Days, "5 days"),
        ("L3", Bucket.ThirtyDays, PolicyParameters.ExtremeOutflow30Days, "30 days"),
    ];

    /// <inheritdoc/>
    public string Code => "F9";

    /// <inheritdoc/>
    public string Condition => "The outflow of an extreme run, as FTX saw it, could not be paid in time.";

    /// <inheritdoc/>
    public string? Metric => "L1";

    /// <inheritdoc/>
    public RuleEvaluation Evaluate(RuleContext context)
    {
        var lowest = decimal.MaxValue;
        foreach (var step in Steps)
        {
            var rate = context.Reserve.Policy.Number(step.Rate);
            if (context.Metric(step.Metric).Status != MetricStatus.Computed || LiquidCoverage.Worst(context.Reserve, step.Bucket, rate) is not { } worst)
            {
                return RuleEvaluation.NotEvaluated($"Liquid coverage has no value: {context.Metric(step.Metric).Result.Reason}");
            }

            var coverage = LiquidCoverage.Formula(worst.Available, rate, worst.Owed);
            if (coverage < 1m)
            {
                return RuleEvaluation.Flag(
                    Severity.Minor,
                    $"In a run of {Format.Percent(rate, 0)} within {step.Days} only {Format.Percent(coverage)} of the outflow could be paid in time{(worst.Key is null ? string.Empty : $" ({worst.Key})")}.",
                    $"available {Format.Money(worst.Available, context.Reserve.Snapshot.ReportingCurrency)}, owed {Format.Money(worst.Owed, context.Reserve.Snapshot.ReportingCurrency)}");
            }

            lowest = Math.Min(lowest, coverage);
        }

        return RuleEvaluation.Clear($"An extreme run of {string.Join(", ", Steps.Select(s => Format.Percent(context.Reserve.Policy.Number(s.Rate), 0)))} can be paid in time; the lowest coverage is {Format.Ratio(lowest, 2)}.");
    }
}
