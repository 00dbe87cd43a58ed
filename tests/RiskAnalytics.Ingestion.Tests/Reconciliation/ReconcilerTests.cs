using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Reconciliation;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Ingestion.Tests.Reconciliation;

/// <summary>Each check on books whose figures are those of real reports with the same defect, or small ones reckoned by hand.</summary>
[TestFixture]
public sealed class ReconcilerTests
{
    [Test]
    public void Check_BookThatAgreesWithItself_FindsNothing()
    {
        var book = AReserve.OfIssuer().Holds("USD", AssetClass.DepositBank, 100.10m).Holds("USD", AssetClass.TreasuryBill, 200.20m).Owes("TUSD1", 300m);

        var issues = Check(book,
            Stated(StatedKind.TotalAssets, 300.30m), Stated(StatedKind.TotalLiabilities, 300m), Stated(StatedKind.Surplus, .30m), Stated(StatedKind.Ratio, 1.001m, step: .001m));

        Assert.That(issues, Is.Empty);
    }

    [Test]
    public void Check_SubTotalAboveItsLines_GivesBothFiguresAndTheCoverage()
    {
        // FDUSD 2025-09-30: bills sum to 808,362,630.18, the sub-total says 866,008,656.18, and the total uses the sub-total.
        var book = AReserve.OfIssuer()
            .Holds("USD", AssetClass.TreasuryBill, 700_000_000m, InSection("bills")).Holds("USD", AssetClass.TreasuryBill, 108_362_630.18m, InSection("bills"))
            .Holds("USD", AssetClass.DepositBank, 220_000_000m, InSection("deposits")).Owes("TUSD1", 1_081_800_000m);

        var issues = Check(book,
            Stated(StatedKind.SectionTotal, 866_008_656.18m, "bills"), Stated(StatedKind.SectionTotal, 220_000_000m, "deposits"), Stated(StatedKind.TotalAssets, 1_086_008_656.18m));

        Assert.That(issues.Select(i => (i.Severity, i.Code)), Is.EqualTo(new[] { (IssueSeverity.Warning, "total-differs"), (IssueSeverity.Warning, "section-total-differs") }));
        Assert.That(issues[1].Message, Does.Contain("USD 808,362,630.18").And.Contain("USD 866,008,656.18").And.Contain("USD 57,646,026 less")
            .And.Contain("goes with the sub-total").And.Contain("Coverage is 0.9506 as the lines stand and 1.0039"));
        Assert.That((issues[1].File, issues[1].Row), Is.EqualTo(("report.pdf", (int?)2)));
    }

    [Test]
    public void Check_SubTotalWithSwappedDigits_SaysThatTheTotalIsRight()
    {
        // BUSD 2024-07-26: sub-total 70,250,580 for items of 70,205,580; the total is right.
        var book = AReserve.OfIssuer()
            .Holds("USD", AssetClass.TreasuryBill, 60_000_000m, InSection("repo")).Holds("USD", AssetClass.TreasuryBill, 10_205_580m, InSection("repo"))
            .Holds("USD", AssetClass.DepositBank, 1_000_000m, InSection("cash")).Owes("TUSD1", 70_000_000m);

        var issues = Check(book,
            Stated(StatedKind.SectionTotal, 70_250_580m, "repo"), Stated(StatedKind.SectionTotal, 1_000_000m, "cash"), Stated(StatedKind.TotalAssets, 71_205_580m));

        Assert.That(issues.Select(i => i.Code), Is.EqualTo(new[] { "section-total-differs", "sections-differ" }));
        Assert.That(issues[0].Message, Does.Contain("USD 45,000 less").And.Contain("goes with the lines"));
        Assert.That(issues[1].Message, Does.Contain("USD 45,000 more"));
    }

    [Test]
    public void Check_TotalAMillionBelowTheSum_SaysWhatCoverageItWouldMean()
    {
        // GUSD 2025-05-08: the printed total is 1,000,000 below the sum, which would mean coverage of 98.1%.
        var book = AReserve.OfIssuer().Holds("USD", AssetClass.DepositBank, 52_500_000m).Owes("TUSD1", 52_497_451.58m);

        var issue = Check(book, Stated(StatedKind.TotalAssets, 51_500_000m)).Single();

        Assert.That((issue.Severity, issue.Code), Is.EqualTo((IssueSeverity.Warning, "total-differs")));
        Assert.That(issue.Message, Does.Contain("USD 1,000,000 more").And.Contain("Coverage is 1.0000 as the lines stand and 0.9810 with the other figure"));
    }

