using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Stress;

namespace RiskAnalytics.Scoring.Stress;

/// <summary>The cheapest joint shock of a book as figures, or why there is none.</summary>
internal static class JointStress
{
    private const double LargestFigure = 1e24;

    public static (Figure Distance, ImmutableArray<Figure> Shocks) Of(ValuedReserve reserve, decimal surplus, RiskFactors factors, ImmutableArray<RiskFactor> priced)
    {
        ImmutableArray<MetricInput> inputs =
        [
            .. ReverseStressTest.SurplusInputs(reserve, surplus),
            .. priced.SelectMany(f => new[] { ReverseStressTest.Exposure(f), Volatility(f) }),
        ];
        (Figure, ImmutableArray<Figure>) Without(MetricStatus status, string reason) => (Figure.WithoutValue(ReverseStressTest.JointDistance, null, status, reason, inputs), []);

        if (priced.IsEmpty)
            return Without(MetricStatus.NotApplicable, "No such shock does: nothing with a market price is held beyond what is owed in it.");
        if (!factors.IsPositiveSemidefinite)
            return Without(MetricStatus.Undefined, "The correlation matrix is not positive semidefinite, so no joint shock follows from it; the nearest one that is can stand for it when that is asked for.");
        if (priced.FirstOrDefault(f => f.DailyVolatility < 0m) is { } negative)
            return Without(MetricStatus.Undefined, $"The volatility of {negative.Name} is negative.");

        var places = priced.Select(f => factors.Factors.IndexOf(f)).ToList();
        var correlation = places.Select(i => places.Select(j => factors.Correlation[i][j]).ToImmutableArray()).ToImmutableArray();
        if (ReverseStressTest.Joint((double)surplus, [.. priced.Select(f => (double)f.Exposure)], [.. priced.Select(f => (double)f.DailyVolatility)], correlation) is not { } joint)
            return Without(MetricStatus.Undefined, "What is held does not move: its variance is zero.");
        if (!IsPrintable(joint.Deviation) || !IsPrintable(joint.Distance) || !joint.Shocks.All(IsPrintable))
            return Without(MetricStatus.Undefined, "The figures are too far apart to be divided exactly.");

        var isBeyond = joint.Shocks.Any(s => s < -1);
        var deviation = new MetricInput("sigma_p, standard deviation of a day of what is free", (decimal)joint.Deviation, MetricUnit.Money, "sqrt(w'C w)");
        var pairs = new MetricInput("correlations used", places.Count * (places.Count - 1) / 2, MetricUnit.Count, factors.Notes.IsEmpty ? "measured over the price history" : string.Join(" ", factors.Notes));
        var distance = Figure.Computed(ReverseStressTest.JointDistance, null, (decimal)joint.Distance, [.. inputs, pairs, deviation], isBeyond
            ? "The joint shock asks of a price to fall by more than all of it, so the true distance is larger."
            : priced.Any(f => f.IsAssumed) ? "Some volatilities are assumed." : null);
        return (distance,
        [
            .. priced.Select((f, i) => Figure.Computed(
                ReverseStressTest.JointShock,
                f.Name,
                (decimal)joint.Shocks[i],
                [.. ReverseStressTest.SurplusInputs(reserve, surplus), ReverseStressTest.Exposure(f), Volatility(f), deviation],
                joint.Shocks[i] < -1 ? "A price cannot fall by more than all of it: no such shock can happen." : f.IsAssumed ? "Its volatility is assumed." : null)),
        ]);
    }

    private static MetricInput Volatility(RiskFactor factor) => new($"sd, daily volatility of {factor.Name}", factor.DailyVolatility, MetricUnit.Ratio, factor.Source);

    private static bool IsPrintable(double value) => double.IsFinite(value) && Math.Abs(value) < LargestFigure;
}
