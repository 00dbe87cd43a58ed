using System.Collections.Frozen;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Stress;
using RiskAnalytics.Scoring.Stress;
using RiskAnalytics.Scoring.Valuation;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Scoring.Tests.Stress;

/// <summary>The liquidity of books made in code.</summary>
internal static class Liquid
{
    public static ReserveLiquidity Liquidity(this AReserve book, ScoringPolicy? policy = null) =>
        ReserveLiquidityAnalysis.Of(Valuator.Value(book.Book, policy ?? DefaultPolicy.Value));

    public static Figure Of(this ReserveLiquidity liquidity, string id) => liquidity.Figures.Single(figure => figure.Id == id);

    public static ScoringPolicy PolicyWith(params (string Name, decimal Value)[] changes)
    {
        var numbers = DefaultPolicy.Value.Parameters.ToDictionary();
        foreach (var (name, value) in changes)
            numbers[name] = new PolicyNumber(value, "test");
        return DefaultPolicy.Value with { Parameters = numbers.ToFrozenDictionary() };
    }
}