    [Test]
    public void Check_TotalOffByTwoWholeUnits_IsRounding()
    {
        // USDC 2022-09-30 is off by 2: four lines and a total in whole dollars can be.
        var book = AReserve.OfIssuer().Holds("USD", AssetClass.TreasuryBill, 10m).Holds("USD", AssetClass.TreasuryBill, 20m)
            .Holds("USD", AssetClass.TreasuryBill, 30m).Holds("USD", AssetClass.DepositBank, 40m).Owes("TUSD1", 90m);

        Assert.That(Check(book, Stated(StatedKind.TotalAssets, 102m)).Single().Severity, Is.EqualTo(IssueSeverity.Info));
        Assert.That(Check(book, Stated(StatedKind.TotalAssets, 106m)).Single().Severity, Is.EqualTo(IssueSeverity.Warning));
    }

    [Test]
    public void Check_BucketsAboveTheirTotal_AreADifferingSection()
    {
        // Tether 2021-12-31, paper by maturity as the press had it: buckets of 24.69bn, total 24.17bn.
        var book = AReserve.OfIssuer().Holds("USD", AssetClass.CommercialPaperA1, 16_000_000_000m, InSection("paper")).Holds("USD", AssetClass.CommercialPaperA2, 8_690_000_000m, InSection("paper")).Owes("TUSD1", 24_000_000_000m);

        var issue = Check(book, Stated(StatedKind.SectionTotal, 24_170_000_000m, "paper", step: 10_000_000m)).Single();

        Assert.That((issue.Severity, issue.Code), Is.EqualTo((IssueSeverity.Warning, "section-total-differs")));
        Assert.That(issue.Message, Does.Contain("USD 520,000,000 more"));
    }

    [Test]
    public void Check_SubTotalWithoutLines_IsSaid()
    {
        var book = AReserve.OfIssuer().Holds("USD", AssetClass.DepositBank, 10m).Owes("TUSD1", 10m);

        Assert.That(Check(book, Stated(StatedKind.SectionTotal, 5m, "fund")).Single().Message, Does.Contain("no line of the book stands in it"));
        Assert.That(Check(book, Stated(StatedKind.SectionTotal, 0m, "fund")), Is.Empty);
    }

    [Test]
    public void Check_PartialBookBelowItsTotal_IsNoContradiction()
    {
        var book = AReserve.OfExchange().Holds("BTC", AssetClass.Bitcoin, 10m).Owes("BTC", 10m).Entity(e => e with { Partial = "8 of 22 assets" });

        Assert.That(Check(book, Stated(StatedKind.TotalAssets, 20m), Stated(StatedKind.TotalLiabilities, 20m)), Is.Empty);
        Assert.That(Check(book, Stated(StatedKind.TotalAssets, 5m)).Single().Message, Does.Contain("the effect on coverage cannot be told"));
    }

    [Test]
    public void Check_PartsOfAnAsset_RoundedInfoAndWrongWarning()
    {
        // OKX 2024-04-12: the parts of ETH sum to 1,698,960, the total says 1,698,961.
        var book = AReserve.OfExchange()
            .Holds("ETH", AssetClass.Ether, 0m, h => h with { ReportedValue = null, Quantity = 1_650_000m }).Holds("ETH", AssetClass.Ether, 0m, h => h with { ReportedValue = null, Quantity = 48_960m })
            .Owes("ETH", null, l => l with { Quantity = 1_635_000m });

        var issue = Check(book, Stated(StatedKind.AssetTotal, 1_698_961m, "ETH")).Single();

        Assert.That((issue.Severity, issue.Code), Is.EqualTo((IssueSeverity.Info, "asset-total-differs")));
        Assert.That(issue.Message, Does.Contain("1,698,960").And.Contain("1,698,961").And.Contain("Its coverage in ETH"));
        Assert.That(Check(book, Stated(StatedKind.AssetTotal, 1_700_000m, "ETH")).Single().Severity, Is.EqualTo(IssueSeverity.Warning));
    }

