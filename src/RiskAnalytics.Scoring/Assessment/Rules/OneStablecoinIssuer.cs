using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Scoring.Metrics.Concentration;

namespace RiskAnalytics.Scoring.Assessment.Rules;

/// <summary>F3: one stablecoin issuer stands for more than 25% or 40% of the reserve.</summary>
public sealed class OneStablecoinIssuer : IAssessmentRule
{
    /// <inheritdoc/>
    public string Code => "F3";

    /// <inheritdoc/>
    public string Condition => "One stablecoin issuer stands for more than 25% or 40% of the reserve.";

    /// <inheritdoc/>
    public string? Metric => "C4";

    /// <inheritdoc/>
    public RuleEvaluation Evaluate(RuleContext context)
    {
        if (context.Reserve.Snapshot.Entity.Partial is not null)
        {
            return RuleEvaluation.NotEvaluated("The book is partial, so the largest stablecoin issuer is not known.");
        }

        var reserve = context.Reserve;
        if (context.HidesCoins)
        {
            return RuleEvaluation.NotEvaluated("Some lines are not itemised, so the stablecoins are not known.");
        }

        var issuers = LargestStablecoinIssuer.Issuers(reserve);
        if (issuers.Count == 0 || reserve.CleanAssets <= 0m)
        {
            return RuleEvaluation.Clear("No stablecoin is held.");
        }

        var share = issuers[0].Amount / reserve.CleanAssets;
        var (first, second) = (reserve.Policy.Number(PolicyParameters.StablecoinIssuerShare), reserve.Policy.Number(PolicyParameters.StablecoinIssuerShareHigh));
        var message = $"Stablecoins of {issuers[0].Name} are {Format.PercentAgainst(share, first)} of the reserve";
        return share > first
            ? RuleEvaluation.Flag(share > second ? Severity.Major : Severity.Minor, $"{message}, above {Format.Percent(share > second ? second : first, 0)}.", $"{Format.Money(issuers[0].Amount, reserve.Snapshot.ReportingCurrency)} of clean assets")
            : RuleEvaluation.Clear($"{message}, at most {Format.Percent(first, 0)}.");
    }
}
