using System.Text.Json;
using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Engine.Tests.Cli;

/// <summary>The whole way from files as they are published to scores: a folder with one of every format, and the originals where they are at hand.</summary>
[TestFixture]
public sealed class PublishedFilesTests
{
    private static readonly string Formats = Repository.PathTo("tests/RiskAnalytics.Ingestion.Tests/Fixtures/formats");

    private string _out = null!;

    [SetUp]
    public void MakeFolder() => _out = Directory.CreateTempSubdirectory("published-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_out, recursive: true);

    [Test]
    public void Ingest_OneFileOfEveryFormat_RecognisesAllAndScoreTakesTheBooks()
    {
        var run = CommandLine.Run("ingest", Formats, "--out", _out, "--format", "json");

        using var json = JsonDocument.Parse(run.Output);
        var reports = json.RootElement.EnumerateArray().ToList();
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(reports.Where(r => !r.GetProperty("recognised").GetBoolean()).Select(File), Is.Empty);
        Assert.That(reports.Select(r => r.GetProperty("format").GetString()).Distinct(), Is.SupersetOf(SourceCatalog.All.Select(s => s.Code)));
        Assert.That(reports.SelectMany(r => r.GetProperty("books").EnumerateArray()).Count(), Is.GreaterThan(20));

        var score = CommandLine.Run("score", _out, "--format", "json");

        Assert.That(score.ExitCode, Is.Zero, score.Error);
        using var scores = JsonDocument.Parse(score.Output);
        Assert.That(scores.RootElement.GetArrayLength(), Is.EqualTo(reports.SelectMany(r => r.GetProperty("books").EnumerateArray()).Select(b => b.GetString()).Distinct().Count()));
    }

    [Test]
    public void Ingest_OriginalsOfExchanges_RecognisesAllButTheListOfSources()
    {
        if (SharedFiles.Find("exchange") is not { } originals)
        {
            Assert.Ignore(SharedFiles.Reason("exchange"));
            return;
        }

        var run = CommandLine.Run("ingest", originals, "--out", _out, "--format", "json");

        using var json = JsonDocument.Parse(run.Output);
        var unknown = json.RootElement.EnumerateArray().Where(r => !r.GetProperty("recognised").GetBoolean()).Select(File);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(unknown.Select(Path.GetFileName), Is.EqualTo(new[] { "SOURCES.md" }));
    }

    private static string? File(JsonElement report) => report.GetProperty("file").GetString();
}
