using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Ingestion.Books;
using RiskAnalytics.Ingestion.Combining;
using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Ingestion.Tests.Sources;

[TestFixture]
public sealed class OkxReportedTableSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source { get; } = new OkxReportedTableSource();

    protected override string GoodFile => Repository.PathTo("data/reference/okx/okx_por_reported.csv");

    [Test]
    public void Run_April2024_AgreesWithTheGoldenBookApartFromWhatIsNamed()
    {
        var built = BookReader.Read(Repository.PathTo("data/books/okx/2024-04-12"));
        var golden = BookReader.Read(Golden.PathTo("books/20-okx-2024-04"));

        decimal Held(ReserveBook book, string asset) => book.Snapshot.Holdings.Where(h => h.Asset.Text == asset).Sum(h => h.Quantity!.Value);
        foreach (var line in golden.Snapshot.Holdings)
        {
            var asset = line.Asset.Text;
            // The two printed parts of ether miss the printed total by one unit.
            Assert.That(Held(built, asset), Is.EqualTo(line.Quantity - (asset == "ETH" ? 1 : 0)), asset);
            Assert.That(built.Snapshot.Holdings.First(h => h.Asset == line.Asset).Class, Is.EqualTo(line.Class), asset);
            var quote = golden.Market.Find(line.Asset)!;
            var made = built.Market.Find(line.Asset)!;
            Assert.That((made.Price, made.AsOf, made.MarketCap, made.CirculatingSupply, made.Volume24h), Is.EqualTo((quote.Price, quote.AsOf, quote.MarketCap, quote.CirculatingSupply, quote.Volume24h)), asset);
        }

        Assert.That(built.Snapshot.Liabilities!.Value.OrderBy(l => l.Asset.Text).Select(l => (l.Asset, l.Quantity)), Is.EqualTo(golden.Snapshot.Liabilities!.Value.OrderBy(l => l.Asset.Text).Select(l => (l.Asset, l.Quantity))));
        Assert.That(built.Snapshot.Entity.OwnAssets.Select(a => a.Text), Is.EqualTo(new[] { "OKB", "OKT" }));
        Assert.That(built.Issues.Select(i => i.Code), Is.EqualTo(new[] { "liability-not-loaded", "price-date" }));
    }

    [Test]
    public void Run_April2024_KeepsNotDisclosedAndNotLoadedApart()
    {
        var snapshot = BookReader.Read(Repository.PathTo("data/books/okx/2024-04-12")).Snapshot;

        Assert.That(snapshot.Holdings.Select(h => h.IsEncumbered), Is.All.Null, "OKX does not say whether anything is pledged.");
        Assert.That(snapshot.Disclosures.NotLoaded, Has.No.Member("Q4"), "What the exchange does not say counts against it.");
        Assert.That(snapshot.Liabilities!.Value.Count(l => !l.IsLoaded), Is.EqualTo(14), "What its other pages say does not.");
        Assert.That(snapshot.Entity.Partial, Is.Null);
    }

    [TestCase("2023-07-31", 3)]
    [TestCase("2025-04-29", 8)]
    [TestCase("2025-09-02", 4)]
    [TestCase("2026-05-06", 3)]
    public void Run_DatesWithFewerAssets_ArePartial(string date, int assets)
    {
        var snapshot = BookReader.Read(Repository.PathTo("data/books/okx/" + date)).Snapshot;

        Assert.That(snapshot.Entity.Partial, Does.Contain($"amounts for {assets} assets only"));
        Assert.That(snapshot.Holdings.Select(h => h.Asset).Distinct().Count(), Is.EqualTo(assets));
    }

    [Test]
    public void Run_WithoutPricesBeside_SaysSoAndStillMakesTheBooks()
    {
        using var folder = new TemporaryFolder();
        using var output = new TemporaryFolder();
        var file = folder.Write("a.csv", File.ReadAllBytes(GoodFile));
        folder.Write("b.csv", File.ReadAllBytes(Repository.PathTo("data/reference/okx/okx_2024-04_classes.csv")));

        var report = Ingestor.Run([file], output.Path).Single();

        Assert.That(report.Issues.Select(i => i.Code), Has.Member("no-prices"));
        Assert.That(BookReader.Read(Path.Combine(output.Path, "okx", "2024-04-12")).Market.Quotes, Is.Empty);
    }

    [Test]
    public void Run_WithoutClassTable_IsRefused()
    {
        using var folder = new TemporaryFolder();

        var report = Ingestor.Run([folder.Write("a.csv", File.ReadAllBytes(GoodFile))], folder.Path).Single();

        Assert.That(report.Issues.Single().Code, Is.EqualTo("no-class-table"));
    }

    [Test]
    public void Run_FiguresThatAreNone_BecomeIssuesAndTheRestGoesOn()
    {
        using var folder = new TemporaryFolder();
        using var output = new TemporaryFolder();
        folder.Write("b.csv", File.ReadAllBytes(Repository.PathTo("data/reference/okx/okx_2024-04_classes.csv")));
        var file = folder.Write("a.csv", """
            por_no,snapshot_date,date_basis,asset,liability_units,wallet_total_units,exchange_held_units,third_party_custody_units,ratio_published_pct,source_kind,source
            1,2024-04-12,stated,BTC,"1,5",10,,,100,press,x
            1,2024-04-12,stated,ETH,-1,10,,,100,press,x
            1,2024-04-12,stated,USDT,9,10,,,100,press,x
            1,2024-13-12,stated,XRP,9,10,,,100,press,x
            """);

        var report = Ingestor.Run([file], output.Path).Single();

        Assert.That(report.Issues.Where(i => i.Row is not null).Select(i => (i.Code, i.Row, i.Column)), Is.EquivalentTo(new (string, int?, string?)[]
        {
            ("bad-number", 2, "liability_units"), ("negative-number", 3, "liability_units"), ("row-without-key", 5, null),
            // 10 held over 9 owed is no 100%.
            ("ratio-differs", 4, "value"),
        }));
        Assert.That(BookReader.Read(Path.Combine(output.Path, report.Books.Single())).Snapshot.Liabilities!.Value.Select(l => l.IsLoaded), Is.EqualTo(new[] { false, false, true }));
    }
}
