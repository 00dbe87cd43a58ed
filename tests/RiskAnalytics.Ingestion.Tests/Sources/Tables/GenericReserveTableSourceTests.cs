using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.Tables;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Ingestion.Tests.Sources.Tables;

[TestFixture]
public sealed class GenericReserveTableSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source { get; } = new GenericReserveTableSource();

    protected override string GoodFile => Fixture.Good("tables/kraken_reserves_2024-04-12.csv");

    [Test]
    public void Run_ExchangeAndDateInTheFileName_AreTaken()
    {
        var snapshot = Fixture.Book(GoodFile).Snapshot;

        Assert.That((snapshot.Entity.Id, snapshot.AsOf), Is.EqualTo(("kraken", new DateOnly(2024, 4, 12))));
        Assert.That(snapshot.Holdings.Select(h => (h.Asset.Text, h.Quantity)), Is.EqualTo(new (string, decimal?)[] { ("BTC", 192091.25m), ("ETH", 100.5m) }));
        Assert.That(snapshot.Liabilities!.Value.Select(l => l.Quantity), Is.EqualTo(new decimal?[] { 167188.68m, 100m }));
        Assert.That(snapshot.Stated.Select(s => (s.Kind, s.Subject, s.Value, s.Step)), Is.EqualTo(new (StatedKind, string?, decimal, decimal?)[]
        {
            (StatedKind.Ratio, "BTC", 1.149m, .001m), (StatedKind.Ratio, "ETH", 1m, .01m),
        }));
    }

    [Test]
    public void Run_TotalOverAssets_IsNoAsset() =>
        Assert.That(Fixture.Issues(Fixture.Report(GoodFile)), Has.Member(("total-not-read", (int?)4, (string?)"asset")));

    [Test]
    public void Run_ColumnsForExchangeAndDate_AreTaken()
    {
        var snapshot = Fixture.Book(Fixture.Good("tables/exchange_table.csv")).Snapshot;

        Assert.That((snapshot.Entity.Id, snapshot.AsOf), Is.EqualTo(("deribit", new DateOnly(2024, 4, 10))));
        Assert.That(snapshot.Stated.Select(s => s.Value), Is.EqualTo(new[] { 1m, 1.25m }), "Below 10, 1 means all.");
    }

    [TestCase("106", 1.06)]
    [TestCase("1.06", 1.06)]
    [TestCase("106%", 1.06)]
    public void Run_Ratio_IsReadInItsUnit(string printed, double ratio)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("gate.io_2024-04-12.csv", $"token,holdings,ratio\nBTC,5,{printed}\n");

        var snapshot = Fixture.Book(file).Snapshot;

        Assert.That(snapshot.Entity.Id, Is.EqualTo("gate"));
        Assert.That(snapshot.Stated.Single().Value, Is.EqualTo((decimal)ratio));
    }

    [TestCase("reserves.csv", "asset,amount\nBTC,1\n", "no-entity")]
    [TestCase("tether.csv", "asset,amount\nBTC,1\n", "no-exchange")]
    [TestCase("kraken.csv", "asset,amount\nBTC,1\n", "no-as-of")]
    public void Run_NobodyOrNoDate_IsRefusedWithAReason(string name, string text, string code)
    {
        using var folder = new TemporaryFolder();

        Assert.That(Fixture.Report(folder.Write(name, text)).Issues.Select(i => i.Code), Is.EqualTo(new[] { code }));
    }

    [Test]
    public void Run_BadRows_AreNamedAndTheRestGoesOn()
    {
        var report = Fixture.Report(Fixture.Broken("tables/kraken_2024-04-12.csv"));

        Assert.That(Fixture.Issues(report), Is.SupersetOf(new (string, int?, string?)[]
        {
            ("negative-number", 2, "liabilities"), ("duplicate-row", 3, null), ("row-without-key", 4, "asset"), ("bad-number", 5, "amount"),
        }));
        Assert.That(report.Books, Is.EqualTo(new[] { "kraken/2024-04-12" }));
    }

    [TestCase("asset,class,quantity,price\nBTC,bitcoin,1,2\n", TestName = "Recognises_CanonicalHoldings_No")]
    [TestCase("asset,price,market_cap\nBTC,1,2\n", TestName = "Recognises_CanonicalMarket_No")]
    [TestCase("asset,quantity\nBTC,1\n", TestName = "Recognises_CanonicalLiabilities_No")]
    [TestCase("coin,network,address,balance,Height,Third party custodian name\nBTC,BTC,1x,5,1,\n", TestName = "Recognises_WalletList_No")]
    [TestCase("coin,amount\nBTC,5\n\ncoin,Network,Snapshot Height,address,amount,message\nBTC,BTC,1,1x,5,m\n", TestName = "Recognises_SummaryAboveAddresses_No")]
    public void Recognises_OtherTables_No(string text)
    {
        using var folder = new TemporaryFolder();

        Assert.That(Source.Recognises(SourceDocument.Open(folder.Write("a.csv", text))), Is.False);
    }

    [Test]
    public void Recognises_ShippedTables_No()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.PathTo("data"), "*.csv", SearchOption.AllDirectories))
            Assert.That(Source.Recognises(SourceDocument.Open(file)), Is.False, file);
    }

    [TestCase("okx_funding_2026-07-06.csv", "id,Time,Type,Amount,Before Balance,After Balance,Fee,Symbol\n1,2026-07-01 10:00:00,Deposit,1.5,0,1.5,0,BTC\n")]
    [TestCase("binance_2026-07-06.csv", "User_ID,UTC_Time,Account,Operation,Coin,Amount,Remark\n12,2026-07-06 10:00:00,Spot,Deposit,BTC,1.5,\n")]
    [TestCase("kraken_2026-07-06.csv", "asset,amount,cost basis\nBTC,1.5,100\n")]
    public void Run_DownloadOfOnesOwnAccount_IsNobodysReserve(string name, string text)
    {
        using var folder = new TemporaryFolder();

        var report = Fixture.Report(folder.Write(name, text));

        Assert.That((report.Recognised, report.Books.Length), Is.EqualTo((false, 0)));
    }
}
