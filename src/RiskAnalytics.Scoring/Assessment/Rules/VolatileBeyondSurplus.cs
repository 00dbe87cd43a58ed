using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Scoring.Metrics;
using RiskAnalytics.Scoring.Valuation;

namespace RiskAnalytics.Scoring.Assessment.Rules;

/// <summary>F1: unmatched coins, gold and equity exceed the surplus, so that a fall in price leaves a hole. Test used by S&amp;P on USDT, November 2025.</summary>
public sealed class VolatileBeyondSurplus : IAssessmentRule
{
    private const decimal Rounding = 0.000_000_000_001m;

    /// <inheritdoc/>
    public string Code => "F1";

    /// <inheritdoc/>
    public string Condition => "Unmatched coins, gold and equity exceed the surplus, so that a fall in price leaves a hole. Test used by S&P on USDT, November 2025.";

    /// <inheritdoc/>
    public string? Metric => "S3";

    /// <inheritdoc/>
    public RuleEvaluation Evaluate(RuleContext context)
    {
        if (context.Reserve.Snapshot.Entity.Partial is not null)
        {
            return RuleEvaluation.NotEvaluated("The book is partial, so the surplus is not known.");
        }

        var reserve = context.Reserve;
        if (reserve.Surplus is not { } surplus)
        {
            return RuleEvaluation.NotEvaluated("The surplus is not known, since liabilities are not.");
        }

        var lines = reserve.Lines.Where(l => LineNames.IsVolatile(l.Class) && l.Free > 0m).ToList();
        var free = lines.Sum(l => l.Free);
        var currency = reserve.Snapshot.ReportingCurrency;
        var against = $"unmatched volatile assets of {Format.Money(free, currency)} against a surplus of {Format.Money(surplus, currency)}";
        // Matched parts are rounded in the last digits of a decimal; that is no price risk.
        return free > 0m && free - surplus > Rounding * reserve.Assets
            ? RuleEvaluation.Flag(Severity.Major, $"A fall in prices can leave a hole: {against}.", $"{Format.Money(free, currency)} ({Inputs.RowsOf(lines)})", $"surplus {Format.Money(surplus, currency)}")
            : RuleEvaluation.Clear(free > 0m ? $"The surplus carries the price risk: {against}." : "No unmatched volatile assets are held.");
    }
}
