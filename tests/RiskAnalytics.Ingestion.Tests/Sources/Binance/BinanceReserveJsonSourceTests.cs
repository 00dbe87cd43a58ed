using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.Binance;

namespace RiskAnalytics.Ingestion.Tests.Sources.Binance;

[TestFixture]
public sealed class BinanceReserveJsonSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source { get; } = new BinanceReserveJsonSource();

    protected override string GoodFile => Fixture.Good("binance/userReserveAuditProofSnapshot.json");

    [Test]
    public void Run_MisnamedField_IsTheReserve()
    {
        var snapshot = Fixture.Book(GoodFile).Snapshot;

        var bitcoin = snapshot.Holdings.Where(h => h.Asset.Text == "BTC").ToList();
        Assert.That(bitcoin.Select(h => (h.Quantity, h.Custodian.Class)), Is.EqualTo(new (decimal?, PartyClass?)[] { (610597.564m, PartyClass.Self), (8538.562m, PartyClass.Undisclosed) }));
        Assert.That(snapshot.Stated.Where(s => s.Subject == "BTC").Select(s => (s.Kind, s.Value, s.Step)), Is.EquivalentTo(new (StatedKind, decimal, decimal?)[]
        {
            (StatedKind.Ratio, 1.000299m, 0.000001m), (StatedKind.AssetTotal, 619136.126m, null),
        }));
        Assert.That(snapshot.Liabilities!.Value.Select(l => l.Quantity), Is.EqualTo(new decimal?[] { 618951.27130074m, 4000000m, 50000000000000m }));
        Assert.That(snapshot.Liabilities!.Value[0].StatedSource, Does.Contain("$.data.snapshotDataList[0].customerLiability"));
    }

    [Test]
    public void Run_NoAuditDate_TakesTheDateOfTheAuditIdAndSaysSo()
    {
        var report = Fixture.Report(GoodFile);

        Assert.That((report.Entity, report.AsOf), Is.EqualTo(("binance", (DateOnly?)new DateOnly(2026, 4, 1))));
        Assert.That(report.Issues.Select(i => i.Code), Has.Member("as-of-from-audit-id"));
    }

    [TestCase("\"01/04/26\"", "2026-04-01")]
    [TestCase("\"2026-04-02\"", "2026-04-02")]
    [TestCase("1775001600000", "2026-04-01")]
    public void Run_AuditDate_CountsBeforeTheAuditId(string printed, string date)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("a.json", File.ReadAllText(GoodFile).Replace("\"auditDate\": null", "\"auditDate\": " + printed, StringComparison.Ordinal));

        Assert.That(Fixture.Report(file).AsOf, Is.EqualTo(DateOnly.ParseExact(date, "yyyy-MM-dd")));
    }

    [Test]
    public void Run_PrintedValueInUsdt_GivesAPrice()
    {
        // 8,400,000,000 USDT over 4,000,000 ETH.
        var quote = Fixture.Book(GoodFile).Market.Quotes.Single(q => q.Asset.Text == "ETH");

        Assert.That(quote.Price, Is.EqualTo(2100m));
        Assert.That(quote.StatedSource, Does.Contain("USDT taken as USD"));
    }

    [Test]
    public void Run_PastTime_SaysThatTheAnswerIsEmpty()
    {
        var report = Fixture.Report(Fixture.Broken("binance/past_time.json"));

        Assert.That((report.Format, report.Books.Length), Is.EqualTo(("binance-reserve-json", 0)));
        Assert.That(report.Issues.Single(), Has.Property("Code").EqualTo("no-figures").And.Property("Message").Contains("past time"));
    }

    [Test]
    public void Run_FiguresThatAreNone_AreNamedAndTheRestGoesOn()
    {
        var file = Fixture.Broken("binance/bad_values.json");

        Assert.That(Fixture.Report(file).Issues.Where(i => i.Code == "bad-value").Select(i => i.Column), Is.EqualTo(new[]
        {
            "$.data.snapshotDataList[1].binanceLiability", "$.data.snapshotDataList[2].thirdPartyCustody",
        }));
        Assert.That(Fixture.Book(file).Snapshot.Holdings.Count(h => h.Asset.Text == "ETH"), Is.EqualTo(2), "Its two parts can be read.");
    }
}
