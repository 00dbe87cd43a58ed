using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Scoring.Metrics;
using RiskAnalytics.Scoring.Stress;

namespace RiskAnalytics.Scoring.Assessment.Rules;

/// <summary>F2: more of an own token is held than half of what circulates, so that its price means little.</summary>
public sealed class OwnTokenBeyondMarket : IAssessmentRule
{
    /// <inheritdoc/>
    public string Code => "F2";

    /// <inheritdoc/>
    public string Condition => "More of an own token is held than half of what circulates, so that its price means little.";

    /// <inheritdoc/>
    public string? Metric => "Q2";

    /// <inheritdoc/>
    public RuleEvaluation Evaluate(RuleContext context)
    {
        if (context.Reserve.Snapshot.Entity.Partial is not null)
        {
            return RuleEvaluation.NotEvaluated("The book is partial, so the own tokens are not known.");
        }

        var reserve = context.Reserve;
        var limit = reserve.Policy.Number(PolicyParameters.OwnTokenMarketShare);
        var own = reserve.Lines.Where(l => l.IsOwn).GroupBy(l => l.Holding.Asset).ToList();
        if (own.Count == 0)
        {
            return context.HidesCoins
                ? RuleEvaluation.NotEvaluated("Some lines are not itemised, so own tokens may be among them.")
                : RuleEvaluation.Clear("No own token is held.");
        }

        var measured = own.Select(g => (Asset: g.Key, Share: Share(reserve, g), Lines: g)).ToList();
        if (measured.Where(m => m.Share > limit).OrderByDescending(m => m.Share).FirstOrDefault() is { Share: { } share } worst)
        {
            return RuleEvaluation.Flag(
                Severity.Major,
                $"{worst.Asset} held is {Format.Percent(share, 0)} of what circulates of it; no market could take it.",
                $"{Format.Money(worst.Lines.Sum(l => l.Value), reserve.Snapshot.ReportingCurrency)} of {worst.Asset} ({Inputs.RowsOf(worst.Lines)})",
                $"market.csv row {reserve.Market.Find(worst.Asset)!.Row}");
        }

        var unknown = measured.Where(m => m.Share is null).Select(m => m.Asset.Text).ToList();
        return unknown.Count > 0
            ? RuleEvaluation.NotEvaluated($"No circulating supply or value is known for {string.Join(", ", unknown)}.")
            : RuleEvaluation.Clear($"Own tokens held are at most {Format.Percent(limit, 0)} of what circulates.");
    }

    private static decimal? Share(ValuedReserve reserve, IGrouping<AssetSymbol, ValuedHolding> lines) =>
        CirculatingShare.Of([.. lines], reserve.Market.Find(lines.Key)) is { } share ? share.Held.Value / share.Circulating.Value : null;
}
