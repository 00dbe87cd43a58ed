using System.Text;
using RiskAnalytics.Ingestion.Books;
using RiskAnalytics.Ingestion.Combining;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Ingestion.Tests.Hostile;

/// <summary>Whole runs over folders as people have them.</summary>
[TestFixture]
public sealed class IngestorHostileTests
{
    private TemporaryFolder _folder = null!;
    private string _output = null!;

    [SetUp]
    public void MakeFolder()
    {
        _folder = new TemporaryFolder();
        _output = Path.Combine(_folder.Path, "out");
    }

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void Run_InputsInAnyOrderAndUnderADecimalComma_GiveTheSameBytes()
    {
        string[] inputs =
        [
            _folder.Write("in/a/audit.json", Audit("100", "2024-04-12")), _folder.Write("in/b/audit.json", Audit("101.5", "2024-04-12")),
            _folder.Write("in/c.zip", ZipBytes.Of(new ZipEntryBytes("audit.json", Audit("99", "2024-05-12")))), _folder.Write("in/d/other.csv", "x,y\n1,2\n"),
        ];
        var random = new Random(3);
        var expected = Bytes(Path.Combine(_folder.Path, "out0"), inputs);
        Assert.That(expected, Is.Not.Empty);

        for (var i = 1; i < 6; i++)
        {
            var output = Path.Combine(_folder.Path, $"out{i}");
            string[] shuffled = [.. inputs];
            random.Shuffle(shuffled);
            Assert.That(DecimalComma.Run(() => Bytes(output, shuffled)), Is.EqualTo(expected));
        }

        static List<(string, string)> Bytes(string output, string[] inputs)
        {
            Ingestor.Run(inputs, output);
            return [.. Directory.GetFiles(output, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(f => (Path.GetRelativePath(output, f), Convert.ToHexString(File.ReadAllBytes(f))))];
        }
    }

    [Test]
    public void Run_SameFileUnderTwoNames_IsOneBookAndSaid()
    {
        var one = _folder.Write("in/one.json", Audit("100", "2024-04-12"));
        var two = _folder.Write("in/two.json", Audit("100", "2024-04-12"));

        var reports = Ingestor.Run([Path.Combine(_folder.Path, "in")], _output);

        Assert.That(reports.Single(r => r.File == one).Books, Is.EqualTo(new[] { "okx/2024-04-12" }));
        Assert.That(reports.Single(r => r.File == two).Books, Is.Empty);
        Assert.That(reports.Single(r => r.File == two).Issues.Single(i => i.Code == "same-document").Message, Does.Contain("one.json"));
        Assert.That(BookReader.Read(BookFinder.Find(_output).Single()).Snapshot.Revision, Is.Null);
    }

    [Test]
    public void Run_OutputInsideTheInput_DoesNotReadItsOwnBooksAgain()
    {
        var audit = _folder.Write("audit.json", Audit("100", "2024-04-12"));
        var first = Ingestor.Run([_folder.Path], _output);
        _folder.Write("audit.json", Audit("200", "2024-04-12"));

        var second = Ingestor.Run([_folder.Path], _output);

        Assert.That(second.Select(r => r.File), Is.EqualTo(new[] { audit }));
        Assert.That(first.Select(r => r.File), Is.EqualTo(new[] { audit }));
        Assert.That(BookReader.Read(BookFinder.Find(_output).Single()).Snapshot.Holdings.Single().Quantity, Is.EqualTo(200m));
    }

    [Test]
    public void Run_BooksNamedAsInput_AreReadWhereverTheOutputIs()
    {
        _folder.Write("audit.json", Audit("100", "2024-04-12"));
        Ingestor.Run([_folder.Path], _output);

        var reports = Ingestor.Run([Path.Combine(_output, "okx")], _output);

        Assert.That(reports.SelectMany(r => r.Books), Is.EqualTo(new[] { "okx/2024-04-12" }));
    }

    [Test]
    public void Run_CanonicalBookOfAUser_KeepsItsFigures()
    {
        var source = Golden.PathTo("books/18-ftx-2022-11-10");

        Ingestor.Run([source], _output);

        var (before, after) = (BookReader.Read(source), BookReader.Read(BookFinder.Find(_output).Single()));
        Assert.That(after.Market.Quotes.Select(q => (q.Asset, q.Price, q.MarketCap)), Is.EqualTo(before.Market.Quotes.Select(q => (q.Asset, q.Price, q.MarketCap))));
        Assert.That(after.Snapshot.Holdings.Select(h => (h.Asset, h.Quantity, h.Price, h.ReportedValue)), Is.EqualTo(before.Snapshot.Holdings.Select(h => (h.Asset, h.Quantity, h.Price, h.ReportedValue))));
        Assert.That((after.Snapshot.Liabilities ?? []).Select(l => (l.Asset, l.Quantity, l.ReportedValue)), Is.EqualTo((before.Snapshot.Liabilities ?? []).Select(l => (l.Asset, l.Quantity, l.ReportedValue))));
    }

    [Test]
    public void Run_TooManyFiles_IsRefused()
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "in"));
        var options = new IngestOptions { MostFiles = 50 };
        for (var i = 0; i < options.MostFiles; i++)
            _folder.Write($"in/{i}.csv", "a\n");
        Assert.That(Ingestor.Run([Path.Combine(_folder.Path, "in")], _output, options), Has.Length.EqualTo(50));

        _folder.Write("in/one-more.csv", "a\n");

        Assert.That(() => Ingestor.Run([Path.Combine(_folder.Path, "in")], _output, options), Throws.TypeOf<IngestionException>().With.Message.Contains("more than 50"));
        Assert.That(new IngestOptions().MostFiles, Is.EqualTo(10_000));
    }

    [Test]
    public void Run_UnreadableAmongGoodOnes_IsReportedAndTheOthersRead()
    {
        _folder.Write("in/bad.zip", Encoding.ASCII.GetBytes("PK\u0003\u0004 and no more"));
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "in", "nowhere.csv"), Path.Combine(_folder.Path, "none"));
        _folder.Write("in/deep.json", new string('[', 100_000));
        _folder.Write("in/good.json", Audit("100", "2024-04-12"));
        _folder.Write("in/packed.csv.gz", [0x1F, 0x8B, 8, 0]);

        var reports = Ingestor.Run([Path.Combine(_folder.Path, "in")], _output);

        Assert.That(reports.Select(r => (Path.GetFileName(r.File), r.Issues.FirstOrDefault(i => i.Severity == Core.Values.IssueSeverity.Error)?.Code)), Is.EqualTo(new (string, string?)[]
        {
            ("bad.zip", "archive-unreadable"), ("deep.json", "bad-json"), ("good.json", null), ("packed.csv.gz", "file-compressed"),
        }));
        Assert.That(BookFinder.Find(_output), Has.Length.EqualTo(1));
    }

    [Test]
    public void Run_CanonicalBookInsideAnArchive_IsReportedNotThrown()
    {
        var entity = Encoding.UTF8.GetString(File.ReadAllBytes(Golden.PathTo("books/18-ftx-2022-11-10/entity.json")));
        var path = _folder.Write("in/book.zip", ZipBytes.Of(new("b/entity.json", entity), new("b/holdings.csv", "asset,class\nBTC,bitcoin\n")));

        var reports = Ingestor.Run([path], _output);

        Assert.That(reports.SelectMany(r => r.Issues).Select(i => i.Severity), Has.Member(Core.Values.IssueSeverity.Error));
    }

    [Test]
    public void Run_ContentOtherThanTheName_IsReadByContent()
    {
        var path = _folder.Write("in/report.pdf", Audit("100", "2024-04-12"));
        var csv = _folder.Write("in/table.json", "a,b\n1,2\n");
        var pdf = _folder.Write("in/table.csv", "%PDF-1.4\nnothing behind it");

        var reports = Ingestor.Run([Path.Combine(_folder.Path, "in")], _output);

        Assert.That(reports.Single(r => r.File == path).Books, Is.EqualTo(new[] { "okx/2024-04-12" }));
        Assert.That(reports.Single(r => r.File == csv).Issues.Select(i => i.Code), Is.EqualTo(new[] { "not-recognised" }));
        Assert.That(reports.Single(r => r.File == pdf).Issues, Is.Not.Empty);
    }

    [Test]
    public void Run_FormatNamedThatTheFileDoesNotHave_IsSaidAndNotRead()
    {
        foreach (var content in new[] { "a,b\n1,2\n", "{\"a\":1}", "[]" })
        {
            var path = _folder.Write("in/a.csv", content);
            foreach (var source in RiskAnalytics.Ingestion.Sources.SourceCatalog.All)
            {
                var report = Ingestor.Run([path], _output, new IngestOptions { Format = source.Code }).Single();
                Assert.That((report.Recognised, report.Issues.Single().Code), Is.EqualTo((false, "other-format")), source.Code);
            }
        }
    }

    /// <summary>An audit of OKX with one coin that no table knows; the instant is the noon of the day.</summary>
    private static string Audit(string held, string day)
    {
        var milliseconds = new DateTimeOffset(DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), new TimeOnly(12, 0), TimeSpan.Zero).ToUnixTimeMilliseconds();
        return $$$"""{"createTime":{{{milliseconds}}},"liabilityBalances":{"QQA":"90"},"reserveBalances":{"QQA":"{{{held}}}"},"capitalRatio":{"QQA":"111%"}}""";
    }
}
