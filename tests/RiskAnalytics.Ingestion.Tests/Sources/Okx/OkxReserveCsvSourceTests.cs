using System.Globalization;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Ingestion.Combining;
using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.Okx;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Ingestion.Tests.Sources.Okx;

[TestFixture(0, "por_csv_2022112308_V1.csv")]
[TestFixture(1, "por_csv_2023041400_V1.csv")]
[TestFixture(2, "por_csv_2024121400_V2.csv")]
[TestFixture(3, "por_csv_2026071400_V1.csv")]
public sealed class OkxReserveCsvGenerationTests(int generation, string file) : ReserveSourceContract
{
    protected override IReserveSource Source { get; } = new OkxReserveCsvSource(generation);

    protected override string GoodFile => OkxReserveCsvSourceTests.Good(file);
}

[TestFixture]
public sealed class OkxReserveCsvSourceTests
{
    private const string HeaderV0 = "coin,amount\ncoin,address,amount,message\n";
    private const string HeaderV1 = "coin,amount\ncoin,Network,Snapshot Height,address,amount,message\n";

    internal static string Good(string file) => Repository.PathTo("tests/RiskAnalytics.Ingestion.Tests/Fixtures/formats/okx/" + file);

    [Test]
    public void Run_OldestGeneration_MakesBaseUnitsWhole()
    {
        var (report, book) = PublishedBooks.Run(Good("por_csv_2022112308_V1.csv"));

        Assert.That(PublishedBooks.Lines(book), Is.EqualTo(new (string, string?, decimal?, string?)[]
        {
            ("BTC", "BTC", 1.25m, null), ("ETH", "ETH", 2.5m, null), ("ETH", "ETH-ARBITRUM", 0.75m, null),
            ("USDT", "USDT-ERC20", 250.5m, null), ("USDT", "USDT-TRC20", 1000.25m, null),
        }));
        Assert.That(PublishedBooks.Totals(book), Is.EqualTo(new (string?, decimal, decimal?)[] { ("ETH", 3, 1), ("USDT", 1250, 1), ("BTC", 1.25m, 0.0001m) }));
        Assert.That(book!.Snapshot.Holdings.Select(h => h.Chain!.Height), Is.EqualTo(new[] { "760001", "16000001", "39000001", "16000001", "46000001" }));
        Assert.That(report.Lines, Is.EqualTo(6));
        Assert.That(report.Issues.Select(i => i.Code), Has.None.EqualTo("coin-total-differs"));
    }

    [Test]
    public void Run_NameWithHour_IsTheInstantInTheZoneOfThePublisher()
    {
        var snapshot = PublishedBooks.Run(Good("por_csv_2024121400_V2.csv")).Book!.Snapshot;

        Assert.That(snapshot.AsOf, Is.EqualTo(new DateOnly(2024, 12, 13)));
        Assert.That(snapshot.AsOfInstant, Is.EqualTo(new DateTimeOffset(2024, 12, 13, 16, 0, 0, TimeSpan.Zero)));
        Assert.That(snapshot.AsOfPublished, Is.EqualTo("2024-12-14 00:00:00 UTC+08:00"));
        Assert.That(snapshot.Revision, Is.EqualTo(2));
    }

    [Test]
    public void Run_FileOf2023_SumsByAssetAndNetwork()
    {
        var book = PublishedBooks.Run(Good("por_csv_2023041400_V1.csv")).Book!;

        Assert.That(PublishedBooks.Lines(book), Is.EqualTo(new (string, string?, decimal?, string?)[]
        {
            ("ETH", "ARBITRUM", 0.75m, null), ("ETH", "ETH", 6.5m, null), ("TON", "TON", 42.5m, null), ("USDT", "ETH", 600.75m, null),
            ("XRP", "OKC", 500.125m, "XRPK-KIP20, a claim on OKX's own chain"), ("XRP", "XRP", 1000, null),
        }));
        Assert.That(book.Snapshot.Holdings.Single(h => h.Asset.Text == "USDT").StatedSource, Is.EqualTo(
            "por_csv_2023041400_V1.csv, row 11, 1 address; por_csv_2023041400_V1.csv, row 12, 1 address of USDT-ERC20"));
        Assert.That(book.Snapshot.Holdings.Single(h => h.Asset.Text == "ETH" && h.Chain!.Network == "ETH").StatedSource,
            Is.EqualTo("por_csv_2023041400_V1.csv, rows 7 to 8, 2 addresses"));
        Assert.That(book.Snapshot.Holdings.Select(h => (h.Custodian.Class, h.HasLineEvidence)), Is.All.EqualTo(((PartyClass?)PartyClass.Self, (bool?)true)));
        Assert.That(book.Snapshot.Liabilities!.Value.Select(l => (l.Asset.Text, l.IsLoaded)), Is.EqualTo(new[] { ("ETH", false), ("TON", false), ("USDT", false), ("XRP", false) }));
        Assert.That(book.Snapshot.Entity.Notes, Has.Some.Contains("XRPK-KIP20").And.Some.Contains("third-party custody"));
        Assert.That(book.Snapshot.Entity.Partial, Is.Not.Null);
    }

