using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Books;
using RiskAnalytics.Ingestion.Combining;
using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Ingestion.Tests.Books;

/// <summary>
/// The books under data/books are made from the tables under data/reference and from the golden books, and from nothing else.
/// UPDATE_GOLDEN=1 makes them anew.
/// </summary>
[TestFixture]
public sealed class ShippedBooksTests
{
    private const int LatestDates = 24;

    private static string Shipped => Repository.PathTo("data/books");

    [Test]
    public void ShippedBooks_MadeAnewFromTheTables_AreTheSameToTheByte()
    {
        using var folder = new TemporaryFolder();
        Make(folder.Path);
        if (Golden.IsUpdating)
        {
            if (Directory.Exists(Shipped))
                Directory.Delete(Shipped, recursive: true);
            Copy(folder.Path, Shipped);
        }

        Assert.That(Files(Shipped), Is.EqualTo(Files(folder.Path)));
        foreach (var file in Files(folder.Path))
            Assert.That(File.ReadAllBytes(Path.Combine(Shipped, file)), Is.EqualTo(File.ReadAllBytes(Path.Combine(folder.Path, file))), file);
    }

    [Test]
    public void ShippedBooks_WhenRead_HaveNoError()
    {
        var books = BookFinder.Find(Shipped).Select(BookReader.Read).ToList();

        Assert.That(books.SelectMany(b => b.Issues.Where(i => i.Severity == IssueSeverity.Error).Select(i => $"{b.Location}: {i}")), Is.Empty);
        Assert.That(books.Select(b => b.Snapshot.Entity.Id).Distinct(), Is.EquivalentTo(new[]
        {
            "okx", "tether", "usdc", "eurc", "pyusd", "rlusd", "fdusd", "busd", "usdc-svb", "ftx", "alameda", "okx-seed-example",
        }));
    }

    [Test]
    public void ShippedBooks_IdAndDate_AreThoseOfTheFolder()
    {
        foreach (var folder in BookFinder.Find(Shipped))
        {
            var book = BookReader.Read(folder);

            Assert.That(Path.GetRelativePath(Shipped, folder).Replace('\\', '/'), Is.EqualTo(BookWriter.FolderOf(book.Snapshot)));
        }
    }

    private static void Make(string root)
    {
        using var all = new TemporaryFolder();
        Ingestor.Run([Repository.PathTo("data/reference")], all.Path);
        foreach (var folder in BookFinder.Find(all.Path).Where(f => IsShipped(f, all.Path)))
            Copy(folder, Path.Combine(root, Path.GetRelativePath(all.Path, folder)));

        string[] examples = ["13-okx-seed-example", "18-ftx-2022-11-10", "19-alameda-2022-06-30"];
        Ingestor.Run([.. examples.Select(name => Golden.PathTo("books/" + name))], root);
        foreach (var name in new[] { "16-usdc-2023-03-09", "17-usdc-2023-03-10" })
            BookWriter.Write(AsCaseStudy(BookReader.Read(Golden.PathTo("books/" + name))), root);
    }

    /// <summary>Both dates of USDC belong to one entity of their own, so that the fall shows as a trend and not in the history of USDC.</summary>
    private static ReserveBook AsCaseStudy(ReserveBook book) => book with
    {
        Snapshot = book.Snapshot with { Entity = book.Snapshot.Entity with { Id = "usdc-svb", Name = "USDC and Silicon Valley Bank, March 2023" } },
    };

    private static bool IsShipped(string folder, string root)
    {
        var id = Path.GetRelativePath(root, folder).Split(Path.DirectorySeparatorChar)[0];
        var dates = Directory.GetDirectories(Path.Combine(root, id)).Order(StringComparer.Ordinal).ToList();
        var isLate = dates.IndexOf(folder) >= dates.Count - LatestDates;
        return id switch
        {
            "okx" or "tether" or "rlusd" or "fdusd" => true,
            "usdc" or "eurc" => isLate,
            "pyusd" or "busd" => isLate || BookReader.Read(folder).Snapshot.Liabilities!.Value.All(l => l.IsLoaded),
            _ => false,
        };
    }

    private static List<string> Files(string root) =>
        [.. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(root, f)).Order(StringComparer.Ordinal)];

    private static void Copy(string from, string to)
    {
        foreach (var file in Files(from))
        {
            var target = Path.Combine(to, file);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Path.Combine(from, file), target);
        }
    }
}
