using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Combining;
using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.Gate;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Ingestion.Tests.Sources.Gate;

[TestFixture]
public sealed class GateReserveInfoSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source { get; } = new GateReserveInfoSource();

    protected override string GoodFile => Fixture.Good("gate/getProofOfReservesInfo_20260316.json");

    protected override bool MakesBooks => false;

    protected override bool HasFigures => false;

    [Test]
    public void Run_TimeWithoutZone_IsSaid()
    {
        var report = Fixture.Report(GoodFile);

        Assert.That(report.AsOf, Is.EqualTo(new DateOnly(2026, 3, 16)));
        Assert.That(report.Issues.Select(i => i.Code), Is.EquivalentTo(new[] { "no-time-zone", "printed-totals" }));
    }
}

[TestFixture]
public sealed class GateReserveCoinListSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source { get; } = new GateReserveCoinListSource();

    protected override string GoodFile => Fixture.Good("gate/getProofOfReservesCoinList_20260316.json");

    [Test]
    public void Run_CoinTwiceWithTheSameAmounts_CountsOnceAndSaysSo()
    {
        using var folder = new TemporaryFolder();
        const string Coin = """{"coin":"BTC","reserve_rate":"110","reserve_amount":"11","customer_liability":"10"}""";
        var file = folder.Write("coins_20260316.json", $"{{\"data\":{{\"list\":[{Coin},{Coin}]}}}}");

        Assert.That(Fixture.Report(file).Issues.Where(i => i.Code == "duplicate-row").Select(i => (i.Severity, i.OmitsLine)), Is.EqualTo(new[] { (IssueSeverity.Error, true) }));
        var snapshot = Fixture.Book(file).Snapshot;
        Assert.That((snapshot.Holdings.Sum(h => h.Quantity), snapshot.Liabilities!.Value.Sum(l => l.Quantity)), Is.EqualTo((11m, 10m)));
    }

    [Test]
    public void Run_OwedButNothingHeldStated_TellsThatADebtIsLost()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("coins_20260316.json",
            """{"data":{"list":[{"coin":"BTC","reserve_rate":"110","reserve_amount":"11","customer_liability":"10"},{"coin":"ETH","reserve_rate":null,"reserve_amount":null,"customer_liability":"5"}]}}""");

        Assert.That(Fixture.Report(file).Issues.Where(i => i.Code == "no-reserve-amount").Select(i => (i.Severity, i.OmitsLine)), Is.EqualTo(new[] { (IssueSeverity.Error, true) }));
    }

    [Test]
    public void Run_WithTheAuditBeside_TakesItsTimeAndTotals()
    {
        var snapshot = Fixture.Book(GoodFile).Snapshot;

        Assert.That((snapshot.Entity.Id, snapshot.AsOf, snapshot.AsOfInstant), Is.EqualTo(("gate", new DateOnly(2026, 3, 16), (DateTimeOffset?)null)));
        Assert.That(snapshot.AsOfPublished, Does.Contain("zone not stated"));
        Assert.That(snapshot.Holdings.Select(h => (h.Asset.Text, h.Quantity, h.Class)), Is.EqualTo(new (string, decimal?, AssetClass)[]
        {
            ("BTC", 25404m, AssetClass.Bitcoin), ("USDT", 1477820139m, AssetClass.Stablecoin), ("GUSD", 320361289m, AssetClass.OwnToken),
        }));
        Assert.That(snapshot.Stated.Select(s => (s.Kind, s.Subject, s.Value, s.Step)), Is.EquivalentTo(new (StatedKind, string?, decimal, decimal?)[]
        {
            (StatedKind.Ratio, "BTC", 1.4762m, .0001m), (StatedKind.Ratio, "USDT", 1.0179m, .0001m), (StatedKind.Ratio, "GUSD", 2.9651m, .0001m),
            (StatedKind.TotalAssets, null, 7884494831m, null), (StatedKind.TotalLiabilities, null, 6428489257m, null), (StatedKind.Surplus, null, 1456005573m, null),
            (StatedKind.Ratio, null, 1.22m, .01m),
        }));
        Assert.That(snapshot.Entity.Partial, Does.Contain("3 coins"));
        Assert.That(snapshot.Documents.Select(d => d.Format), Is.EqualTo(new[] { "gate-reserve-coin-list", "gate-reserve-info" }));
    }

    [Test]
    public void Run_Alone_TakesTheDateOfTheNameOrTheUser()
    {
        using var folder = new TemporaryFolder();
        var dated = folder.Write("a/list_20260316.json", File.ReadAllBytes(GoodFile));
        var undated = folder.Write("b/list.json", File.ReadAllBytes(GoodFile));

        Assert.That(Fixture.Report(dated).Issues.Select(i => i.Code), Has.Member("as-of-from-name"));
        Assert.That(Fixture.Report(undated).Issues.Select(i => i.Code), Is.EqualTo(new[] { "no-as-of" }));
        Assert.That(Fixture.Report(undated, new DateOnly(2026, 3, 17)).Books, Is.EqualTo(new[] { "gate/2026-03-17" }));
    }

    [Test]
    public void Run_SeveralAuditsBeside_UsesNoneItCannotTellApart()
    {
        using var folder = new TemporaryFolder();
        using var output = new TemporaryFolder();
        var info = File.ReadAllText(Fixture.Good("gate/getProofOfReservesInfo_20260316.json"));
        var list = folder.Write("list.json", File.ReadAllBytes(GoodFile));
        folder.Write("info1.json", info);
        folder.Write("info2.json", info.Replace("2026-03-16", "2026-02-16", StringComparison.Ordinal));

        Assert.That(Fixture.Report(list).Issues.Select(i => i.Code), Is.EqualTo(new[] { "several-audits", "no-as-of" }));
        var named = folder.Write("list_20260216.json", File.ReadAllBytes(GoodFile));
        Assert.That(Ingestor.Run([named], output.Path).Single().Books, Is.EqualTo(new[] { "gate/2026-02-16" }));
    }

    [Test]
    public void Run_FiguresThatAreNone_AreNamed()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("list_20260316.json", File.ReadAllText(GoodFile).Replace("25404", "\"25.404.1\"", StringComparison.Ordinal).Replace("108046282", "-1", StringComparison.Ordinal));

        Assert.That(Fixture.Report(file).Issues.Where(i => i.Severity == IssueSeverity.Error && i.Code != "no-reserve-amount").Select(i => i.Column), Is.EqualTo(new[] { "$.data.list[0].reserve_amount", "$.data.list[2].customer_liability" }));
    }

    [Test]
    public void Run_Original_MakesTheBookOfSixCoins()
    {
        var snapshot = Fixture.Book(Fixture.Shared("exchange/gate/getProofOfReservesCoinList_20260316.json")).Snapshot;

        Assert.That(snapshot.Holdings, Has.Length.EqualTo(6));
        Assert.That(snapshot.Liabilities!.Value.Single(l => l.Asset.Text == "SOL").Quantity, Is.EqualTo(875020m));
    }
}
