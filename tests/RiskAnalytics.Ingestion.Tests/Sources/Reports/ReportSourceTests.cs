using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.Reports;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Ingestion.Tests.Sources.Reports;

internal sealed class TetherReportSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source => new TetherReportSource();

    protected override string GoodFile => ReportFiles.Path("formats/tether/reserves-report-2022-q2.pdf");

    [Test]
    public void Read_QuarterlyReport_HasEveryClassAndTheLiabilities()
    {
        var book = Source.Read(SourceDocument.Open(GoodFile)).Books.Single().Snapshot;

        Assert.That(book.Entity.Id, Is.EqualTo("tether"));
        Assert.That(book.AsOfInstant, Is.EqualTo(new DateTimeOffset(2022, 6, 30, 23, 59, 0, TimeSpan.Zero)));
        Assert.That(book.Holdings.Select(h => (h.Class, h.ReportedValue)), Is.EqualTo(new (AssetClass, decimal?)[]
        {
            (AssetClass.TreasuryBill, 28_856_434_491), (AssetClass.MmfPrime, 6_810_253_431), (AssetClass.DepositBank, 5_418_232_067),
            (AssetClass.ReverseRepoTerm, 2_992_015_954), (AssetClass.GovernmentBond, 397_150_678), (AssetClass.MixedBondsFundsMetals, 3_486_896_735),
            (AssetClass.Other, 5_551_836_303), (AssetClass.SecuredLoan, 4_494_373_260),
            (AssetClass.CommercialPaperA1, 1_438_681_413), (AssetClass.CommercialPaperA1, 5_465_038_236), (AssetClass.CommercialPaperA2, 1_498_706_856),
        }));
        Assert.That(book.Holdings.Sum(h => h.ReportedValue), Is.EqualTo(66_409_619_424m));
        Assert.That(book.Holdings.Where(h => h.Section is not null).Sum(h => h.ReportedValue), Is.EqualTo(52_876_513_126m));
        Assert.That(book.Stated.Select(s => (s.Kind, s.Value)), Is.EquivalentTo(new[] { (StatedKind.SectionTotal, 52_876_513_126m), (StatedKind.TotalAssets, 66_409_619_424m) }));
        Assert.That(book.Liabilities!.Value.Single().ReportedValue, Is.EqualTo(66_218_725_778m));
        Assert.That(book.Liabilities.Value.Single().StatedSource, Does.Contain("page 2").And.Contain("66204234509"));
        Assert.That(book.Disclosures.Assurance, Is.EqualTo(new Assurance(AssuranceLevel.QuarterlyAssurance, "BDO", "ISAE 3000 (Revised)", new DateOnly(2022, 8, 10))));
    }

    [Test]
    public void Read_LabelBrokenRoundItsFigure_IsPutTogether()
    {
        var repo = Source.Read(SourceDocument.Open(GoodFile)).Books.Single().Snapshot.Holdings.Single(h => h.Class == AssetClass.ReverseRepoTerm);

        Assert.That(repo.Instrument, Is.EqualTo("Reverse Repurchase Agreements"));
        Assert.That(repo.StatedSource, Is.EqualTo("reserves-report-2022-q2.pdf, page 3, line 'Reverse Repurchase Agreements8'"));
    }
}

