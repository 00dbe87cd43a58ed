using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Books;
using RiskAnalytics.Ingestion.Combining;
using RiskAnalytics.Ingestion.Reconciliation;

namespace RiskAnalytics.Ingestion.Tests.Hostile;

/// <summary>Corrected and re-issued documents, in one run and over several.</summary>
[TestFixture]
public sealed class RevisionsTests
{
    private TemporaryFolder _in = null!;
    private TemporaryFolder _out = null!;

    [SetUp]
    public void MakeFolders() => (_in, _out) = (new TemporaryFolder(), new TemporaryFolder());

    [TearDown]
    public void RemoveFolders()
    {
        _in.Dispose();
        _out.Dispose();
    }

    private string Book => Path.Combine(_out.Path, "okx", "2024-04-12");

    [Test]
    public void Run_TwoEditionsInOneRun_NewestCountsAndTheDifferenceIsFound()
    {
        var first = Audit("audit_V1.json", held: 110);
        var second = Audit("audit_V2.json", held: 104);

        var reports = Ingestor.Run([first, second], _out.Path);

        var restated = reports.SelectMany(r => r.Issues).Single(i => i.Code == "restated");
        Assert.That(restated.Severity, Is.EqualTo(IssueSeverity.Warning));
        Assert.That(restated.Message, Does.StartWith("BTC held was 110 in the edition 1 (audit_V1.json) and is 104 in the edition 2 (audit_V2.json), a difference of -6. The newer edition counts."));
        AssertEditions(104m, 110m);
        var book = BookReader.Read(Book).Snapshot;
        Assert.That((book.Revision, book.Supersedes), Is.EqualTo(((int?)2, BookReader.ReadEarlier(Book).Single().Snapshot.Documents[0].Sha256)));
    }

    [Test]
    public void Run_NewerEditionInALaterRun_KeepsTheOlderAsARevision()
    {
        Ingestor.Run([Audit("audit_V1.json", held: 110)], _out.Path);
        Assert.That(BookReader.Read(Book).Snapshot.Revision, Is.EqualTo(1));

        var report = Ingestor.Run([Audit("audit_V2.json", held: 104)], _out.Path).Single();

        Assert.That(report.Issues.Select(i => i.Code), Has.One.EqualTo("restated"));
        AssertEditions(104m, 110m);
    }

    [Test]
    public void Run_EditionsThatStateNoNumber_TheLaterRunIsTheNewer()
    {
        Ingestor.Run([Audit("a.json", held: 110)], _out.Path);
        Ingestor.Run([Audit("b.json", held: 104)], _out.Path);
        Ingestor.Run([Audit("c.json", held: 103)], _out.Path);

        AssertEditions(103m, 110m, 104m);
        Assert.That(BookReader.Read(Book).Snapshot.Revision, Is.EqualTo(3));
    }

    [Test]
    public void Run_OlderEditionAfterTheNewer_IsKeptAmongTheRevisions()
    {
        Ingestor.Run([Audit("audit_V2.json", held: 104)], _out.Path);

        var report = Ingestor.Run([Audit("audit_V1.json", held: 110)], _out.Path).Single();

        Assert.That(report.Issues.Select(i => i.Code), Has.Member("older-edition").And.No.Member("restated"));
        AssertEditions(104m, 110m);
    }

    [Test]
    public void Run_TheSameEditionAgain_ChangesNothing()
    {
        var files = new[] { Audit("audit_V1.json", held: 110), Audit("audit_V2.json", held: 104) };
        Ingestor.Run(files, _out.Path);
        var before = Contents();

        Ingestor.Run([files[1]], _out.Path);
        Assert.That(Contents(), Is.EqualTo(before));

        Ingestor.Run([files[0]], _out.Path);
        Assert.That(Contents(), Is.EqualTo(before));

        Ingestor.Run(files, _out.Path);
        Assert.That(Contents(), Is.EqualTo(before));
    }

    [Test]
    public void Run_TheSameBytesUnderTwoNames_AreOneDocument()
    {
        var reports = Ingestor.Run([Audit("a.json", held: 110), Audit("b.json", held: 110)], _out.Path);

        Assert.That(reports.SelectMany(r => r.Issues).Select(i => i.Code), Has.None.EqualTo("restated"));
        AssertEditions(110m);
    }

    [Test]
    public void Run_NewerEdition_KeepsTheCorrectionsOfAnAnalyst()
    {
        Ingestor.Run([Audit("audit_V1.json", held: 110)], _out.Path);
        File.WriteAllText(Path.Combine(Book, "overrides.csv"), "file,line,field,old,new,who,when,why\nholdings.csv,2,quantity,110,109,A,2024-05-02,x\n");
        Assert.That(BookReader.Read(Book).Snapshot.Holdings[0].Quantity, Is.EqualTo(109m));

        Ingestor.Run([Audit("audit_V2.json", held: 104)], _out.Path);

        var book = BookReader.Read(Book);
        Assert.That(book.Snapshot.Holdings[0].Quantity, Is.EqualTo(104m));
        Assert.That(book.Issues.Select(i => i.Code), Has.Member("override-stale"));
        // What is kept is the document, not its correction.
        AssertEditions(104m, 110m);
    }

    [Test]
    public void Find_Revisions_AreNoBooksOfTheirOwn()
    {
        Ingestor.Run([Audit("audit_V1.json", held: 110), Audit("audit_V2.json", held: 104)], _out.Path);

        Assert.That(BookFinder.Find(_out.Path), Is.EqualTo(new[] { Book }));
    }

