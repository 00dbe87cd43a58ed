using BenchmarkDotNet.Attributes;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Engine;

namespace RiskAnalytics.Benchmarks;

/// <summary>One book in memory, from valuation to the finished assessment; books per second = 1 / mean.</summary>
public class ScoringBenchmarks
{
    private readonly RiskEngine _engine = new();
    private ReserveBook[] _book = null!;

    /// <summary>Lines of the book.</summary>
    [Params(25, 1000)]
    public int Lines { get; set; }

    [GlobalSetup]
    public void Setup() => _book = [Samples.Book(Lines)];

    /// <summary>The least that any scoring must do: group the lines by asset and add the values up.</summary>
    [Benchmark(Baseline = true)]
    public decimal SumByAsset()
    {
        var sums = new Dictionary<string, decimal>();
        foreach (var holding in _book[0].Snapshot.Holdings)
        {
            sums[holding.Asset.Text] = sums.GetValueOrDefault(holding.Asset.Text) + (holding.ReportedValue ?? 0m);
        }

        return sums.Values.Sum();
    }

    [Benchmark]
    public HealthAssessment Assess() => _engine.Assess(_book)[0];
}
