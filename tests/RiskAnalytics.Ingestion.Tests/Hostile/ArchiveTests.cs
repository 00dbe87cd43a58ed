using System.Diagnostics;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using RiskAnalytics.Ingestion.Combining;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Ingestion.Tests.Hostile;

/// <summary>Archives from strangers: nothing of them is unpacked to disk, nothing of them grows without end, and each refusal is said.</summary>
[TestFixture]
public sealed class ArchiveTests
{
    private const string Table = "a,b\n1,2\n";

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void OpenAll_GoodArchive_GivesEachFileWithItsOwnHash()
    {
        var large = Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, 40_000).Select(i => $"{i},{i * 7919L % 100_003}")));

        var (documents, issues) = Open(ZipBytes.Of(new("z.csv", large), new("sub/a.csv", Table), new("empty/", "")));

        Assert.That(issues, Is.Empty);
        Assert.That(documents.Select(d => d.Name), Is.EqualTo(new[] { "a.csv", "z.csv" }));
        Assert.That(documents[1].Sha256, Is.EqualTo(Convert.ToHexStringLower(SHA256.HashData(large))));
        Assert.That(documents[1].ReadAll(), Is.EqualTo(large));
    }

    [TestCase("../a.csv")]
    [TestCase("x/../../a.csv")]
    [TestCase("/etc/a.csv")]
    [TestCase("C:/a.csv")]
    [TestCase("..\\a.csv")]
    [TestCase("x//a.csv")]
    [TestCase("./a.csv")]
    [TestCase("a\nb.csv")]
    public void OpenAll_NameThatLeadsOutside_IsRefusedAndTheOthersAreRead(string name)
    {
        var (documents, issues) = Open(ZipBytes.Of(new(name, Table), new("good.csv", Table)));

        Assert.That(documents.Select(d => d.Name), Is.EqualTo(new[] { "good.csv" }));
        Assert.That(issues, Is.EqualTo(new[] { "archive-path" }));
    }

    [Test]
    public void OpenAll_SameNameTwice_ReadsTheFirstAndSaysSo()
    {
        var (documents, issues) = Open(ZipBytes.Of(new("a.csv", Table), new("a.csv", "c,d\n3,4\n")));

        Assert.That(documents.Select(d => Encoding.UTF8.GetString(d.ReadAll())), Is.EqualTo(new[] { Table }));
        Assert.That(issues, Is.EqualTo(new[] { "archive-twice" }));
    }

    [Test]
    public void OpenAll_EncryptedOrUnknownPacking_IsRefused()
    {
        var (documents, issues) = Open(ZipBytes.Of(new("a.csv", Table) { Flags = 0x0801 }, new("b.csv", Table) { Method = 14 }, new("good.csv", Table)));

        Assert.That(documents.Select(d => d.Name), Is.EqualTo(new[] { "good.csv" }));
        Assert.That(issues, Is.EqualTo(new[] { "archive-encrypted", "archive-unreadable" }));
    }

    [Test]
    public void OpenAll_ArchiveInAnArchive_IsRefused()
    {
        var (documents, issues) = Open(ZipBytes.Of(new("inner.zip", ZipBytes.Of(new ZipEntryBytes("a.csv", Table))), new("good.csv", Table)));

        Assert.That(documents.Select(d => d.Name), Is.EqualTo(new[] { "good.csv" }));
        Assert.That(issues, Is.EqualTo(new[] { "archive-in-archive" }));
    }

    [Test]
    public void OpenAll_LinkInAnArchive_IsAText()
    {
        var (documents, _) = Open(ZipBytes.Of(new ZipEntryBytes("link.csv", "/etc/passwd") { ExternalAttributes = 0xA1FF0000 }));

        Assert.That(documents.Select(d => Encoding.UTF8.GetString(d.ReadAll())), Is.EqualTo(new[] { "/etc/passwd" }));
    }

    [Test]
    public void OpenAll_HighlyPackedEntry_IsRefusedBeforeItIsUnpacked()
    {
        var (documents, issues) = Open(ZipBytes.Of(new("bomb.csv", new string('1', 32 << 20)) { StatedCrc = 1 }, new("good.csv", Table)));

        Assert.That(documents.Select(d => d.Name), Is.EqualTo(new[] { "good.csv" }));
        Assert.That(issues, Is.EqualTo(new[] { "archive-bomb" }));
    }

    [Test]
    public void OpenAll_ManyEntriesOverTheSameBytes_AreABomb()
    {
        var content = Encoding.UTF8.GetBytes(new string('1', 15 << 20));
        var entries = Enumerable.Range(0, 500).Select(i => new ZipEntryBytes($"{i}.csv", content) { IsOverlapping = i > 0, StatedCrc = 1 }).ToArray();
        var path = _folder.Write("a.zip", ZipBytes.Of(entries));

        Assert.That(new FileInfo(path).Length, Is.LessThan(1 << 20));
        Assert.That(() => SourceDocument.OpenAll(path, new IssueLog()), Throws.TypeOf<IngestionException>().With.Message.Contains("unpack"));
    }

    [Test]
    public void OpenAll_ManyEntriesThatPackWell_AreReadWhenTheyAreSmall()
    {
        var (documents, issues) = Open(ZipBytes.Of([.. Enumerable.Range(0, 10).Select(i => new ZipEntryBytes($"{i}.csv", new string('1', 200_000)))]));

        Assert.That(documents, Has.Length.EqualTo(10));
        Assert.That(issues, Is.Empty);
    }

    [TestCase(100u, Description = "less than there is")]
    [TestCase(200_000u, Description = "more than there is")]
    public void ReadAll_EntryOfAnotherSizeThanStated_IsRefusedAndNeverCut(uint stated)
    {
        var content = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 20_000).Select(i => $"{i},1\n")));
        Assert.That(content, Has.Length.GreaterThan(100_000).And.Length.LessThan(200_000));

        Assert.That(() => ReadWhole(ZipBytes.Of(new ZipEntryBytes("a.csv", content) { StatedLength = stated })), Throws.TypeOf<IngestionException>());
    }

    [Test]
    public void ReadAll_SmallEntryOfAnotherSizeThanStated_IsRefusedAndNeverCut([Values(3u, 500u)] uint stated) =>
        Assert.That(() => ReadWhole(ZipBytes.Of(new ZipEntryBytes("a.csv", Table) { StatedLength = stated })), Throws.TypeOf<IngestionException>());

    [TestCase((ushort)0)]
    [TestCase((ushort)8)]
    public void ReadAll_BytesThatAreNotThosePacked_AreRefused(ushort method)
    {
        // A flipped bit can leave a stream that unpacks well, with another digit in it.
        Assert.That(() => ReadWhole(ZipBytes.Of(new ZipEntryBytes("a.csv", Table) { StatedCrc = 12345, Method = method })),
            Throws.TypeOf<IngestionException>().With.Message.Contains("checksum"));
        var large = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 20_000).Select(i => $"{i},1\n")));
        Assert.That(() => ReadWhole(ZipBytes.Of(new ZipEntryBytes("a.csv", large) { StatedCrc = 12345, Method = method })),
            Throws.TypeOf<IngestionException>().With.Message.Contains("checksum"));
    }

    [Test]
    public void Stream_EntryOfAnotherSizeThanStated_DoesNotEndAsIfItWereWhole()
    {
        var content = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 20_000).Select(i => $"{i},1\n")));
        var (documents, _) = Open(ZipBytes.Of(new ZipEntryBytes("a.csv", content) { StatedLength = 300_000 }));

        using var stream = documents.Single().OpenStream();

        Assert.That(() => stream.CopyTo(Stream.Null), Throws.TypeOf<IngestionException>());
    }

    [Test]
    public void OpenAll_HundredThousandEntries_IsRefusedInTime()
    {
        var path = Path.Combine(_folder.Path, "many.zip");
        using (var archive = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            for (var i = 0; i < 100_000; i++)
                archive.CreateEntry(i.ToString(System.Globalization.CultureInfo.InvariantCulture), CompressionLevel.NoCompression);
        }

        var watch = Stopwatch.StartNew();

        Assert.That(() => SourceDocument.OpenAll(path, new IssueLog()), Throws.TypeOf<IngestionException>().With.Message.Contains("at most 1000"));
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(10)));
    }

    [Test]
    public void OpenAll_Zip64_IsRead()
    {
        // Entries of unknown size behind a stream that cannot be rewound get zip64 sizes and data descriptors.
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(new ForwardStream(packed), ZipArchiveMode.Create))
        {
            using var entry = archive.CreateEntry("a.csv").Open();
            entry.Write(Encoding.UTF8.GetBytes(Table));
        }

        var (documents, issues) = Open(packed.ToArray());

        Assert.That(issues, Is.Empty);
        Assert.That(documents.Select(d => Encoding.UTF8.GetString(d.ReadAll())), Is.EqualTo(new[] { Table }));
    }

    [Test]
    public void OpenAll_ArchiveCutAnywhere_IsRefusedOrRead()
    {
        var whole = ZipBytes.Of(new("a.csv", Table), new("b/c.csv", string.Concat(Enumerable.Repeat(Table, 100))));

        for (var length = 4; length < whole.Length; length++)
        {
            var path = _folder.Write("cut.zip", whole[..length]);
            Assert.That(() => SourceDocument.OpenAll(path, new IssueLog()), Throws.TypeOf<IngestionException>(), $"cut at {length}");
        }
    }

    [Test]
    public void Run_ArchiveWithoutFiles_IsReported()
    {
        foreach (var bytes in new[] { ZipBytes.Of(), ZipBytes.Of(new ZipEntryBytes("folder/", "")), ZipBytes.Of(new ZipEntryBytes("a.csv", "")) })
        {
            var path = _folder.Write("empty.zip", bytes);

            var reports = Ingestor.Run([path], Path.Combine(_folder.Path, "out"));

            Assert.That(reports.Select(r => r.File), Is.EqualTo(new[] { path }));
            Assert.That(reports[0].Issues, Is.Not.Empty);
            Assert.That(() => SourceDocument.Open(path), Throws.TypeOf<IngestionException>().With.Message.Contains("no file"));
        }
    }

    [Test]
    public void Run_FileThatDisappearsOrChanges_IsReported()
    {
        var content = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"{i},1\n"));
        var path = _folder.Write("a.zip", ZipBytes.Of(new ZipEntryBytes("a.csv", content)));
        var document = SourceDocument.OpenAll(path, new IssueLog()).Single();
        File.Delete(path);

        Assert.That(() => document.ReadAll(), Throws.TypeOf<IngestionException>());
        Assert.That(() => document.Sha256, Throws.TypeOf<IngestionException>());
        File.WriteAllText(path, "no archive any more");
        Assert.That(() => document.OpenStream(), Throws.TypeOf<IngestionException>());
    }

    private (SourceDocument[] Documents, string[] Issues) Open(byte[] bytes)
    {
        var log = new IssueLog();
        var documents = SourceDocument.OpenAll(_folder.Write("a.zip", bytes), log);
        return ([.. documents], [.. log.ToImmutable().Select(i => i.Code)]);
    }

    /// <summary>Every byte of every file inside; what is refused on opening counts as refused.</summary>
    private void ReadWhole(byte[] bytes)
    {
        var log = new IssueLog();
        foreach (var document in SourceDocument.OpenAll(_folder.Write("a.zip", bytes), log))
            document.ReadAll();
        if (log.ToImmutable() is { IsEmpty: false } faults)
            throw new IngestionException(faults);
    }

    private sealed class ForwardStream(Stream inner) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);
    }
}
