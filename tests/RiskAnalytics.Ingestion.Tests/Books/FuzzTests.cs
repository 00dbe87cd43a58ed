using System.Text;
using CsCheck;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Ingestion.Books;
using RiskAnalytics.Ingestion.Combining;
using RiskAnalytics.Ingestion.Policies;
using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Ingestion.Tests.Books;

/// <summary>Whatever the bytes are, a file is either refused with an <see cref="IngestionException"/> or read with issues.</summary>
[TestFixture]
public sealed class FuzzTests
{
    private static readonly string[] Pieces =
    [
        "asset", "class", "value", "quantity", "price", "maturity", "BTC", "bitcoin", "treasury-bill", ",", ",", ",", ";", "\t", "\n", "\n", "\r\n", "\"", "\"\"",
        "1", "-1", "1e9", "1e400", "1,5", "9999999999999999999999999999", "2025-02-31", "true", "*", "'", "=", "\u202e", "é", "\ud83d\ude00", "\0", "null", "{", "}",
        "[", "]", ":", "\"id\"", "\"kind\"", "\"exchange\"", "\\ud800", "\"as_of\"", "\"2025-01-01\"",
    ];

    private static readonly Gen<byte[]> Texts = Gen.OneOf(Pieces).Array[0, 60].Select(p => Encoding.UTF8.GetBytes(string.Concat(p)));

    private static readonly Gen<byte[]> Contents = Gen.OneOf(Gen.Byte.Array[0, 200], Texts);

    [Test]
    public void Read_AnyBytesInAnyFile_AreRefusedOrReadWithIssues()
    {
        using var folder = new TemporaryFolder();
        var book = Path.Combine(folder.Path, "book");
        Gen.Select(Gen.OneOf(BookReader.FileNames.ToArray()), Contents, Gen.Bool).Sample(
            (name, bytes, isAppended) =>
            {
                CopyGoodBook(folder);
                var start = isAppended ? File.ReadAllBytes(Path.Combine(book, name)) : [];
                File.WriteAllBytes(Path.Combine(book, name), [.. start, .. bytes]);
                return IsReadOrRefused(() => Check(BookReader.Read(book)));
            },
            iter: 600,
            threads: 1);
    }

    [Test]
    public void Ingest_AnyBytes_AreReportedNotThrown()
    {
        using var folder = new TemporaryFolder();
        using var output = new TemporaryFolder();
        Contents.Sample(
            bytes =>
            {
                var file = folder.Write("input.csv", bytes);
                foreach (var source in SourceCatalog.All)
                    Ingestor.Run([file], output.Path, new IngestOptions { Format = source.Code });
                return Ingestor.Run([file], output.Path).Length == 1;
            },
            iter: 150,
            threads: 1);
    }

    [Test]
    public void ReadPolicy_AnyChange_IsRefusedOrRead()
    {
        using var folder = new TemporaryFolder();
        var good = File.ReadAllBytes(Repository.PathTo("data/policies/default.json"));
        Gen.Select(Gen.Int[0, good.Length - 1], Contents, Gen.Int[0, 50]).Sample(
            (at, bytes, cut) =>
            {
                var path = folder.Write("policy.json", [.. good.Take(at), .. bytes, .. good.Skip(at + cut)]);
                return IsReadOrRefused(() => PolicyReader.Read(path));
            },
            iter: 300,
            threads: 1);
    }

    [Test]
    public void GoodBook_OfTheseTests_HoldsEveryFileOfABook() =>
        Assert.That(
            BookReader.FileNames.Where(name => !File.Exists(Repository.PathTo($"tests/RiskAnalytics.Ingestion.Tests/Fixtures/book/{name}"))), Is.Empty,
            "a file that is not there cannot be broken");

    /// <summary>What was read can be written again, and is not negative where nothing may be.</summary>
    private static void Check(ReserveBook book)
    {
        Assert.That(book.Snapshot.Holdings.Where(h => h.Class != AssetClass.Settlement), Has.All.Matches<Holding>(h => h!.Quantity is not < 0 && h.ReportedValue is not < 0));
        Assert.That(book.Snapshot.Liabilities ?? [], Has.All.Matches<Liability>(l => l!.Quantity is not < 0 && l.ReportedValue is not < 0));
        Assert.That(book.Issues, Has.All.Matches<Core.Values.DataIssue>(i => i!.Message.Length < 700 && !i.Message.Any(char.IsControl)));
        BookWriter.Files(book);
    }

    private static bool IsReadOrRefused(Action read)
    {
        try
        {
            read();
        }
        catch (IngestionException e)
        {
            Assert.That(e.Faults, Is.Not.Empty);
        }

        return true;
    }

    private static void CopyGoodBook(TemporaryFolder folder)
    {
        foreach (var file in Directory.GetFiles(Repository.PathTo("tests/RiskAnalytics.Ingestion.Tests/Fixtures/book")))
            folder.Write(Path.Combine("book", Path.GetFileName(file)), File.ReadAllBytes(file));
    }
}
