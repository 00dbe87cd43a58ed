using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Books;
using RiskAnalytics.Ingestion.Combining;

namespace RiskAnalytics.Ingestion.Tests.Books;

[TestFixture]
public sealed class OverridesTests
{
    private const string Header = "file,line,field,old,new,who,when,why\n";
    private const string Holdings = "asset,class,quantity,value\nBTC,bitcoin,\"1,200\",100\nUSD,deposit-bank,,50\n";

    private TemporaryFolder _book = null!;

    [SetUp]
    public void WriteBook()
    {
        _book = new TemporaryFolder();
        _book.Write("entity.json", """{"id":"example","name":"Example","kind":"exchange","as_of":"2025-06-30","reporting_currency":"USD","own_assets":["OWN"]}""");
        _book.Write("holdings.csv", Holdings);
        _book.Write("disclosures.json", """{"line_evidence_share":0.5,"assurance":{"level":"none"}}""");
    }

    [TearDown]
    public void RemoveBook() => _book.Dispose();

    [Test]
    public void Read_CorrectionThatMatches_IsAppliedAndSaid()
    {
        var plain = BookReader.Read(_book.Path);
        _book.Write("overrides.csv", Header + "holdings.csv,3,value,50.00,49.5,J. Doe,2025-07-02,The bank's letter of 1 July\n");

        var book = BookReader.Read(_book.Path);

        Assert.That(book.Snapshot.Holdings.Select(h => h.ReportedValue), Is.EqualTo(new[] { 100m, 49.5m }));
        Assert.That(book.InputSha256, Is.Not.EqualTo(plain.InputSha256));
        var issue = book.Issues.Single(i => i.Code == "override-applied");
        Assert.That((issue.Severity, issue.File, issue.Row, issue.Column, issue.OmitsLine), Is.EqualTo((IssueSeverity.Warning, "holdings.csv", (int?)3, "value", false)));
        Assert.That(issue.Message, Does.Contain("'50.00' to '49.5' by J. Doe on 2025-07-02: The bank's letter of 1 July"));
        Assert.That(book.Snapshot.Corrections.Single(), Is.EqualTo(
            new Correction("holdings.csv", 3, "value", "50.00", "49.5", "J. Doe", new DateOnly(2025, 7, 2), "The bank's letter of 1 July", IsApplied: true)));
    }

    [Test]
    public void Read_WithoutOverrides_IsThePlainBookAndSaysHowManyWereLeftOut()
    {
        var plain = BookReader.Read(_book.Path);
        _book.Write("overrides.csv", Header + "holdings.csv,3,value,50,49,J. Doe,2025-07-02,x\nholdings.csv,2,value,100,99,J. Doe,2025-07-02,x\n");

        var book = BookReader.Read(_book.Path, applyOverrides: false);

        Assert.That(book.InputSha256, Is.EqualTo(plain.InputSha256));
        Assert.That(book.Snapshot.Holdings[1].ReportedValue, Is.EqualTo(50m));
        Assert.That(book.Snapshot.Corrections, Is.Empty);
        Assert.That(book.Issues.Single(i => i.Code == "overrides-left-out").Message, Does.StartWith("2 corrections were left out"));
    }

    [TestCase("holdings.csv,3,value,51,49,A,2025-07-02,x", "'50' by now, not '51'", TestName = "the cell holds something else")]
    [TestCase("holdings.csv,9,value,50,49,A,2025-07-02,x", "no row that starts on this line", TestName = "no such line")]
    [TestCase("liabilities.csv,2,value,50,49,A,2025-07-02,x", "no such file", TestName = "no such file in the book")]
    [TestCase("notes.txt,2,value,50,49,A,2025-07-02,x", "no such file", TestName = "no file of a book")]
    public void Read_CorrectionThatDoesNotMatch_IsStaleAndLeftOut(string row, string expected)
    {
        _book.Write("overrides.csv", Header + row + "\n");

        var book = BookReader.Read(_book.Path);

        var issue = book.Issues.Single(i => i.Code == "override-stale");
        Assert.That((issue.Severity, issue.File, issue.Row), Is.EqualTo((IssueSeverity.Warning, "overrides.csv", (int?)2)));
        Assert.That(issue.Message, Does.Contain(expected));
        Assert.That(book.Snapshot.Holdings[1].ReportedValue, Is.EqualTo(50m));
        Assert.That(book.Snapshot.Corrections.Single().IsApplied, Is.False);
    }

    [Test]
    public void Read_CellThatHoldsTheNewFigureAlready_IsMentionedOnly()
    {
        _book.Write("overrides.csv", Header + "holdings.csv,3,value,60,50,A,2025-07-02,x\n");

        Assert.That(BookReader.Read(_book.Path).Issues.Single(i => i.Code == "override-stale").Severity, Is.EqualTo(IssueSeverity.Info));
    }

