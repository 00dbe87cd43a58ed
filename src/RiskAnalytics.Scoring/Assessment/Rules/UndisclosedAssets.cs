using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Scoring.Metrics;
using RiskAnalytics.Scoring.Valuation;

namespace RiskAnalytics.Scoring.Assessment.Rules;

/// <summary>K9: too much is of class other, not itemised, or owed by unnamed obligors of paper and loans.</summary>
public sealed class UndisclosedAssets : IAssessmentRule
{
    /// <inheritdoc/>
    public string Code => "K9";

    /// <inheritdoc/>
    public string Condition => "Too much is of class other, not itemised, or owed by unnamed obligors of paper and loans.";

    /// <inheritdoc/>
    public string? Metric => null;

    /// <inheritdoc/>
    public RuleEvaluation Evaluate(RuleContext context)
    {
        var reserve = context.Reserve;
        if (reserve.CleanAssets <= 0m)
        {
            return RuleEvaluation.NotEvaluated("There are no clean assets.");
        }

        var lines = reserve.Lines.Where(IsUndisclosed).ToList();
        var share = lines.Sum(l => l.Clean) / reserve.CleanAssets;
        var step = context.Steps(Code).LastOrDefault(s => share > s.Threshold);
        return step is null
            ? RuleEvaluation.Clear("Little is undisclosed.")
            : RuleEvaluation.Cap(step.Limit, $"{Format.PercentAgainst(share, step.Threshold)} of the reserve is other, not itemised, or owed by unnamed obligors ({Inputs.RowsOf(lines)}), above {Format.Percent(step.Threshold, 0)}", Disclose(reserve, share, step.Threshold));
    }

    private static Remedy Disclose(ValuedReserve reserve, decimal share, decimal limit)
    {
        var amount = (share - limit) * reserve.CleanAssets;
        return new Remedy("K9", $"Itemise, or name the obligors of, {Format.Money(amount, reserve.Snapshot.ReportingCurrency)} more to bring the share to {Format.Percent(limit, 0)}.", amount);
    }

    private static bool IsUndisclosed(ValuedHolding line) =>
        line.Class == AssetClass.Other
        || !line.Holding.Asset.IsItemised
        || ((LineNames.IsPaper(line.Class) || LineNames.IsLoan(line.Class)) && LineNames.Folded(line.Holding.Counterparty.DisclosedName) is null);
}