    [Test]
    public void Run_ColumnType_KeepsStakedEtherApart()
    {
        Assert.That(PublishedBooks.Lines(PublishedBooks.Run(Good("por_csv_2026071400_V1.csv")).Book), Is.EqualTo(new (string, string?, decimal?, string?)[]
        {
            ("BTC", "BTC", 2.00000001m, null), ("ETH", "ETH", 3.5m, null), ("ETH", "ETH", 32, "Eigenlayer Staking"), ("ETH", "ETH", 32, "Native ETH Staking"),
        }));
    }

    [Test]
    public void Run_AddressListedTwice_CountsOnceAndIsSaid()
    {
        var (report, book) = RunText(HeaderV1
            + "ETH,ETH,1,0xAB,5,m\nETH,ETH,1,0xab,7,m\nETH,ARBITRUM,1,0xab,1,m\nETH,ETH,1,0xAB,2.5,m\nBTC,BTC,1,1Ab,1,m\nBTC,BTC,1,1aB,1,m\n");

        Assert.That(PublishedBooks.Lines(book).Select(l => (l.Asset, l.Network, l.Quantity)), Is.EqualTo(new (string, string?, decimal?)[]
        {
            ("BTC", "BTC", 2), ("ETH", "ARBITRUM", 1), ("ETH", "ETH", 5),
        }));
        var issue = report.Issues.Single(i => i.Code == "address-twice");
        Assert.That(issue.Row, Is.EqualTo(4));
        Assert.That(issue.Message, Does.StartWith("2 rows").And.Contain("rows 4, 6").And.Contain("9.5 in all"));
    }

    [TestCase("ETH,ETH,1,0xA, 5.5,m", "5.5")]
    [TestCase("ETH,ETH,1,0xA,\"5.5\",\"I am, an OKX address\"", "5.5")]
    [TestCase("ETH,ETH,1,0xA,1e-7,m", "0.0000001")]
    [TestCase("ETH,ETH,1,0xA,5.5", "5.5")]
    [TestCase("ETH,ETH,1,0xA,5.5,m,\"never closed", "5.5")]
    [TestCase("ETH,ETH,1,0xA,12345678901234567.25,m", "12345678901234567.25")]
    public void Run_AmountAsPrinted_IsRead(string row, string amount)
    {
        Assert.That(PublishedBooks.Lines(RunText(HeaderV1 + row + "\nBTC,BTC,1,1A,1,m\n").Book).Select(l => l.Quantity), Is.EqualTo(new decimal?[] { 1, decimal.Parse(amount, CultureInfo.InvariantCulture) }));
    }

    [TestCase("ETH,ETH,1,0xA,-5,m", "bad-number")]
    [TestCase("ETH,ETH,1,0xA,five,m", "bad-number")]
    [TestCase("ETH,ETH,1,0xA,99999999999999999999999999999999,m", "bad-number")]
    [TestCase("ETH,ETH,1,0xA,\\N,m", "no-amount")]
    [TestCase("ETH,ETH,1,0xA,null,m", "no-amount")]
    [TestCase("ETH,ETH,1", "no-amount")]
    [TestCase("null,ETH,1,0xA,5,m", "row-without-key")]
    [TestCase("ETH,ETH,1,0xA,79000000000000000000000000000,m\nETH,ETH,1,0xB,79000000000000000000000000000,m", "amount-too-large")]
    public void Run_RowThatCannotCount_IsLeftOutAndSaid(string row, string code)
    {
        var (report, book) = RunText(HeaderV1 + row + "\nBTC,BTC,1,1A,1,m\n");

        Assert.That(report.Issues.Single(i => i.Code == code).Row, Is.EqualTo(3));
        Assert.That(PublishedBooks.Lines(book).Select(l => (l.Asset, l.Quantity)), Is.EqualTo(new (string, decimal?)[] { ("BTC", 1) }));
    }

