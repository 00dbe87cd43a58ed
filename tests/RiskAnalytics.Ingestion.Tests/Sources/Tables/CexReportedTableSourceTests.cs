using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Ingestion.Books;
using RiskAnalytics.Ingestion.Combining;
using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.Tables;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Ingestion.Tests.Sources.Tables;

[TestFixture]
public sealed class CexReportedTableSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source { get; } = new CexReportedTableSource();

    protected override string GoodFile => Fixture.Good("tables/cex_reported.csv");

    [Test]
    public void Run_Rows_BecomeBooksByExchangeAndDate()
    {
        using var output = new TemporaryFolder();

        var report = Ingestor.Run([GoodFile], output.Path).Single(r => r.Recognised && r.Format == "cex-reported-table");

        Assert.That(report.Books, Is.EqualTo(new[] { "crypto-com/2024-07-31", "kucoin/2025-04-30" }));
        var kucoin = BookReader.Read(Path.Combine(output.Path, "kucoin", "2025-04-30")).Snapshot;
        Assert.That(kucoin.Holdings.Select(h => (h.Asset.Text, h.Quantity)), Is.EqualTo(new (string, decimal?)[] { ("BTC", 10306.77689497m), ("USDC", 93416502.74m), ("*", null) }), "The rest of the stated total is one line.");
        Assert.That(kucoin.Holdings[0].StatedSource, Does.Contain("press report [press]"));
        Assert.That(kucoin.Stated.Where(s => s.Subject is null).Select(s => (s.Kind, s.Value)), Is.EqualTo(new[]
        {
            (StatedKind.TotalAssets, 6000000000m), (StatedKind.TotalLiabilities, 5000000000m), (StatedKind.Ratio, 1.2m),
        }));
        var month = BookReader.Read(Path.Combine(output.Path, "crypto-com", "2024-07-31")).Snapshot;
        Assert.That(month.Entity.Notes, Has.Some.Contain("the day is not known"));
        Assert.That(month.Holdings.Select(h => h.Quantity), Is.EqualTo(new decimal?[] { 31980000m, 55543m }));
        Assert.That(month.Stated.Single(s => s.Kind == StatedKind.AssetTotal).Value, Is.EqualTo(32040000m), "The printed parts do not add up to it, and both are kept.");
    }

    [Test]
    public void Run_RatiosOnlyAndUndated_AreSaid() =>
        Assert.That(Fixture.Issues(Fixture.Report(GoodFile)), Is.SupersetOf(new (string, int?, string?)[] { ("undated-row", 7, "snapshot_date"), ("no-reserve-amount", 6, null) }));

    [Test]
    public void Run_ShippedTable_GivesTheBooksOfNineExchanges()
    {
        var report = Fixture.Report(Repository.PathTo("data/reference/exchanges/cex_por_reported.csv"));

        Assert.That(report.Lines, Is.EqualTo(103));
        Assert.That(report.Books.Select(b => b.Split('/')[0]).Distinct(), Is.EquivalentTo(new[] { "binance", "bitget", "bitmex", "bybit", "gate", "kraken", "kucoin", "mexc" }), "Crypto.com has ratios only.");
        Assert.That(report.Books, Has.Member("gate/2026-03-16").And.Member("bitmex/2024-04-30"));
    }

    [Test]
    public void Run_BesideTheOriginal_StandsBack()
    {
        using var folder = new TemporaryFolder();
        using var output = new TemporaryFolder();
        folder.Write("getProofOfReservesCoinList_20260316.json", File.ReadAllBytes(Fixture.Good("gate/getProofOfReservesCoinList_20260316.json")));
        folder.Write("getProofOfReservesInfo_20260316.json", File.ReadAllBytes(Fixture.Good("gate/getProofOfReservesInfo_20260316.json")));
        folder.Write("a_table.csv", File.ReadAllBytes(Repository.PathTo("data/reference/exchanges/cex_por_reported.csv")));

        var reports = Ingestor.Run([folder.Path], output.Path);

        Assert.That(reports.Single(r => r.Books.Contains("gate/2026-03-16")).Format, Is.EqualTo("gate-reserve-coin-list"));
    }
}