internal sealed class CircleReportSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source => new CircleReportSource();

    protected override string GoodFile => ReportFiles.Path("formats/circle/usdc-reserve-report-2024-05.pdf");

    [Test]
    public void Read_TwoDates_MakeTwoBooks()
    {
        var books = Source.Read(SourceDocument.Open(GoodFile)).Books.Select(b => b.Snapshot).ToList();

        // 23:59 in California is 06:59 of the next day in UTC, daylight saving time.
        Assert.That(books.Select(b => b.AsOfInstant), Is.EqualTo(new DateTimeOffset?[]
        {
            new DateTimeOffset(2024, 5, 8, 6, 59, 0, TimeSpan.Zero), new DateTimeOffset(2024, 6, 1, 6, 59, 0, TimeSpan.Zero),
        }));
        Assert.That(books[0].AsOfPublished, Is.EqualTo("2024-05-07 23:59 Pacific Time (UTC-7)"));
        Assert.That(books.Select(b => b.Holdings.Sum(h => h.ReportedValue)), Is.EqualTo(new decimal?[] { 33_216_419_857, 32_340_643_744 }));
        Assert.That(books.Select(b => b.Liabilities!.Value.Single().Quantity), Is.EqualTo(new decimal?[] { 33_165_344_461, 32_289_248_060 }));
        Assert.That(books.Select(b => b.Holdings.Count(h => h.Class == AssetClass.TreasuryBill)), Is.EqualTo(new[] { 13, 11 }));
        Assert.That(books[0].Entity.Token, Is.EqualTo(new TokenProfile(Core.Values.AssetSymbol.Parse("USDC"), Core.Values.CurrencyCode.Usd, null, null, null)));
    }

    [Test]
    public void Read_SettlementLines_MayBeNegative()
    {
        var lines = Source.Read(SourceDocument.Open(GoodFile)).Books[0].Snapshot.Holdings.Where(h => h.Class == AssetClass.Settlement);

        Assert.That(lines.Select(h => (h.ReportedValue, h.Section)), Is.EqualTo(new (decimal?, string?)[]
        {
            (-1_022_934_609, "Circle Reserve Fund assets"), (-8_936_228, "Other reserve assets"),
        }));
    }

    [Test]
    public void Read_Bill_HasCusipMaturityAndPlace()
    {
        var bill = Source.Read(SourceDocument.Open(GoodFile)).Books[0].Snapshot.Holdings[0];

        Assert.That(bill.Instrument, Is.EqualTo("CUSIP 912797HQ3"));
        Assert.That(bill.Maturity, Is.EqualTo(new DateOnly(2024, 5, 9)));
        Assert.That(bill.HasLineEvidence, Is.True);
        Assert.That(bill.StatedSource, Is.EqualTo("usdc-reserve-report-2024-05.pdf, page 2, line '912797HQ3 05/09/24'"));
    }

    [Test]
    public void Read_BidirectionalMarksInNumbers_ReadsTheSameFigures()
    {
        var marked = Source.Read(SourceDocument.Open(ReportFiles.Path("broken/reports/usdc-bidirectional-marks.pdf"))).Books[0].Snapshot;
        var plain = Source.Read(SourceDocument.Open(GoodFile)).Books[0].Snapshot;

        Assert.That(marked.Holdings.Select(h => (h.ReportedValue, h.Instrument)), Is.EqualTo(plain.Holdings.Select(h => (h.ReportedValue, h.Instrument))));
    }

    [TestCase("usdc-second-table-nonsense-font.pdf", "page 3 is not read: its font has no text map")]
    [TestCase("usdc-second-table-picture.pdf", "page 3 is not read: it is a picture")]
    public void Read_TableThatIsNoText_IsNotReadAndNeverZero(string file, string words)
    {
        var reading = Source.Read(SourceDocument.Open(ReportFiles.Path("broken/reports/" + file)));

        Assert.That(reading.Issues.Single(i => i.Code == "page-not-read").Message, Does.StartWith(char.ToUpperInvariant(words[0]) + words[1..]));
        Assert.That(reading.Books.Single().Snapshot.AsOfPublished, Does.StartWith("2024-05-07"));
        Assert.That(reading.Books.Single().Snapshot.Holdings.Sum(h => h.ReportedValue), Is.EqualTo(33_216_419_857m));
    }

    [Test]
    public void Read_AtLeastEqualTo_MakesNoBookAndSaysWhy()
    {
        var reading = Source.Read(SourceDocument.Open(ReportFiles.Path("broken/reports/usdc-at-least-equal.pdf")));

        Assert.That(reading.Books, Is.Empty);
        Assert.That(reading.Issues.Single(i => i.Code == "no-asset-figures").Message, Does.Contain("at least equal to the tokens"));
    }

    [Test]
    public void Read_EuroReport_FigureSetAboveItsLabelAndTotalAsPrinted()
    {
        var good = Source.Read(SourceDocument.Open(ReportFiles.Path("formats/circle/eurc-reserve-report-2024-08.pdf"))).Books.Single().Snapshot;
        var defect = Source.Read(SourceDocument.Open(ReportFiles.Path("broken/reports/eurc-total-off-by-six.pdf"))).Books.Single().Snapshot;

        Assert.That(good.ReportingCurrency.Letters, Is.EqualTo("EUR"));
        Assert.That(good.Holdings.Select(h => h.ReportedValue), Is.EqualTo(new decimal?[] { 53_953_752, -333_041 }));
        Assert.That(defect.Stated.Single(s => s.Kind == StatedKind.TotalAssets).Value - defect.Holdings.Sum(h => h.ReportedValue), Is.EqualTo(6m));
    }
}

