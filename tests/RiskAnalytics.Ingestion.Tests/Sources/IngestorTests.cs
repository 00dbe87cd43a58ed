using RiskAnalytics.Ingestion.Books;
using RiskAnalytics.Ingestion.Combining;
using RiskAnalytics.Ingestion.Fetch;
using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Ingestion.Tests.Sources;

[TestFixture]
public sealed class IngestorTests
{
    [Test]
    public void Run_FolderOfMixedFiles_ReportsEachInOrder()
    {
        using var folder = new TemporaryFolder();
        using var output = new TemporaryFolder();
        folder.Write("a.csv", "x,y\n1,2\n");
        folder.Write("b.bin", [0, 1, 2, 3]);
        folder.Write("sub/entity.json", File.ReadAllBytes(Golden.PathTo("books/18-ftx-2022-11-10/entity.json")));
        folder.Write("sub/holdings.csv", File.ReadAllBytes(Golden.PathTo("books/18-ftx-2022-11-10/holdings.csv")));

        var reports = Ingestor.Run([folder.Path], output.Path);

        Assert.That(reports.Select(r => (Path.GetRelativePath(folder.Path, r.File).Replace('\\', '/'), r.Recognised, r.Issues.FirstOrDefault()?.Code)), Is.EqualTo(new (string, bool, string?)[]
        {
            ("a.csv", false, "not-recognised"), ("b.bin", false, "nul-byte"), ("sub/entity.json", true, null), ("sub/holdings.csv", true, "companion"),
        }));
    }

    [Test]
    public void Run_SameBookTwice_KeepsTheFirstAndSaysSo()
    {
        using var folder = new TemporaryFolder();
        using var output = new TemporaryFolder();
        foreach (var copy in new[] { "one", "two" })
        {
            foreach (var name in new[] { "entity.json", "holdings.csv" })
                folder.Write($"{copy}/{name}", File.ReadAllBytes(Golden.PathTo("books/18-ftx-2022-11-10/" + name)));
        }

        var reports = Ingestor.Run([folder.Path], output.Path);

        Assert.That(reports.SelectMany(r => r.Books), Is.EqualTo(new[] { "ftx/2022-11-10" }));
        Assert.That(reports.SelectMany(r => r.Issues).Select(i => i.Code), Has.Member("duplicate-book"));
    }

    [Test]
    public void Run_WrongUse_IsRefused()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("a.csv", "x,y\n1,2\n");

        Assert.That(() => Ingestor.Run([file], folder.Path, new IngestOptions { Format = "okx-audit-jsn" }), Throws.TypeOf<IngestionException>().With.Message.Contains("okx-audit-json"));
        Assert.That(() => Ingestor.Run([Path.Combine(folder.Path, "none")], folder.Path), Throws.TypeOf<IngestionException>());
    }

    private const string AuditWithoutTime = """{"audit":{"liabilityBalances":{"BTC":"100"},"reserveBalances":{"BTC":"105"}}}""";

    private static readonly DateTimeOffset FetchedAt = new(2026, 3, 14, 23, 30, 0, TimeSpan.Zero);

    [Test]
    public void Run_FetchedFileWithoutADate_IsAsOfTheFetchAndSaysSo()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("answer.json", AuditWithoutTime);
        var options = new IngestOptions { Fetched = [new FetchedFile(path, new Uri("https://example.com/audit"), FetchedAt, new string('a', 64), IsFromCache: false)] };

        var report = Ingestor.Run([path], Path.Combine(folder.Path, "out"), options).Single();

        Assert.That(report.AsOf, Is.EqualTo(new DateOnly(2026, 3, 14)));
        Assert.That(report.Issues.Select(i => i.Code), Has.Member("as-of-fetch"));
        Assert.That(report.Issues.Single(i => i.Code == "fetched").Message,
            Is.EqualTo($"Fetched from https://example.com/audit on 2026-03-14 23:30:00 UTC; SHA-256 {new string('a', 64)}."));
    }

    [Test]
    public void Run_FetchedFileWithADayAskedForOrGiven_IsAsOfThatDay()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("answer.json", AuditWithoutTime);
        var options = new IngestOptions
        {
            Fetched = [new FetchedFile(path, new Uri("https://example.com/audit"), FetchedAt, new string('a', 64), IsFromCache: true) { Day = new DateOnly(2024, 4, 12) }],
        };

        var asked = Ingestor.Run([path], Path.Combine(folder.Path, "out"), options).Single();
        var given = Ingestor.Run([path], Path.Combine(folder.Path, "out"), options with { AsOf = new DateOnly(2024, 5, 1) }).Single();

        Assert.That(asked.AsOf, Is.EqualTo(new DateOnly(2024, 4, 12)));
        Assert.That(asked.Issues.Single(i => i.Code == "as-of-fetch").Message, Does.Contain("the day that was asked for"));
        Assert.That(given.AsOf, Is.EqualTo(new DateOnly(2024, 5, 1)));
        Assert.That(given.Issues.Select(i => i.Code), Has.No.Member("as-of-fetch"));
    }

    [Test]
    public void Run_Progress_CountsFilesAndTellsPercentApart()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.csv", "x,y\n1,2\n");
        folder.Write("b.csv", "x,y\n1,2\n");
        var told = new List<IngestProgress>();

        Ingestor.Run([folder.Path], Path.Combine(folder.Path, "out"), new IngestOptions { Progress = new Listener(told) });

        Assert.That(told, Is.EqualTo(new[] { new IngestProgress(0, 2, "a.csv"), new IngestProgress(1, 2, "b.csv") }));
    }

    [Test]
    public void Run_Cancelled_LeavesWholeBooksOnly()
    {
        using var output = new TemporaryFolder();
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();

        Assert.That(
            () => Ingestor.Run([Golden.PathTo("books/18-ftx-2022-11-10")], output.Path, cancellation: cancellation.Token),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(BookFinder.Find(output.Path), Is.Empty);
    }

    [Test]
    public void Run_OutputNotWritable_IsRefused()
    {
        using var folder = new TemporaryFolder();
        var taken = folder.Write("taken", "a file where the folder should be");

        Assert.That(() => Ingestor.Run([Golden.PathTo("books/18-ftx-2022-11-10")], taken), Throws.TypeOf<IngestionException>().With.Message.Contains("cannot be written"));
    }

    private sealed class Listener(List<IngestProgress> told) : IProgress<IngestProgress>
    {
        public void Report(IngestProgress value) => told.Add(value);
    }
}
