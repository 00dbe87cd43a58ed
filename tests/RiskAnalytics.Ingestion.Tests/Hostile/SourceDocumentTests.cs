using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Combining;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Tests.Hostile;

[TestFixture]
public sealed class SourceDocumentTests
{
    private const int Head = 64 << 10;

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [TestCase("%PDF-1.7 x", DocumentKind.Pdf)]
    [TestCase("PAR1....", DocumentKind.Parquet)]
    [TestCase("{\"a\":1}", DocumentKind.Json)]
    [TestCase("\n  [1]", DocumentKind.Json)]
    [TestCase("\ufeff{}", DocumentKind.Json)]
    [TestCase("a,b\n1,2", DocumentKind.Text)]
    [TestCase("a: 1\n", DocumentKind.Text)]
    [TestCase("<html></html>", DocumentKind.Text)]
    public void Kind_WhateverTheName_FollowsTheContent(string content, DocumentKind kind)
    {
        foreach (var name in new[] { "a.csv", "a.json", "a.pdf", "a.xlsx", "a" })
            Assert.That(SourceDocument.Open(_folder.Write(name, content)).Kind, Is.EqualTo(kind), name);
    }

    [Test]
    public void Kind_ZipOfTablesCalledWorkbook_IsAnArchive()
    {
        var document = SourceDocument.Open(_folder.Write("a.xlsx", ZipBytes.Of(new ZipEntryBytes("x.csv", "a,b\n1,2\n"))));

        Assert.That(document, Has.Property("Kind").EqualTo(DocumentKind.Text).And.Property("Name").EqualTo("x.csv"));
    }

    [Test]
    public void Kind_WorkbookCalledTable_IsAWorkbook()
    {
        var document = SourceDocument.Open(_folder.Write("a.csv", ZipBytes.Of(new("[Content_Types].xml", "<x/>"), new("xl/workbook.xml", "<x/>"))));

        Assert.That(document.Kind, Is.EqualTo(DocumentKind.Workbook));
    }

    [TestCase("1F8B0800", "file-compressed")]
    [TestCase("425A6839", "file-compressed")]
    [TestCase("FD377A585A00", "file-compressed")]
    [TestCase("28B52FFD", "file-compressed")]
    [TestCase("377ABCAF271C", "file-compressed")]
    [TestCase("526172211A07", "file-compressed")]
    [TestCase("D0CF11E0A1B11AE1", "file-not-text")]
    [TestCase("89504E470D0A1A0A", "file-not-text")]
    [TestCase("FFD8FFE0", "file-not-text")]
    [TestCase("FFFE6100", "wrong-encoding")]
    [TestCase("FEFF0061", "wrong-encoding")]
    [TestCase("61002C00", "nul-byte")]
    [TestCase("E9E8", "wrong-encoding")]
    [TestCase("EFBBBF", "file-empty")]
    [TestCase("200A", "file-empty")]
    public void Open_BytesThatHoldNoFigures_IsRefusedWithTheReason(string hex, string code)
    {
        var path = _folder.Write("a.csv", Convert.FromHexString(hex));

        var error = Assert.Throws<IngestionException>(() => SourceDocument.Open(path))!;

        Assert.That(error.Faults.Select(f => (f.Code, f.File)), Is.EqualTo(new[] { (code, "a.csv") }));
    }