internal sealed class PaxosReportSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source => new PaxosReportSource();

    protected override string GoodFile => ReportFiles.Path("formats/paxos/busd-redemption-assets-2024-04.pdf");

    [Test]
    public void Read_RepoAtCollateralValue_HasNoMaturityAndSaysSo()
    {
        var books = Source.Read(SourceDocument.Open(GoodFile)).Books.Select(b => b.Snapshot).ToList();

        Assert.That(books.Select(b => b.AsOfInstant), Is.EqualTo(new DateTimeOffset?[]
        {
            new DateTimeOffset(2024, 4, 22, 21, 0, 0, TimeSpan.Zero), new DateTimeOffset(2024, 4, 30, 21, 0, 0, TimeSpan.Zero),
        }));
        Assert.That(books[0].Holdings.Select(h => (h.Class, h.ReportedValue, h.Maturity)), Is.EqualTo(new (AssetClass, decimal?, DateOnly?)[]
        {
            (AssetClass.ReverseRepoOvernight, 71_188_860, null), (AssetClass.DepositBank, 935_938, null),
        }));
        Assert.That(books[0].Holdings[0].Instrument, Does.Contain("912810TY4").And.Contain("2054-02-15").And.Contain("collateral value"));
        Assert.That(books[0].Entity.Notes, Has.Some.Contains("102%"));
        Assert.That(books[1].Liabilities!.Value.Single().Quantity, Is.EqualTo(70_511_464m));
        Assert.That(books[1].Disclosures.Assurance!.ReportDate, Is.EqualTo(new DateOnly(2024, 5, 17)));
    }

    [Test]
    public void Read_SubTotalWithSwappedDigits_IsKeptAsPrinted()
    {
        var book = Source.Read(SourceDocument.Open(ReportFiles.Path("broken/reports/busd-sub-total-swapped-digits.pdf"))).Books[1].Snapshot;

        Assert.That(book.Stated.Single(s => s.Kind == StatedKind.SectionTotal).Value, Is.EqualTo(71_722_500m));
        Assert.That(book.Holdings.Where(h => h.Section == book.Stated.Single(s => s.Kind == StatedKind.SectionTotal).Subject).Sum(h => h.ReportedValue), Is.EqualTo(71_272_500m));
        Assert.That(book.Stated.Single(s => s.Kind == StatedKind.TotalAssets).Value, Is.EqualTo(72_208_331m));
    }

    [Test]
    public void Read_Exhibits_DashIsNoLineAndTokensAreThoseOfAllChains()
    {
        var books = Source.Read(SourceDocument.Open(ReportFiles.Path("formats/paxos/usdp-redemption-assets-2025-06.pdf"))).Books.Select(b => b.Snapshot).ToList();

        Assert.That(books.Select(b => b.Entity.Id), Is.All.EqualTo("usdp"));
        Assert.That(books[1].Holdings.Select(h => (h.Class, h.ReportedValue)), Is.EqualTo(new (AssetClass, decimal?)[]
        {
            (AssetClass.DepositBank, 67_050_318), (AssetClass.ReverseRepoOvernight, 917_000),
        }));
        Assert.That(books.Select(b => b.Liabilities!.Value.Single().Quantity), Is.EqualTo(new decimal?[] { 73_223_449, 67_953_449 }));
        Assert.That(books[0].Stated.Select(s => (s.Kind, s.Value)), Is.EqualTo(new[] { (StatedKind.TotalAssets, 73_478_260m), (StatedKind.Surplus, 254_811m) }));
        Assert.That(books[0].Disclosures.Assurance!.Provider, Is.EqualTo("KPMG"));
    }
}

