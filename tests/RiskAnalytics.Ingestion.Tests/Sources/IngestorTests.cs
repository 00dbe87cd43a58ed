using RiskAnalytics.Ingestion.Books;
using RiskAnalytics.Ingestion.Combining;
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
}
