using System.Globalization;
using BenchmarkDotNet.Attributes;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Engine;
using RiskAnalytics.Ingestion.Books;

namespace RiskAnalytics.Benchmarks;

/// <summary>A holdings file of 100,000 lines.</summary>
public class LargeBookBenchmarks
{
    private const int Lines = 100_000;

    private readonly RiskEngine _engine = new();
    private string _folder = null!;

    [GlobalSetup]
    public void Setup() => _folder = Samples.WriteBook(Lines);

    [GlobalCleanup]
    public void Cleanup() => Directory.Delete(_folder, recursive: true);

    /// <summary>The plainest reading there is, without quotes, checks or types: split at commas, parse the value, add up.</summary>
    [Benchmark(Baseline = true)]
    public decimal SplitAndParse()
    {
        var sum = 0m;
        foreach (var line in File.ReadLines(Path.Combine(_folder, "holdings.csv")).Skip(1))
        {
            sum += decimal.Parse(line.Split(',')[4], NumberStyles.Number, CultureInfo.InvariantCulture);
        }

        return sum;
    }

    [Benchmark]
    public ReserveBook Read() => BookReader.Read(_folder);

    [Benchmark]
    public HealthAssessment ReadAndAssess() => _engine.Assess([BookReader.Read(_folder)])[0];
}