    [Test]
    public void Run_HtmlPage_IsCalledWhatItIs([Values("<!DOCTYPE html><html><body>404</body></html>", "\n<HTML lang=en>", "<?xml version='1.0'?>\n<!doctype HTML>")] string page)
    {
        foreach (var name in new[] { "report.pdf", "a.csv", "a.json" })
        {
            var path = _folder.Write(name, page);

            var report = Ingestor.Run([path], Path.Combine(_folder.Path, "out")).Single();

            Assert.That(report.Recognised, Is.False);
            Assert.That(report.Issues.Select(i => i.Code), Is.EqualTo(new[] { "html-page" }));
            Assert.That(report.Issues[0].Message, Does.Contain("HTML page"));
        }
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public void Open_CharacterCutByTheHead_IsNoFault(int offset)
    {
        // The euro sign has three bytes, the face four; either may lie across the end of the first 64 KiB.
        foreach (var sign in new[] { "€", "😀" })
        {
            var text = new string('a', Head - offset) + sign + "\n";

            Assert.That(SourceDocument.Open(_folder.Write("a.txt", text)).Kind, Is.EqualTo(DocumentKind.Text));
        }
    }

    [Test]
    public void Open_BadBytesBeforeTheEndOfTheHead_AreAFault()
    {
        byte[] text = [.. Enumerable.Repeat((byte)'a', Head - 10), 0xE9, .. Enumerable.Repeat((byte)'a', 100)];

        Assert.That(() => SourceDocument.Open(_folder.Write("a.txt", text)), Throws.TypeOf<IngestionException>());
    }

    [Test]
    public void File_BadBytesBehindTheHead_AreAFaultOnReading()
    {
        byte[] text = [.. Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("a,b\n", 20_000))), 0xE9, 0x0A];
        var document = SourceDocument.Open(_folder.Write("a.csv", text));

