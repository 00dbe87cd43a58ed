using BenchmarkDotNet.Attributes;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Engine;
using RiskAnalytics.Reporting.Renderers;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Benchmarks;

/// <summary>The report of OKX, April 2024, warm; a first run in a new process adds the start of the runtime and the first chart.</summary>
public class ReportBenchmarks
{
    private static readonly string[] Books = [Repository.PathTo("tests/Golden/books/20-okx-2024-04")];

    private readonly RiskEngine _engine = new();
    private readonly string _output = Directory.CreateTempSubdirectory("riskanalytics-benchmark-").FullName;
    private HealthAssessment _assessment = null!;

    [GlobalSetup]
    public void Setup() => _assessment = _engine.Assess([Samples.Okx()])[0];

    [GlobalCleanup]
    public void Cleanup() => Directory.Delete(_output, recursive: true);

    /// <summary>Text only: what a report costs without drawing.</summary>
    [Benchmark(Baseline = true)]
    public void Json() => new JsonRenderer().Render(_assessment, Stream.Null);

    [Benchmark]
    public void Pdf() => new HealthPdfRenderer().Render(_assessment, Stream.Null);

    [Benchmark]
    public void Png() => new HealthPngRenderer().Render(_assessment, Stream.Null);

    /// <summary>The main job: read, value, score, assess, and write PDF, PNG, JSON and CSV.</summary>
    [Benchmark]
    public Task<EngineRun> WholeReport() => _engine.RunAsync(Books, _output);
}