    [Test]
    public void Merge_PublicationDates_OrderEditionsThatStateNoNumber()
    {
        var (may, june, july) = (Published("a", 5), Published("b", 6), Published("c", 7));

        var editions = Revisions.Number(Revisions.Merge([may, july], [june]));

        Assert.That(editions.Select(e => (e.Snapshot.Disclosures.PublishedOn!.Value.Month, e.Snapshot.Revision, e.Snapshot.Supersedes, e.Snapshot.RestatedOn?.Month)), Is.EqualTo(new (int, int?, string?, int?)[]
        {
            (5, 1, null, null), (6, 2, "a", 6), (7, 3, "b", 7),
        }));
        Assert.That(Reconciler.Check(editions[2], null, editions[1]), Is.Empty, "nothing was changed");
    }

    private static ReserveBook Published(string hash, int month)
    {
        var book = TestKit.AReserve.OfIssuer().Holds("USD", AssetClass.DepositBank, 10m).Owes("TUSD1", 9m).Shows(d => d with { PublishedOn = new DateOnly(2025, month, 1) }).Book;
        return book with { Snapshot = book.Snapshot with { Documents = [new PublishedDocument(hash, hash, "format")] } };
    }

    [Test]
    public void Run_PartialPageBesideTheWholeOne_TheWholeOneCountsWhateverTheOrder([Values("a.json", "z.json")] string partial)
    {
        Ingestor.Run([Page("m.json", 22), Page(partial, 8)], _out.Path);

        Assert.That(BookReader.Read(Book).Snapshot.Holdings, Has.Length.EqualTo(22));
        Assert.That(BookReader.ReadEarlier(Book), Is.Empty, "A page saved in part is no edition that another replaces.");
    }

    [Test]
    public void Run_PartialPageAfterTheWholeOne_TheWholeOneCounts()
    {
        Ingestor.Run([Page("m.json", 22)], _out.Path);
        Ingestor.Run([Page("z.json", 8)], _out.Path);

        Assert.That(BookReader.Read(Book).Snapshot.Holdings, Has.Length.EqualTo(22));
    }

    [Test]
    public void Run_UnitJumpAgainstTheBookOfAnEarlierRun_IsFound()
    {
        Ingestor.Run([_in.Write("kraken_2026-01-31.csv", "asset,amount,liabilities\nBTC,100,99\n")], _out.Path);

        var report = Ingestor.Run([_in.Write("kraken_2026-02-28.csv", "asset,amount,liabilities\nBTC,10000000000,99\n")], _out.Path).Single();

        Assert.That(report.Issues.Select(i => i.Code), Has.One.EqualTo("unit-jump"));
    }

    [Test]
    public void Run_TableBesideThePublishersDocument_TheDocumentCountsWhateverTheNames([Values("a", "z")] string first)
    {
        Ingestor.Run([Audit("m.json", held: 110), _in.Write(first + "_okx_2024-04-12.csv", "asset,amount\nBTC,7\n")], _out.Path);

        Assert.That(BookReader.Read(Book).Snapshot.Holdings.Single(h => h.Asset.Text == "BTC").Quantity, Is.EqualTo(110m));
    }

    [Test]
    public void Run_PriceInTwoCurrenciesOnOneDay_TheBooksOwnCounts()
    {
        var tickers = _in.Write("tickers.json",
            """{"code":"0","msg":"","data":[{"instType":"SPOT","instId":"BTC-EUR","last":"50","bidPx":"49","askPx":"51","volCcy24h":"5","ts":"1712937600000"},{"instType":"SPOT","instId":"BTC-USD","last":"61000","bidPx":"60999","askPx":"61001","volCcy24h":"500000","ts":"1712937600000"}]}""");

        Ingestor.Run([tickers, Audit("m.json", held: 110)], _out.Path);

        var quote = BookReader.Read(Book).Market.Quotes.Single(q => q.Asset.Text == "BTC");
        Assert.That((quote.Price, quote.Spread), Is.EqualTo((61000m, 2m / 61000m)));
    }

    private void AssertEditions(decimal newest, params decimal[] earlier)
    {
        Assert.That(BookReader.Read(Book, applyOverrides: false).Snapshot.Holdings.Single(h => h.Asset.Text == "BTC").Quantity, Is.EqualTo(newest));
        Assert.That(BookReader.ReadEarlier(Book).Select(b => b.Snapshot.Holdings.Single(h => h.Asset.Text == "BTC").Quantity), Is.EqualTo(earlier));
    }

    private List<(string, string)> Contents() =>
        [.. Directory.EnumerateFiles(_out.Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(f => (Path.GetRelativePath(_out.Path, f), File.ReadAllText(f)))];

    private string Audit(string name, int held)
    {
        var text = """{"auditRootInfo":{"auditId":"a1","createTime":1712937600000,"reserveBalances":{"BTC":"HELD","ETH":"1000"},"liabilityBalances":{"BTC":"100","ETH":"990"}}}""";
        return _in.Write(name, text.Replace("HELD", held.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }

    /// <summary>OKX's page as saved, with the first assets of the 22 that it publishes.</summary>
    private string Page(string name, int assets)
    {
        var amounts = string.Join(",", "BTC ETH USDT USDC XRP SOL DOGE LTC BCH ETC DOT UNI TRX LINK SHIB OKB ADA AVAX TON FIL APT PEOPLE".Split(' ').Take(assets).Select(a => $"\"{a}\":\"100\""));
        return _in.Write(name, $"{{\"auditRootInfo\":{{\"createTime\":1712937600000,\"reserveBalances\":{{{amounts}}},\"liabilityBalances\":{{{amounts}}}}}}}");
    }
}
