using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.Assessment.Rules;

/// <summary>F4: HHI of the whole reserve over the cut-offs of the merger guidelines, by asset for exchanges and by issuer for others. A label, not a loss.</summary>
public sealed class HighConcentration : IAssessmentRule
{
    /// <inheritdoc/>
    public string Code => "F4";

    /// <inheritdoc/>
    public string Condition => "HHI of the whole reserve over the cut-offs of the merger guidelines, by asset for exchanges and by issuer for others. A label, not a loss.";

    /// <inheritdoc/>
    public string? Metric => null;

    /// <inheritdoc/>
    public RuleEvaluation Evaluate(RuleContext context)
    {
        if (context.Reserve.Snapshot.Entity.Partial is not null)
        {
            return RuleEvaluation.NotEvaluated("The book is partial, so the concentration is not known.");
        }

        var (figures, by) = context.Reserve.HasExchangeProfile
            ? (context.Concentration?.ByAsset, "by asset")
            : (context.Concentration?.ByIssuer, "by issuer");
        if (figures is null)
        {
            return RuleEvaluation.NotEvaluated("There are no assets to take shares of.");
        }

        var policy = context.Reserve.Policy;
        var label2010 = figures.Hhi > policy.Number(PolicyParameters.HhiHigh2010) ? "highly concentrated"
            : figures.Hhi >= policy.Number(PolicyParameters.HhiModerate2010) ? "moderately concentrated"
            : "unconcentrated";
        var message = $"HHI {by} is {Format.HhiPoints(figures.Hhi)} points: {figures.Label} (2023 guidelines), {label2010} (2010 guidelines)";
        return figures.Hhi > policy.Number(PolicyParameters.HhiModerate)
            ? RuleEvaluation.Flag(Severity.Info, message + ".", $"{figures.Count} names, largest {figures.Names[0].Name} {Format.Percent(figures.Cr1)}")
            : RuleEvaluation.Clear(message + ".");
    }
}