    [TestCase("1.03", null, TestName = "rounded: nothing")]
    [TestCase("1.02", IssueSeverity.Info, TestName = "cut: info")]
    [TestCase("1.05", IssueSeverity.Warning, TestName = "wrong: warning")]
    public void Check_PrintedRatio_IsToldApart(string printed, IssueSeverity? expected)
    {
        // 1,029 over 1,000.
        var book = AReserve.OfExchange().Holds("BTC", AssetClass.Bitcoin, 0m, h => h with { ReportedValue = null, Quantity = 1029m }).Owes("BTC", null, l => l with { Quantity = 1000m });

        var issues = Check(book, Stated(StatedKind.Ratio, decimal.Parse(printed, System.Globalization.CultureInfo.InvariantCulture), "BTC", .01m));

        Assert.That(issues.Select(i => (IssueSeverity?)i.Severity), Is.EqualTo(expected is null ? [] : new[] { expected }));
    }

    [Test]
    public void Check_RatioRoundedToTheWhole_HidesAShortfall()
    {
        var book = AReserve.OfExchange().Holds("BTC", AssetClass.Bitcoin, 0m, h => h with { ReportedValue = null, Quantity = 997m }).Owes("BTC", null, l => l with { Quantity = 1000m });

        var issue = Check(book, Stated(StatedKind.Ratio, 1m, "BTC", .01m)).Single();

        Assert.That((issue.Severity, issue.Code), Is.EqualTo((IssueSeverity.Warning, "ratio-differs")));
        Assert.That(issue.Message, Does.Contain("100%").And.Contain("99.7%").And.Contain("hides that less is held than owed"));
    }

    [Test]
    public void Check_SharesOfUsdcInMay2021_SumToMoreThanAll()
    {
        var book = AReserve.OfIssuer().Owes("TUSD1", 22_200_000_000m);
        (string Name, decimal Amount, decimal Share, decimal Step)[] lines =
        [
            ("cash", 13_400_000_000m, .61m, .01m), ("yankee CDs", 2_900_000_000m, .13m, .01m), ("treasuries", 2_700_000_000m, .12m, .01m),
            ("paper", 2_000_000_000m, .09m, .01m), ("bonds", 1_100_000_000m, .05m, .01m), ("municipal", 100_000_000m, .002m, .001m),
        ];
        book = lines.Aggregate(book, (b, l) => b.Holds("USD", AssetClass.Other, l.Amount, InSection(l.Name)));

        var issues = Check(book, [.. lines.Select(l => Stated(StatedKind.Share, l.Share, l.Name, l.Step))]);

        Assert.That(issues.Single(i => i.Code == "shares-sum").Message, Does.Contain("100.2%").And.Contain("0.2 percentage points"));
        // 13.4 of 22.2 is 60.4%, .1 of 22.2 is .45%.
        Assert.That(issues.Where(i => i.Code == "share-differs").Select(i => (i.Severity, i.Message.Contains("60.36%", StringComparison.Ordinal), i.Message.Contains("0.45%", StringComparison.Ordinal))),
            Is.EqualTo(new[] { (IssueSeverity.Info, true, false), (IssueSeverity.Warning, false, true) }));
    }

    [Test]
    public void Check_SharesOfSomeLinesOnly_NeedNotSumToAll()
    {
        var book = AReserve.OfIssuer().Holds("USD", AssetClass.DepositBank, 60m, InSection("a")).Holds("USD", AssetClass.DepositBank, 30m, InSection("b")).Holds("USD", AssetClass.DepositBank, 10m).Owes("TUSD1", 99m);

        Assert.That(Check(book, Stated(StatedKind.Share, .6m, "a", .01m), Stated(StatedKind.Share, .3m, "b", .01m)), Is.Empty);
        Assert.That(Check(book, Stated(StatedKind.Share, .6m, "a", .01m), Stated(StatedKind.Share, .7m, "b", .01m)).Select(i => i.Code), Is.EquivalentTo(new[] { "share-differs", "shares-sum" }));
    }