        Assert.That(() => document.File, Throws.TypeOf<IngestionException>());
    }

    [Test]
    public void Issue_WithALongForeignText_IsCut()
    {
        var log = new IssueLog();

        log.Error("some-code", "a.csv", null, null, "found " + string.Concat(Enumerable.Repeat("😀", 100_000)));

        Assert.That(log.ToImmutable().Single().Message, Has.Length.LessThan(1_300).And.EndsWith("."));
        Assert.That(log.ToImmutable().Single().Message.EnumerateRunes(), Has.None.EqualTo(Rune.ReplacementChar));
    }

    [Test]
    public void Columns_MarkInFrontAndQuotes_AreCleaned()
    {
        var document = SourceDocument.Open(_folder.Write("a.csv", "\ufeff\" Asset \";Amount\n1;2\n"));

        Assert.That(document.Columns, Is.EqualTo(new[] { "asset", "amount" }));
        Assert.That(document.HeadLines[0], Is.EqualTo("\" Asset \";Amount"));
    }

    [Test]
    public void OneLineOfHundredMegabytes_IsRefusedInTime()
    {
        var path = _folder.Write("a.csv", new string('1', 100 << 20));
        var watch = Stopwatch.StartNew();

        var report = Ingestor.Run([path], Path.Combine(_folder.Path, "out")).Single();

        Assert.That(report.Recognised, Is.False);
        Assert.That(() => SourceDocument.Open(path).File, Throws.TypeOf<IngestionException>().With.Message.Contains("longer than"));
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(10)));
    }

    [Test]
    public void ReadTable_QuoteNeverClosed_EndsInTime()
    {
        var path = _folder.Write("a.csv", "a,b\n1,\"" + string.Concat(Enumerable.Repeat("0123456789\n", 2_000_000)));
        var log = new IssueLog();
        var watch = Stopwatch.StartNew();

        var table = SourceDocument.Open(path).ReadTable(log);

        Assert.That(table.RowCount, Is.Zero);
        Assert.That(log.ToImmutable().Select(i => i.Code), Is.EqualTo(new[] { "bad-quotes" }));
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(10)));
    }

    [Test]
    public void ReadTable_ManyColumnsAndManyShortRows_IsRefusedBeforeItFillsTheMemory()
    {
        var header = string.Join(',', Enumerable.Range(0, 4_000).Select(i => $"c{i}"));
        var path = _folder.Write("a.csv", header + "\n" + string.Concat(Enumerable.Repeat("1\n", 900_000)));
        var document = SourceDocument.Open(path);
        var before = GC.GetTotalAllocatedBytes();

        Assert.That(() => document.ReadTable(new IssueLog()), Throws.TypeOf<IngestionException>().With.Message.Contains("cells"));
        Assert.That(GC.GetTotalAllocatedBytes() - before, Is.LessThan(1L << 30));
    }

    [Test]
    public void ReadTable_AtTheColumnLimit_IsRead()
    {
        var columns = ReadLimits.Published.Columns;
        var good = _folder.Write("good.csv", string.Join(',', Enumerable.Range(0, columns).Select(i => $"c{i}")) + "\n" + string.Join(',', Enumerable.Range(0, columns)) + "\n");
        var bad = _folder.Write("bad.csv", string.Join(',', Enumerable.Range(0, columns + 1).Select(i => $"c{i}")) + "\n");

        Assert.That(SourceDocument.Open(good).ReadTable(new IssueLog()).Text(0, $"c{columns - 1}"), Is.EqualTo($"{columns - 1}"));
        Assert.That(() => SourceDocument.Open(bad).ReadTable(new IssueLog()), Throws.TypeOf<IngestionException>().With.Message.Contains("at most 4096"));
    }

    [TestCase("[", "]")]
    [TestCase("{\"a\":", "}")]
    public void Json_HundredThousandLevels_IsRefused(string open, string close)
    {
        var deep = string.Concat(Enumerable.Repeat(open, 100_000)) + "1" + string.Concat(Enumerable.Repeat(close, 100_000));

        var document = SourceDocument.Open(_folder.Write("a.json", deep));

        Assert.That(document.Json, Is.Null);
        Assert.That(document.JsonFault!.Message, Does.Contain("64 deep"));
    }

    [TestCase("[1,", Description = "never ends")]
    [TestCase("{\"a\":1,\"a\":2}", Description = "a key twice")]
    [TestCase("{\"a\":1,\"\\u0061\":2}", Description = "a key twice, once escaped")]
    [TestCase("{\"a\":\"\\ud800\"}", Description = "half a character")]
    [TestCase("{\"\\ud800\":1}", Description = "half a character in a key")]
    [TestCase("{} {}", Description = "two values")]
    [TestCase("{} x")]
    [TestCase("{/*c*/}")]
    [TestCase("[NaN]")]
    [TestCase("[01]")]
    [TestCase("[1,]")]
    public void Json_ThatIsNone_IsNamedAsTheFault(string text)
    {
        var document = SourceDocument.Open(_folder.Write("a.json", text));

        Assert.That(document.Json, Is.Null);
        Assert.That(document.JsonFault, Has.Property("Code").EqualTo("bad-json"));
        Assert.That(Ingestor.Run([document.Path], Path.Combine(_folder.Path, "out")).Single().Issues.Select(i => i.Code), Is.EqualTo(new[] { "bad-json" }));
    }

    [Test]
    public void Json_OfManySmallValues_StaysWithinMemoryAndTime()
    {
        var path = _folder.Write("a.json", "[" + string.Concat(Enumerable.Repeat("[],", 5_000_000)) + "0]");
        var watch = Stopwatch.StartNew();

        var document = SourceDocument.Open(path);

        Assert.That(document.Json!.Value.GetArrayLength(), Is.EqualTo(5_000_001));
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(10)));
    }

    [Test]
    public void Json_LargerThanTheLimit_IsNamedAsTheFault()
    {
        var path = Path.Combine(_folder.Path, "a.json");
        using (var stream = new FileStream(path, FileMode.Create))
        {
            stream.Write("[\""u8);
            stream.Write(Encoding.UTF8.GetBytes(new string('x', Head)));
            stream.SetLength(ReadLimits.Published.JsonBytes + 1L);
        }

        Assert.That(SourceDocument.Open(path).JsonFault, Has.Property("Code").EqualTo("file-too-large"));
    }

    [Test]
    public void Run_FileLargerThanIsRead_IsReported()
    {
        var path = Path.Combine(_folder.Path, "a.pdf");
        using (var stream = new FileStream(path, FileMode.Create))
        {
            stream.Write("%PDF-1.7"u8);
            stream.SetLength(ReadLimits.Published.StreamBytes + 1);
        }

        var report = Ingestor.Run([path], Path.Combine(_folder.Path, "out")).Single();

        Assert.That(report.Issues, Is.Not.Empty);
        Assert.That(report.Sha256, Is.Null);
    }

    [Test]
    public void Open_PipeDeviceFolderOrNothing_IsRefusedAtOnce()
    {
        var pipe = Path.Combine(_folder.Path, "pipe.csv");
        if (!OperatingSystem.IsWindows())
        {
            using var made = Process.Start("mkfifo", pipe);
            made.WaitForExit();
            Assert.That(() => SourceDocument.Open(pipe), Throws.TypeOf<IngestionException>());
            Assert.That(() => SourceDocument.Open("/dev/zero"), Throws.TypeOf<IngestionException>());
            Assert.That(Ingestor.Run([pipe], Path.Combine(_folder.Path, "out")).Single().Issues.Select(i => i.Code), Is.EqualTo(new[] { "file-empty" }));
        }

        Assert.That(() => SourceDocument.Open(_folder.Path), Throws.TypeOf<IngestionException>());
        Assert.That(() => SourceDocument.Open(Path.Combine(_folder.Path, "none")), Throws.TypeOf<IngestionException>());
        Assert.That(() => SourceDocument.Open(_folder.Write("empty", "")), Throws.TypeOf<IngestionException>());
    }

    [Test]
    public void Open_LinkToAFile_IsTheFile_LinkToNothing_IsRefused()
    {
        var target = _folder.Write("target.csv", "a,b\n1,2\n");
        var link = Path.Combine(_folder.Path, "link.csv");
        File.CreateSymbolicLink(link, target);
        var broken = Path.Combine(_folder.Path, "broken.csv");
        File.CreateSymbolicLink(broken, Path.Combine(_folder.Path, "none"));

        Assert.That(SourceDocument.Open(link).Columns, Is.EqualTo(new[] { "a", "b" }));
        Assert.That(() => SourceDocument.Open(broken), Throws.TypeOf<IngestionException>());
    }

    [TestCase(-1000)]
    [TestCase(1000)]
    public void Stream_FileThatChangesWhileRead_IsNoWholeFile(int change)
    {
        var path = _folder.Write("a.csv", new string('1', 200_000));
        var document = SourceDocument.Open(path);
        using (var stream = new FileStream(path, FileMode.Open))
            stream.SetLength(200_000 + change);

        var fault = Assert.Throws<IngestionException>(() => document.ReadAll())!.Faults[0];
        Assert.That(fault.Code, Is.EqualTo("file-unreadable"));
        using var read = document.OpenStream();
        Assert.That(() => read.CopyTo(Stream.Null), Throws.TypeOf<IngestionException>().With.Message.Contains("changed its length"));
    }

    [Test]
    public void Stream_FileDeletedSinceItWasOpened_IsRefused()
    {
        var path = _folder.Write("a.csv", new string('1', 200_000));
        var document = SourceDocument.Open(path);
        File.Delete(path);

        Assert.That(() => document.OpenStream(), Throws.TypeOf<IngestionException>());
        Assert.That(() => document.Sha256, Throws.TypeOf<IngestionException>());
        Assert.That(() => document.File, Throws.TypeOf<IngestionException>());
    }

    [TestCase(10)]
    [TestCase(Head - 1)]
    [TestCase(Head)]
    [TestCase(Head + 1)]
    [TestCase(300_000)]
    public void Sha256_ByAnyReading_IsThatOfTheFile(int length)
    {
        var bytes = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, length).Select(i => (char)('a' + (i * 31 % 23)))));
        var path = _folder.Write("a.csv", bytes);
        var expected = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var random = new Random(length);
        Action<Stream>[] readings =
        [
            s => s.CopyTo(Stream.Null),
            s => { while (s.ReadByte() >= 0) { } },
            s => { _ = new StreamReader(s).ReadToEnd(); },
            s => { Assert.That(s.Read([]), Is.Zero); var buffer = new byte[9000]; while (s.Read(buffer.AsSpan(0, random.Next(1, 9000))) > 0) { } },
            s => { s.CopyToAsync(Stream.Null).GetAwaiter().GetResult(); },
            s => s.ReadByte(),
            _ => { },
        ];

        foreach (var read in readings)
        {
            var document = SourceDocument.Open(path);
            using (var stream = document.OpenStream())
                read(stream);
            Assert.That(document.Sha256, Is.EqualTo(expected));
            document.Release();
            Assert.That(document.ReadAll(), Is.EqualTo(bytes));
            Assert.That(document.Sha256, Is.EqualTo(expected));
        }
    }

    [Test]
    public void Release_ThenAskedAgain_ReadsAgain()
    {
        var document = SourceDocument.Open(_folder.Write("a.json", "[" + string.Concat(Enumerable.Repeat("1,", 60_000)) + "2]"));

        Assert.That(document.Json!.Value.GetArrayLength(), Is.EqualTo(60_001));
        document.Release();
        Assert.That(document.Json!.Value.GetArrayLength(), Is.EqualTo(60_001));
    }

    [TestCase("por_csv_2024041300_V2.zip", "2024-04-13", 2)]
    [TestCase("wallet_address_20260401.zip", "2026-04-01", null)]
    [TestCase("getProofOfReservesInfo_20260316.json", "2026-03-16", null)]
    [TestCase("report-2023-10-31_v3.pdf", "2023-10-31", 3)]
    [TestCase("report 2023.10.31.pdf", "2023-10-31", null)]
    [TestCase("okx_20240413160000.json", "2024-04-13", null)]
    [TestCase("por_2024041399.csv", null, null)]
    [TestCase("id-120240413.csv", null, null)]
    [TestCase("id-202404131.csv", null, null)]
    [TestCase("1712937600000.json", null, null)]
    [TestCase("20240231.csv", null, null)]
    [TestCase("20240231_20240301.csv", "2024-03-01", null)]
    [TestCase("20991231.csv", null, null)]
    [TestCase("19990101.csv", null, null)]
    [TestCase("2024-04.csv", null, null)]
    [TestCase("v2.csv", null, null)]
    [TestCase("report_V1234.csv", null, null)]
    public void DateAndRevisionInName_OfPublishedNames_AreRead(string name, string? date, int? revision)
    {
        var document = SourceDocument.Open(_folder.Write(name.EndsWith(".zip", StringComparison.Ordinal) ? name[..^4] + ".txt" : name, "a,b\n1,2\n"));

        Assert.That(document.DateInName() is { } found ? Format.Date(found) : null, Is.EqualTo(date));
        Assert.That(document.RevisionInName(), Is.EqualTo(revision));
    }

    [Test]
    public void DateAndRevisionInName_OfAnArchive_CountForTheFilesInside()
    {
        var log = new IssueLog();
        var document = SourceDocument.OpenAll(_folder.Write("por_csv_2024041300_V2.zip", ZipBytes.Of(new ZipEntryBytes("okx.csv", "a,b\n1,2\n"))), log).Single();

        Assert.That((document.DateInName(), document.RevisionInName()), Is.EqualTo(((DateOnly?)new DateOnly(2024, 4, 13), (int?)2)));
        Assert.That(document.AsOf(null, log), Is.EqualTo(new DateOnly(2024, 4, 13)));
        Assert.That(log.ToImmutable().Select(i => i.Code), Is.EqualTo(new[] { "as-of-from-name" }));
    }
}