    [TestCase("holdings.csv,3,value,50,49,,2025-07-02,x", "lacks who")]
    [TestCase("holdings.csv,3,value,50,49,A,2025-07-02,", "lacks why")]
    [TestCase(",3,value,50,49,A,2025-07-02,x", "lacks file")]
    [TestCase("holdings.csv,,value,50,49,A,2025-07-02,x", "names no line")]
    [TestCase("holdings.csv,3,worth,50,49,A,2025-07-02,x", "no column of holdings.csv")]
    [TestCase("holdings.csv,3,value,50,50.0,A,2025-07-02,x", "what is there already")]
    [TestCase("entity.json,,id,example,other,A,2025-07-02,x", "cannot be corrected here")]
    [TestCase("entity.json,,own_assets,OWN,OTHER,A,2025-07-02,x", "no single value")]
    [TestCase("entity.json,,a.b.c,OWN,OTHER,A,2025-07-02,x", "no single value")]
    public void Read_CorrectionThatIsNone_IsAnErrorAndCorrectsNothing(string row, string expected)
    {
        _book.Write("overrides.csv", Header + row + "\n");

        var book = BookReader.Read(_book.Path);

        var issue = book.Issues.Single(i => i.Code == "override-malformed");
        Assert.That((issue.Severity, issue.File, issue.Row), Is.EqualTo((IssueSeverity.Error, "overrides.csv", (int?)2)));
        Assert.That(issue.Message, Does.Contain(expected));
        Assert.That(book.Snapshot.Holdings.Select(h => h.ReportedValue), Is.EqualTo(new[] { 100m, 50m }));
        Assert.That(book.Snapshot.Entity.Id, Is.EqualTo("example"));
    }

    [Test]
    public void Read_BadDateOrLine_IsAnErrorOfItsCell()
    {
        _book.Write("overrides.csv", Header + "holdings.csv,3,value,50,49,A,2025-02-31,x\nholdings.csv,three,value,50,49,A,2025-07-02,x\n");

        var book = BookReader.Read(_book.Path);

        Assert.That(book.Issues.Where(i => i.File == "overrides.csv").Select(i => (i.Code, i.Row)), Is.EqualTo(new[] { ("bad-date", (int?)2), ("bad-number", (int?)3) }));
        Assert.That(book.Snapshot.Corrections, Is.Empty);
    }

    [Test]
    public void Read_ColumnThatTheTableLacks_IsAdded()
    {
        _book.Write("overrides.csv", Header + "holdings.csv,3,maturity,,2025-08-01,A,2025-07-02,From the contract\n");

        Assert.That(BookReader.Read(_book.Path).Snapshot.Holdings.Select(h => h.Maturity), Is.EqualTo(new DateOnly?[] { null, new DateOnly(2025, 8, 1) }));
    }

    [Test]
    public void Read_NewFigureThatIsNone_IsReadLikeAnyCell()
    {
        _book.Write("overrides.csv", Header + "holdings.csv,3,value,50,much,A,2025-07-02,x\n");

        var book = BookReader.Read(_book.Path);

        Assert.That(book.Issues.Select(i => i.Code), Is.SupersetOf(new[] { "bad-number", "override-applied" }));
        Assert.That(book.Snapshot.Holdings, Has.Length.EqualTo(1));
    }

    [Test]
    public void Read_NumberWithSeparators_MatchesByItsValue()
    {
        _book.Write("overrides.csv", Header + "holdings.csv,2,quantity,1200,12,A,2025-07-02,x\n");

        Assert.That(BookReader.Read(_book.Path).Snapshot.Holdings[0].Quantity, Is.EqualTo(12m));
    }

    [Test]
    public void Read_KeysOfJsonFiles_AreCorrectedByTheirPath()
    {
        _book.Write("overrides.csv", Header
            + "disclosures.json,,line_evidence_share,0.50,0.4,A,2025-07-02,x\ndisclosures.json,,assurance.level,none,on-chain-only,A,2025-07-02,x\nentity.json,,partial,,8 of 22 assets,A,2025-07-02,x\n");

        var snapshot = BookReader.Read(_book.Path).Snapshot;

        Assert.That(snapshot.Disclosures.LineEvidenceShare!.Value.Fraction, Is.EqualTo(.4m));
        Assert.That(snapshot.Disclosures.Assurance!.Level, Is.EqualTo(AssuranceLevel.OnChainOnly));
        Assert.That(snapshot.Entity.Partial, Is.EqualTo("8 of 22 assets"));
        Assert.That(snapshot.Corrections.Select(c => c.IsApplied), Is.All.True);
    }

    [Test]
    public void Read_FileWithoutAColumn_IsRefused()
    {
        _book.Write("overrides.csv", "file,line,field,old,new,who,when\nholdings.csv,3,value,50,49,A,2025-07-02\n");

        Assert.That(() => BookReader.Read(_book.Path), Throws.TypeOf<IngestionException>().With.Message.Contains("why"));
        Assert.That(BookReader.Read(_book.Path, applyOverrides: false).Snapshot.Holdings, Has.Length.EqualTo(2));
    }

    [Test]
    public void Write_OverABookWithCorrections_LeavesThem()
    {
        using var root = new TemporaryFolder();
        var folder = BookWriter.Write(BookReader.Read(_book.Path), root.Path);
        File.WriteAllText(Path.Combine(folder, "overrides.csv"), Header + "holdings.csv,3,value,50,49,A,2025-07-02,x\n");

        BookWriter.Write(BookReader.Read(_book.Path), root.Path);

        Assert.That(BookReader.Read(folder).Snapshot.Holdings[1].ReportedValue, Is.EqualTo(49m));
    }

    [Test]
    public void Ingest_CorrectedBook_KeepsInItsNotesWhatWasCorrected()
    {
        using var root = new TemporaryFolder();
        _book.Write("overrides.csv", Header + "holdings.csv,3,value,50,49,A,2025-07-02,x\n");

        var report = Ingestor.Run([_book.Path], root.Path).Single(r => r.Books.Length > 0);

        var book = BookReader.Read(Path.Combine(root.Path, report.Books.Single()));
        Assert.That(book.Snapshot.Holdings[1].ReportedValue, Is.EqualTo(49m));
        Assert.That(book.Snapshot.Entity.Notes, Is.EqualTo(new[] { "CORRECTED: holdings.csv, row 3, value from 50 to 49 by A on 2025-07-02: x." }));
    }
}
