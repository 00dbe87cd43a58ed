using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Stress;
using RiskAnalytics.Scoring.LookThrough;

namespace RiskAnalytics.Scoring.Stress;

/// <summary>Stresses a book: liquidity, scenarios, reverse stress, a simulated run and the look-through, each on its own.</summary>
public static class StressTester
{
    /// <summary>Stresses an assessed book.</summary>
    /// <param name="assessment">The book as it was judged.</param>
    /// <param name="options">Scenarios, price history, paths and seed.</param>
    /// <param name="cancellation">Stops the simulation.</param>
    public static StressReport Run(HealthAssessment assessment, StressOptions options, CancellationToken cancellation = default)
    {
        var reserve = assessment.Reserve;
        var factors = FactorModel.Of(reserve, options.History, options.UseNearestCorrelation);
        return new StressReport
        {
            Market = MarketLiquidityAnalysis.Of(reserve, options.History),
            Liquidity = ReserveLiquidityAnalysis.Of(reserve),
            Scenarios = [.. options.Scenarios.Select(scenario => ScenarioTest.Of(assessment, scenario))],
            Reverse = ReverseStressTest.Of(reserve, factors),
            Run = RunSimulation.Of(reserve, factors, options, cancellation),
            LookThrough = LookThroughAnalysis.Of(assessment, options.Issuers, options.PassThroughs),
            Factors = factors,
        };
    }
}
