using BenchmarkDotNet.Attributes;
using RiskAnalytics.Scoring.Stress;

namespace RiskAnalytics.Benchmarks;

/// <summary>A simulated run of 30 days on 25 coins, matched in part, with fat tails and feedback; paths per second = paths / mean.</summary>
public class RunBenchmarks
{
    private const int Coins = 25;

    private const int PlainPaths = 10_000;

    private const int FastPaths = 100_000;

    private RunModel _model = null!;

    [GlobalSetup]
    public void Setup()
    {
        int[] all = [.. Enumerable.Range(0, Coins)];
        double[] volatility = [.. all.Select(i => 0.02 + (0.001 * i))];
        _model = new RunModel
        {
            Days = 30,
            DegreesOfFreedom = 4,
            BaseOutflow = 0.01,
            Threshold = 0.99,
            Feedback = 3,
            LargestOutflow = 0.36,
            Common = [.. volatility.Select(v => 0.8 * v)],
            Own = [.. volatility.Select(v => 0.6 * v)],
            Steps = [new RunStep(1, 0.001, 0.1, all, [.. all.Select(_ => 0.9 / Coins)]), new RunStep(1, 0.5, 0, all, [.. all.Select(_ => 0.05 / Coins)])],
            Owed = [.. all.Select(_ => 0.9 / Coins)],
            OwedFixed = 0.1,
            Surplus = 0.05,
        };
    }

    /// <summary>The plain model, a tenth of the paths: one thread, System.Random, one normal number at a time.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = PlainPaths)]
    public int Plain() => new PlainRun(_model, 1).Simulate(PlainPaths).Unpaid;

    [Benchmark(OperationsPerInvoke = FastPaths)]
    public int Fast() => RunPaths.Of(_model, 1, FastPaths, null, CancellationToken.None).Unpaid;

    [Benchmark(OperationsPerInvoke = FastPaths)]
    public int FastOnOneThread() => RunPaths.Of(_model, 1, FastPaths, 1, CancellationToken.None).Unpaid;
}
