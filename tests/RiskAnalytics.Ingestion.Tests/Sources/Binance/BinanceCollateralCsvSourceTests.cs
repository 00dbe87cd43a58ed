using RiskAnalytics.Core.Market;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Books;
using RiskAnalytics.Ingestion.Combining;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.Binance;

namespace RiskAnalytics.Ingestion.Tests.Sources.Binance;

[TestFixture]
public sealed class BinanceCollateralCsvSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source { get; } = new BinanceCollateralCsvSource();

    protected override string GoodFile => Fixture.Good("binance/cex_assets_info_20240601.csv");

    protected override bool MakesBooks => false;

    private static SourceReading Read(string file) => new BinanceCollateralCsvSource().Read(SourceDocument.Open(file));

    [Test]
    public void Read_ThreeLadders_TakesThatOfMarginAccounts()
    {
        var market = Read(GoodFile).Market;

        var bitcoin = market.Single(o => o.Quote.Asset.Text == "BTC");
        Assert.That((bitcoin.Quote.Price, bitcoin.Date, bitcoin.Currency.Letters), Is.EqualTo(((decimal?)67500.5m, new DateOnly(2024, 6, 1), "USD")));
        Assert.That(bitcoin.Quote.HaircutTiers, Is.EqualTo(new[]
        {
            new HaircutTier(0, 10_000_000m, 1m), new HaircutTier(10_000_000m, 30_000_000m, .9m), new HaircutTier(30_000_000m, null, .5m),
        }), "18446744073709551615 is no bound.");
        Assert.That(market.Single(o => o.Quote.Asset.Text == "LINK").Quote.HaircutTiers, Is.EqualTo(new[] { new HaircutTier(0, 100_000m, 1m), new HaircutTier(100_000m, 300_000m, .8m) }), "No margin ladder, so that of VIP loans.");
    }

    [Test]
    public void Read_OverlappingSteps_AreNotRead()
    {
        var reading = Read(GoodFile);

        Assert.That(reading.Market.Single(o => o.Quote.Asset.Text == "ZEN").Quote.HaircutTiers, Is.Empty);
        Assert.That(reading.Issues.Single(i => i.Code == "ladder-not-joined").Row, Is.EqualTo(5));
    }

    [Test]
    public void Read_PricesInUsdt_SaysThatTheyAreTakenAsUsd() =>
        Assert.That(Read(GoodFile).Issues.Select(i => i.Code), Is.SupersetOf(new[] { "usdt-as-usd", "ladder-chosen", "as-of-from-name" }));

    [Test]
    public void Run_PriceFarFromTheMarket_IsSaid()
    {
        // A bitcoin at 0.0000675 is a millionfold off 67,706.93 of the same day, and more.
        var issue = Fixture.Report(Fixture.Broken("binance/bad_collateral_20240601.csv")).Issues.Single(i => i.Code == "price-far-from-market");

        Assert.That((issue.Row, issue.Column), Is.EqualTo(((int?)2, "usdt_price")));
        Assert.That(issue.Message, Does.Contain("0.0000675").And.Contain("67706.93731359"));
    }

    [Test]
    public void Run_BrokenCells_AreNamed()
    {
        var issues = Fixture.Issues(Fixture.Report(Fixture.Broken("binance/bad_collateral_20240601.csv"))).ToList();

        Assert.That(issues, Is.SupersetOf(new (string, int?, string?)[]
        {
            ("bad-haircut-tiers", 2, "margin_tiers_ratio"), ("bad-haircut-tiers", 2, "loan_tiers_ratio"), ("bad-number", 3, "usdt_price"),
            ("ladder-not-joined", 3, "margin_tiers_ratio"), ("no-symbol", 4, "symbol"),
        }));
    }

    [Test]
    public void Run_WithoutDate_SaysSoAndGivesNothing()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("cex_assets_info.csv", File.ReadAllBytes(GoodFile));

        Assert.That(Fixture.Report(file), Has.Property("Figures").Zero.And.Property("Issues").One.Property("Code").EqualTo("no-as-of"));
        Assert.That(Fixture.Report(file, new DateOnly(2024, 5, 31)).AsOf, Is.EqualTo(new DateOnly(2024, 5, 31)));
    }

    [Test]
    public void Run_BesideAReserveOfTheSameMonth_FillsTheLaddersOfItsMarket()
    {
        using var folder = new TemporaryFolder();
        using var output = new TemporaryFolder();
        var reserve = Fixture.Good("okx/por_csv_2024121400_V2.csv");
        var ladders = folder.Write("cex_assets_info_20241220.csv",
            "token,asset_usdt_price,collateral_vip_loan_ratio_tiers,collateral_margin_ratio_tiers,collateral_portfolio_margin_ratio_tiers\n"
            + "eth,3400,[0-500000:100],\"[0-10000000:100, 10000000-30000000:90]\",[0-18446744073709551615:90]\n");

        Ingestor.Run([reserve, ladders], output.Path);
        var book = BookFinder.Find(output.Path).Select(BookReader.Read).Single();

        Assert.That(File.ReadAllText(Path.Combine(book.Location, "market.csv")), Does.Contain("haircut_tiers"));
        Assert.That(book.Market.Find(AssetSymbol.Parse("ETH"))!.HaircutTiers, Is.EqualTo(new[] { new HaircutTier(0, 10_000_000m, 1m), new HaircutTier(10_000_000m, 30_000_000m, .9m) }));
        Assert.That(book.Market.Find(AssetSymbol.Parse("ETH"))!.StatedSource, Does.Contain("ladder: cex_assets_info_20241220.csv"));
    }

    [Test]
    public void Run_Original_ReadsAllTokens()
    {
        var report = Fixture.Report(Fixture.Shared("exchange/binance/cex_assets_info_2024.csv"), new DateOnly(2024, 5, 31));

        Assert.That(report.Lines, Is.EqualTo(326));
        Assert.That(report.Issues.Where(i => i.Code == "ladder-not-joined").Sum(i => i.Count), Is.EqualTo(63), "62 ladders of VIP loans and one of margin accounts overlap in the original.");
        Assert.That(report.Issues.Select(i => i.Code), Has.No.Member("price-far-from-market"));
    }
}
