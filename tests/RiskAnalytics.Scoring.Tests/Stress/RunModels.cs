using RiskAnalytics.Scoring.Stress;

namespace RiskAnalytics.Scoring.Tests.Stress;

/// <summary>Small models of a run, amounts as shares of what is owed.</summary>
internal static class RunModels
{
    /// <summary>Degrees of freedom at which Student's t is normal for every purpose here.</summary>
    public const double Normal = 1000;

    /// <summary>Claims of 1 against cash and some exposures, nobody asks for anything.</summary>
    /// <param name="surplus">Assets beyond 1.</param>
    /// <param name="days">Horizon.</param>
    /// <param name="factors">Value, volatility and loading of each.</param>
    public static RunModel Still(double surplus, int days, params (double Value, double Volatility, double Loading)[] factors) => new()
    {
        Days = days,
        DegreesOfFreedom = Normal,
        BaseOutflow = 0,
        Threshold = 0.99,
        Feedback = 0,
        LargestOutflow = 0.36,
        Common = [.. factors.Select(f => f.Volatility * f.Loading)],
        Own = [.. factors.Select(f => f.Volatility * Math.Sqrt(1 - (f.Loading * f.Loading)))],
        Steps = [new RunStep(1, 0, 1 + surplus - factors.Sum(f => f.Value), [.. Enumerable.Range(0, factors.Length)], [.. factors.Select(f => f.Value)])],
        Owed = new double[factors.Length],
        OwedFixed = 1,
        Surplus = surplus,
    };

    /// <summary>An exchange with coins matched and free, a slow bucket, fat tails and a run that feeds itself.</summary>
    public static RunModel Lively(int factors = 5) => new()
    {
        Days = 20,
        DegreesOfFreedom = 4,
        BaseOutflow = 0.02,
        Threshold = 0.99,
        Feedback = 3,
        LargestOutflow = 0.36,
        Common = [.. Enumerable.Range(0, factors).Select(i => 0.02 + (0.004 * i))],
        Own = [.. Enumerable.Range(0, factors).Select(i => 0.03 - (0.002 * i))],
        Steps =
        [
            new RunStep(1, 0.002, 0.2, [.. Enumerable.Range(0, factors)], [.. Enumerable.Repeat(0.4 / factors, factors)]),
            new RunStep(1, 0.4, 0, [.. Enumerable.Range(0, factors)], [.. Enumerable.Repeat(0.1 / factors, factors)]),
            new RunStep(5, 0.05, 0.1, [0], [0.1]),
            new RunStep(null, 0.3, 0.13, [], []),
        ],
        Owed = [.. Enumerable.Repeat(0.4 / factors, factors)],
        OwedFixed = 0.6,
        Surplus = 0.03,
    };

    /// <summary>Paths of a model on two threads.</summary>
    public static RunPaths Run(this RunModel model, int paths, ulong seed = 1, int threads = 2) => RunPaths.Of(model, seed, paths, threads, CancellationToken.None);

    /// <summary>Share of failures.</summary>
    public static double Probability(this RunPaths paths) => paths.FailureDays.Count(day => day >= 0) / (double)paths.FailureDays.Length;

    /// <summary>The normal distribution function, by numerical integration of its density.</summary>
    public static double Phi(double x)
    {
        const int Steps = 20_000;
        var sum = 0.0;
        for (var i = 0; i < Steps; i++)
        {
            var t = x * (i + 0.5) / Steps;
            sum += Math.Exp(-t * t / 2);
        }

        return 0.5 + (sum * x / Steps / Math.Sqrt(2 * Math.PI));
    }
}