    [Test]
    public void Check_SurplusLiabilitiesAndSupply_AreComparedWithTheLines()
    {
        var book = AReserve.OfIssuer().Holds("USD", AssetClass.DepositBank, 110m).Owes("TUSD1", 100m);

        Assert.That(Check(book, Stated(StatedKind.Surplus, 15m)).Single().Message, Does.Contain("USD 10 beyond").And.Contain("USD 15").And.Contain("a difference of USD 5").And.Contain("1.1000 as the lines stand and 1.1500"));
        Assert.That(Check(book, Stated(StatedKind.TotalLiabilities, 105m)).Single().Message, Does.Contain("USD 5 less").And.Contain("1.1000 as the lines stand and 1.0476"));
        var supply = Check(book, Stated(StatedKind.Supply, 120m, "TUSD1")).Single();
        Assert.That((supply.Severity, supply.Code), Is.EqualTo((IssueSeverity.Warning, "supply-differs")));
        Assert.That(supply.Message, Does.Contain("20 more").And.Contain("1.1000 as the lines stand and 0.9167"));
        Assert.That(Check(book, Stated(StatedKind.Supply, 100.05m, "TUSD1")).Single().Severity, Is.EqualTo(IssueSeverity.Info));
        Assert.That(Check(book, Stated(StatedKind.Supply, 100m, "TUSD1")), Is.Empty);
    }

    [Test]
    public void Check_DepositThatMatured_IsMeasuredAgainstTheExcess()
    {
        // FDUSD 2024-03-31: 87,000,000 matured three days before, six times the excess.
        var book = AReserve.OfIssuer().On(new DateOnly(2024, 3, 31))
            .Holds("USD", AssetClass.DepositBank, 87_000_000m, h => h with { Maturity = new DateOnly(2024, 3, 28) }).Holds("USD", AssetClass.TreasuryBill, 2_477_237_569.18m).Owes("TUSD1", 2_549_846_920.87m);

        var issue = Check(book).Single();

        Assert.That((issue.Severity, issue.Code, issue.Column), Is.EqualTo((IssueSeverity.Warning, "matured-still-listed", "maturity")));
        Assert.That(issue.Message, Does.Contain("3 days before").And.Contain("USD 87,000,000").And.Contain("6 times the excess").And.Contain("1.0056 as the lines stand and 0.9715 without it"));
    }

    [TestCase("2025-11-28", "2025-11-30", IssueSeverity.Info, TestName = "Friday to Sunday")]
    [TestCase("2025-11-28", "2025-12-01", IssueSeverity.Warning, TestName = "Friday to Monday")]
    [TestCase("2025-11-27", "2025-11-29", IssueSeverity.Warning, TestName = "Thursday to Saturday")]
    public void Check_BillThatMatured_WeekendsAreTold(string maturity, string asOf, IssueSeverity expected)
    {
        var book = AReserve.OfIssuer().On(Day(asOf)).Holds("USD", AssetClass.TreasuryBill, 10m, h => h with { Maturity = Day(maturity) }).Owes("TUSD1", 9m);

        Assert.That(Check(book).Single().Severity, Is.EqualTo(expected));
    }

    [Test]
    public void Check_RepoRepeatedAsCash_IsTheSameAmountTwice()
    {
        var book = AReserve.OfIssuer().Holds("USD", AssetClass.ReverseRepoOvernight, 6_113_572_461.37m).Holds("USD", AssetClass.TreasuryBill, 1_500_000_000m)
            .Holds("USD", AssetClass.DepositBank, 6_113_572_461.37m).Owes("TUSD1", 7_600_000_000m);

        var issue = Check(book).Single();

        Assert.That((issue.Severity, issue.Code, issue.Row), Is.EqualTo((IssueSeverity.Warning, "repeated-amount", (int?)4)));
        Assert.That(issue.Message, Does.Contain("USD 6,113,572,461.37").And.Contain("with one of them"));
    }

    [Test]
    public void Check_RoundDepositsOfOneSize_AreTwoDeposits()
    {
        var book = AReserve.OfIssuer().Holds("USD", AssetClass.DepositBank, 50_000_000m).Holds("USD", AssetClass.DepositBank, 50_000_000m).Owes("TUSD1", 90_000_000m);

        Assert.That(Check(book), Is.Empty);
    }