    [TestCase("XLM,GA,500,m", "unknown-unit")]
    [TestCase("NOSUCHCOIN,GA,500,m", "unknown-unit")]
    [TestCase("ETH,0xA,1.5,m", "bad-number")]
    public void Run_BaseUnitsThatCannotBeMadeWhole_AreLeftOutAndSaid(string row, string code)
    {
        var (report, book) = RunText(HeaderV0 + row + "\nSHIB,0xB,589000000000000000000000000000000,m\nUSDT-OKC20,0xB,1500000000000000000,m\nUSDT-TRC20,TB,1500000,m\n");

        Assert.That(report.Issues.Select(i => i.Code), Has.One.EqualTo(code));
        Assert.That(PublishedBooks.Lines(book).Select(l => (l.Asset, l.Quantity)), Is.EqualTo(new (string, decimal?)[] { ("SHIB", 589000000000000m), ("USDT", 1.5m), ("USDT", 1.5m) }));
    }

    [Test]
    public void Run_TotalsThatDisagree_AreSaid()
    {
        var issues = RunText("coin,snapshot height,amount\nUSDT(ALL),-,10\nUSDT-TRC20,1,7.00\nUSDT-ERC20,1,3.00\nBTC,1,5\ncoin,address,amount,message\n"
            + "USDT-TRC20,TA,7004999,m\nUSDT-ERC20,0xA,3010000,m\n").Report.Issues;

        Assert.That(issues.Where(i => i.Code == "coin-total-differs").Select(i => i.Row), Is.EqualTo(new int?[] { 4 }));
        Assert.That(issues.Where(i => i.Code == "total-without-addresses").Select(i => i.Row), Is.EqualTo(new int?[] { 5 }));
    }

    [Test]
    public void Run_SharedOriginalOf2022_SumsToItsPrintedTotals()
    {
        const string Original = "exchange/okx/okx_por_example_v0_2022-11.csv";
        if (SharedFiles.Find(Original) is not { } path)
        {
            Assert.Ignore(SharedFiles.Reason(Original));
            return;
        }

        var (report, book) = PublishedBooks.Run(path, new DateOnly(2022, 11, 22));

        var sums = book!.Snapshot.Holdings.GroupBy(h => h.Asset.Text).ToDictionary(g => g.Key, g => g.Sum(h => h.Quantity));
        Assert.That(sums["BTC"], Is.EqualTo(449.51400581m));
        Assert.That(decimal.Truncate(sums["ETH"]!.Value), Is.EqualTo(6));
        Assert.That(sums["USDT"], Is.EqualTo(5569.418126m));
        Assert.That(report.Issues.Select(i => i.Code), Has.None.EqualTo("coin-total-differs"));
    }

    [TestCase("okx_por_example.csv", "okx-reserve-csv-v2")]
    [TestCase("okx_por_staking_example.csv", "okx-reserve-csv-v3")]
    [TestCase("okx_por_2024-04_csv_extract.csv", "okx-reserve-csv-v1")]
    [TestCase("okx_auditor_export_example.csv", "okx-auditor-export")]
    [TestCase("okx_coin_unit_map.csv", "okx-coin-unit-map")]
    [TestCase("okx_2024-04_classes.csv", "okx-asset-classes")]
    [TestCase("okx_2024-04_liquidity_computed.csv", "okx-liquidity-computed")]
    [TestCase("okx_2024-04_shares_computed.csv", "okx-shares-computed")]
    [TestCase("okx_audit_ids.csv", "okx-audit-ids")]
    [TestCase("okx_por_headline_usd.csv", "okx-headline-totals")]
    public void Run_SharedOriginal_IsRecognised(string file, string format)
    {
        if (SharedFiles.Find("exchange/okx/" + file) is not { } path)
        {
            Assert.Ignore(SharedFiles.Reason(file));
            return;
        }

        var report = PublishedBooks.Run(path, new DateOnly(2024, 4, 12)).Report;

        Assert.That(report.Format, Is.EqualTo(format));
        Assert.That(report.Lines, Is.Positive);
    }

    private static (Ingestion.Combining.IngestReport Report, ReserveBook? Book) RunText(string text)
    {
        using var folder = new TemporaryFolder();
        return PublishedBooks.Run(folder.Write("por_csv_2024041300_V1.csv", text));
    }
}
