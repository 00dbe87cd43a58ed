using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.Assessment.Rules;

/// <summary>K1: exchange profile, less is held of an asset than is owed in it, beyond clock differences.</summary>
public sealed class InKindDeficit : IAssessmentRule
{
    /// <inheritdoc/>
    public string Code => "K1";

    /// <inheritdoc/>
    public string Condition => "Exchange profile, less is held of an asset than is owed in it, beyond clock differences.";

    /// <inheritdoc/>
    public string? Metric => "S2";

    /// <inheritdoc/>
    public RuleEvaluation Evaluate(RuleContext context)
    {
        var reserve = context.Reserve;
        if (!reserve.HasExchangeProfile || reserve.Liabilities is not > 0m)
        {
            return RuleEvaluation.NotEvaluated("No liabilities by asset of an exchange or wrapped asset.");
        }

        var tolerance = reserve.Policy.Number(PolicyParameters.InKindTolerance);
        var deficits = reserve.Keys.Where(k => k.Owed > 0m && k.Held < tolerance * k.Owed).OrderBy(k => k.Held / k.Owed).ToList();
        // The steps go from large keys to small ones: a deficit in a large key is the graver one.
        foreach (var step in context.Steps(Code))
        {
            if (deficits.FirstOrDefault(k => k.Owed >= step.Threshold * reserve.Liabilities) is { } worst)
            {
                return RuleEvaluation.Cap(step.Limit, $"{worst.Asset} is covered only {Format.Percent(worst.Held / worst.Owed, 2)} in kind ({Format.Money(worst.Owed - worst.Held, reserve.Snapshot.ReportingCurrency)} short)", Refill(reserve, deficits));
            }
        }

        return RuleEvaluation.Clear("No asset is short.");
    }

    private static Remedy Refill(ValuedReserve reserve, List<KeyPosition> deficits)
    {
        const int Named = 3;
        var amount = deficits.Sum(k => k.Owed - k.Held);
        var names = string.Join(", ", deficits.Take(Named).Select(k => $"{Format.Money(k.Owed - k.Held, reserve.Snapshot.ReportingCurrency)} in {k.Asset}"));
        var rest = deficits.Count > Named ? $" and {deficits.Count - Named} more" : string.Empty;
        return new Remedy("S2", $"Add {names}{rest}, so that no coin is short.", amount);
    }
}