    [Test]
    public void Check_OneCusipTwiceWithOneValue_IsARepeatedLine()
    {
        static Holding Bill(Holding h) => h with { Instrument = "US Treasury bill CUSIP 912797ST5" };
        var book = AReserve.OfIssuer().Holds("USD", AssetClass.TreasuryBill, 1000m, Bill).Holds("USD", AssetClass.TreasuryBill, 1000m, Bill).Holds("USD", AssetClass.TreasuryBill, 999m, Bill).Owes("TUSD1", 2000m);

        Assert.That(Check(book).Select(i => (i.Code, i.Row)), Is.EqualTo(new[] { ("repeated-line", (int?)3) }));
    }

    [TestCase(100, 10_400, true, TestName = "a hundredfold and a little")]
    [TestCase(100, 99_000_000, true, TestName = "a millionfold")]
    [TestCase(100_000_000, 1, true, TestName = "satoshi to bitcoin")]
    [TestCase(100, 2_500, false, TestName = "twenty-five times")]
    [TestCase(100, 40_000, false, TestName = "four hundred times")]
    [TestCase(100, 900, false, TestName = "nine times")]
    public void Check_AmountAgainstTheBookBefore_PowersOfTenAreTold(int before, int now, bool isFound)
    {
        static AReserve Of(int quantity) => AReserve.OfExchange().Holds("DOGE", AssetClass.SmallAltcoin, 0m, h => h with { ReportedValue = null, Quantity = quantity }).Owes("DOGE", null, l => l with { Quantity = quantity });
        var earlier = Of(before).On(new DateOnly(2025, 5, 31)).Book;

        var issues = Reconciler.Check(Of(now).Book, earlier);

        Assert.That(issues.Select(i => i.Code), Is.EqualTo(isFound ? new[] { "unit-jump" } : []));
    }

    [Test]
    public void Check_PriceAMillionTimesTheOneBefore_IsTold()
    {
        static AReserve At(decimal price) => AReserve.OfExchange().Holds("PEPE", AssetClass.SmallAltcoin, 0m, h => h with { ReportedValue = null, Quantity = 1000m }).Owes("PEPE", null, l => l with { Quantity = 1000m }).Quoted("PEPE", price);
        var earlier = At(.00001m).On(new DateOnly(2025, 5, 31)).Book;

        Assert.That(Reconciler.Check(At(10.1m).Book, earlier).Single().Message, Does.Contain("1,000,000 times"));
        Assert.That(Reconciler.Check(At(10.1m).Book), Is.Empty);
    }

    [Test]
    public void Check_MoreThanTheWholeToken_IsTold()
    {
        // OKB at OKX in April 2024: 345% of the units in circulation.
        var book = AReserve.OfExchange("OKB").Holds("OKB", AssetClass.OwnToken, 0m, h => h with { ReportedValue = null, Quantity = 207_000_000m })
            .Owes("OKB", null, l => l with { Quantity = 200_000_000m }).Quoted("OKB", 50m, supply: 60_000_000m, marketCap: 3_000_000_000m);

        var issue = Check(book).Single();

        Assert.That((issue.Severity, issue.Code), Is.EqualTo((IssueSeverity.Warning, "beyond-market-value")));
        Assert.That(issue.Message, Does.Contain("USD 10,350,000,000").And.Contain("USD 3,000,000,000").And.Contain("345%"));
    }

    [Test]
    public void Check_UnitsBeyondTheSupplyWithoutAPrice_AreTold()
    {
        var book = AReserve.OfExchange().Holds("FTT", AssetClass.OwnToken, 0m, h => h with { ReportedValue = null, Quantity = 200m }).Quoted("FTT", supply: 100m);

        Assert.That(Check(book).Single().Message, Does.Contain("200%").And.Contain("100 are in circulation"));
    }

    [Test]
    public void Check_LiabilitiesUnknown_SaysSo()
    {
        var book = AReserve.OfIssuer().Holds("USD", AssetClass.DepositBank, 100m);

        Assert.That(Check(book, Stated(StatedKind.TotalAssets, 90m)).Single().Message, Does.EndWith("Not all that is owed is in the book, so the effect on coverage cannot be told."));
    }