internal sealed class FirstDigitalReportSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source => new FirstDigitalReportSource();

    protected override string GoodFile => ReportFiles.Path("formats/fdusd/reserve-accounts-2024-03.pdf");

    [Test]
    public void Read_GluedFootnote_IsNoPartOfTheYear()
    {
        var reading = Source.Read(SourceDocument.Open(GoodFile));
        var book = reading.Books.Single().Snapshot;
        var deposit = book.Holdings.Single(h => h.ReportedValue == 87_000_000);

        Assert.That(deposit.Maturity, Is.EqualTo(new DateOnly(2024, 3, 28)));
        Assert.That(reading.Issues, Has.Exactly(1).Property("Code").EqualTo("glued-footnote"));
        // 9 pm in New York is 1 am of the next day in UTC, daylight saving time.
        Assert.That(book.AsOfInstant, Is.EqualTo(new DateTimeOffset(2024, 4, 1, 1, 0, 0, TimeSpan.Zero)));
        Assert.That(book.Holdings.Sum(h => h.ReportedValue), Is.EqualTo(2_564_237_569.18m));
        Assert.That(book.Liabilities!.Value.Single().Quantity, Is.EqualTo(2_549_846_920.87m));
        Assert.That(book.Holdings[0].Custodian.Class, Is.EqualTo(PartyClass.Affiliate));
    }

    [Test]
    public void Read_SubTotalAboveItsBills_IsKeptAsPrinted()
    {
        var book = Source.Read(SourceDocument.Open(ReportFiles.Path("broken/reports/fdusd-sub-total-differs.pdf"))).Books.Single().Snapshot;

        Assert.That(book.Holdings.Where(h => h.Section == "U.S. Treasury bills").Sum(h => h.ReportedValue), Is.EqualTo(808_362_630.18m));
        Assert.That(book.Stated.Where(s => s.Kind == StatedKind.SectionTotal).Select(s => (s.Subject, s.Value)), Is.EqualTo(new[]
        {
            ("U.S. Treasury bills", 866_008_656.18m), ("Overnight reverse repurchase agreements", 23_500_000m), ("Fixed deposits", 40_406_500m),
        }));
        Assert.That(book.Stated.Single(s => s.Kind == StatedKind.TotalAssets).Value, Is.EqualTo(1_084_721_100.75m));
        Assert.That(book.Holdings[0].Instrument, Is.EqualTo("CUSIP 912797QE09"));
        Assert.That(book.Disclosures.Assurance!.Standard, Is.EqualTo("ISAE 3000 (Revised), limited assurance"));
    }
}

internal sealed class UnreadReportSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source => new UnreadReportSource();

    protected override string GoodFile => ReportFiles.Path("formats/pictures/report-of-pictures.pdf");

    protected override bool MakesBooks => false;

    protected override bool HasFigures => false;

    [Test]
    public void Read_Pictures_NamesEachPage()
    {
        var issues = Source.Read(SourceDocument.Open(GoodFile)).Issues;

        Assert.That(issues.Select(i => i.Message), Is.EqualTo(new[] { "Page 1 is not read: it is a picture without text.", "Page 2 is not read: it is a picture without text." }));
    }
}

internal sealed class ReportFilesTests
{
    private static IEnumerable<TestCaseData> Drawn => DrawnReports.All.Select(d => new TestCaseData(d.Path, d.Draw).SetArgDisplayNames(d.Path));

    [TestCaseSource(nameof(Drawn))]
    public void Fixture_DrawnAgain_HasTheSameBytes(string path, Func<ReportDrawing> draw) =>
        Assert.That(draw().ToBytes(), Is.EqualTo(File.ReadAllBytes(ReportFiles.Path(path))));

    [Test]
    [Explicit("Writes the drawn reports into the source tree.")]
    public void Fixtures_WriteAll()
    {
        foreach (var (path, draw) in DrawnReports.All)
            File.WriteAllBytes(ReportFiles.Path(path), draw().ToBytes());
        Assert.Pass();
    }
}

/// <summary>Where the drawn reports lie.</summary>
internal static class ReportFiles
{
    public static string Path(string name) => System.IO.Path.Combine(Repository.Root, "tests", "RiskAnalytics.Ingestion.Tests", "Fixtures", name);
}
