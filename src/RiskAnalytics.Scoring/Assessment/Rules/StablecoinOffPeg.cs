using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.Assessment.Rules;

/// <summary>F5: a stablecoin held is below .99. The tests over two days and within a day need daily prices.</summary>
public sealed class StablecoinOffPeg : IAssessmentRule
{
    /// <inheritdoc/>
    public string Code => "F5";

    /// <inheritdoc/>
    public string Condition => "A stablecoin held is below .99. The tests over two days and within a day need daily prices.";

    /// <inheritdoc/>
    public string? Metric => null;

    /// <inheritdoc/>
    public RuleEvaluation Evaluate(RuleContext context)
    {
        if (context.Reserve.Snapshot.Entity.Partial is not null)
        {
            return RuleEvaluation.NotEvaluated("The book is partial, so the stablecoins are not known.");
        }

        var reserve = context.Reserve;
        var held = reserve.Lines.Where(l => l.Class == AssetClass.Stablecoin && l.Holding.Asset.IsItemised).Select(l => l.Holding.Asset).Distinct().ToList();
        if (held.Count == 0)
        {
            return context.HidesCoins
                ? RuleEvaluation.NotEvaluated("Some lines are not itemised, so the stablecoins are not known.")
                : RuleEvaluation.Clear("No stablecoin is held.");
        }

        var limit = reserve.Policy.Number(PolicyParameters.StablecoinPrice);
        var priced = held.Select(a => (Asset: a, reserve.Market.Find(a)?.Price)).Where(p => p.Price is > 0m).ToList();
        if (priced.Where(p => p.Price < limit).OrderBy(p => p.Price).FirstOrDefault() is { Price: { } price } worst)
        {
            return RuleEvaluation.Flag(Severity.Major, $"{worst.Asset} trades at {Format.Number(price, 4)}, below {Format.Number(limit)}.", $"market.csv row {reserve.Market.Find(worst.Asset)!.Row}");
        }

        var level = priced.Count > 0 ? $"{string.Join(", ", priced.Select(p => $"{p.Asset} {Format.Number(p.Price!.Value, 4)}"))} at or above {Format.Number(limit)}; " : string.Empty;
        return RuleEvaluation.NotEvaluated(level + "the tests over two days and within a day need daily prices, which the book does not hold.");
    }
}