    [Test]
    public void Check_FiguresBeyondCalculation_AreSaidAndTheRestGoesOn()
    {
        var book = AReserve.OfIssuer().Holds("USD", AssetClass.DepositBank, decimal.MaxValue).Holds("USD", AssetClass.TreasuryBill, decimal.MaxValue).Owes("TUSD1", 1m);

        Assert.That(Check(book, Stated(StatedKind.TotalAssets, 90m)).Select(i => i.Message), Has.All.Contain("too large to calculate with").And.Some.Contain("printed total of the assets"));
    }

    [Test]
    public void Catalog_Codes_AreKebabCaseAndOnce()
    {
        Assert.That(CheckCatalog.All.Select(c => c.Code), Is.Unique.And.All.Matches("^[a-z]+(-[a-z]+)*$"));
        Assert.That(CheckCatalog.All.Select(c => c.Description), Is.Unique.And.All.EndsWith("."));
    }

    [Test]
    public void Catalog_Codes_AreThoseOfTheReadme()
    {
        var rows = File.ReadLines(Repository.PathTo("src/RiskAnalytics.Ingestion/README.md")).SkipWhile(l => l != "| code | compares |").Skip(2).TakeWhile(l => l.StartsWith('|'));

        Assert.That(rows.Select(r => r.Split('`')[1]), Is.EqualTo(CheckCatalog.All.Select(c => c.Code)));
    }

    [Test]
    public void Compare_AddressesAgainstTheWhole_LooksAtOwnCustodyOnly()
    {
        var whole = AReserve.OfExchange()
            .Holds("BTC", AssetClass.Bitcoin, 0m, h => h with { ReportedValue = null, Quantity = 100m })
            .Holds("BTC", AssetClass.Bitcoin, 0m, h => h with { ReportedValue = null, Quantity = 40m, Custodian = new Party("Bank", PartyClass.Bank) })
            .Holds("ETH", AssetClass.Ether, 0m, h => h with { ReportedValue = null, Quantity = 500m })
            .Holds("SOL", AssetClass.LargeAltcoin, 0m, h => h with { ReportedValue = null, Quantity = 7m, Custodian = new Party("Bank", PartyClass.Bank) })
            .Owes("ETH", null, l => l with { Quantity = 500m });
        var addresses = AReserve.OfExchange()
            .Holds("BTC", AssetClass.Bitcoin, 0m, h => h with { ReportedValue = null, Quantity = 100.12m })
            .Holds("ETH", AssetClass.Ether, 0m, h => h with { ReportedValue = null, Quantity = 450m })
            .Holds("SOL", AssetClass.LargeAltcoin, 0m, h => h with { ReportedValue = null, Quantity = 3m });

        var issues = Reconciler.Compare(whole.Book, addresses.Book, "page.json", "addresses.csv");

        // 100 in whole coins goes with 100.12; of SOL the page says that all of it is with the bank.
        Assert.That(issues.Where(i => i.Code == "documents-differ").Select(i => i.Message.Split(" in ")[0]), Is.EqualTo(new[] { "ETH held", "SOL held" }));
        Assert.That(issues[0].Message, Does.Contain("500 in 'page.json'").And.Contain("450 in 'addresses.csv'").And.Contain("50 less (10.0000%)").And.Contain("Its coverage in ETH is 1.0000 as the lines stand and 0.9000"));
        Assert.That(issues[^1].Message, Does.Contain("1 of 3 amounts agree").And.Contain("only the part in own custody").And.Contain("not in it: ETH owed"));
    }

    private static IReadOnlyList<DataIssue> Check(AReserve reserve, params StatedFigure[] stated) =>
        Reconciler.Check(reserve.Book with { Snapshot = reserve.Book.Snapshot with { Stated = [.. stated] } });

    private static StatedFigure Stated(StatedKind kind, decimal value, string? subject = null, decimal? step = null) =>
        new() { Kind = kind, Value = value, Subject = subject, Step = step, StatedSource = "report.pdf, page 3", Source = new SourceRef("report.pdf", "page 3"), Row = 2 };

    private static Func<Holding, Holding> InSection(string name) => h => h with { Section = name };

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
