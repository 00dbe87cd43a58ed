using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Ingestion.Books;
using RiskAnalytics.Ingestion.Combining;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Ingestion.Tests.Sources;

/// <summary>The fixture files of the formats, and what a run on one of them gives.</summary>
internal static class Fixture
{
    private const string Folder = "tests/RiskAnalytics.Ingestion.Tests/Fixtures/";

    public static string Good(string name) => Repository.PathTo(Folder + "formats/" + name);

    public static string Broken(string name) => Repository.PathTo(Folder + "broken/" + name);

    /// <summary>An original file of a publisher, which is not part of the repository; the test is passed over without it.</summary>
    public static string Shared(string name)
    {
        var path = Path.GetFullPath(Path.Combine([Repository.Root, "..", "shared", "data", .. name.Split('/')]));
        if (!File.Exists(path))
            Assert.Ignore($"The original file {name} is not at hand.");
        return path;
    }

    public static IngestReport Report(string file, DateOnly? asOf = null)
    {
        using var output = new TemporaryFolder();
        return Ingestor.Run([file], output.Path, new IngestOptions { AsOf = asOf }).Single(r => r.File == Path.GetFullPath(file));
    }

    /// <summary>The one book that a file makes, read back.</summary>
    public static ReserveBook Book(string file, DateOnly? asOf = null)
    {
        using var output = new TemporaryFolder();
        var report = Ingestor.Run([file], output.Path, new IngestOptions { AsOf = asOf }).Single(r => r.File == Path.GetFullPath(file));
        return BookReader.Read(Path.Combine(output.Path, report.Books.Single()));
    }

    /// <summary>The issues of a file as code, row and column.</summary>
    public static IEnumerable<(string Code, int? Row, string? Column)> Issues(IngestReport report) => report.Issues.Select(i => (i.Code, i.Row, i.Column));
}
