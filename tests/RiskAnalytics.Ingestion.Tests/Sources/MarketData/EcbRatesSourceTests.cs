using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Books;
using RiskAnalytics.Ingestion.Combining;
using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.MarketData;

namespace RiskAnalytics.Ingestion.Tests.Sources.MarketData;

/// <summary>See <see cref="EcbRatesSource"/>.</summary>
[TestFixture]
public sealed class EcbRatesSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source => new EcbRatesSource();

    protected override string GoodFile => Published.File("ecb/eurofxref.csv");

    protected override bool MakesBooks => false;

    [Test]
    public void Read_Rates_AreTheWorthOfOneEuroAndNotAvailableIsNone()
    {
        var reading = Published.Read(Source, "ecb/eurofxref.csv");

        Assert.That(reading.Market.Select(m => m.Quote.Asset.Text), Is.All.EqualTo("EUR"));
        Assert.That(reading.Market.Single(m => m.Currency == CurrencyCode.Usd && m.Date == new DateOnly(2026, 4, 1)).Quote.Price, Is.EqualTo(1.0812m));
        Assert.That(reading.Market.Where(m => m.Currency.Letters == "BGN"), Has.Exactly(1).Items);
    }

    [TestCase(true, 1.0812)]
    [TestCase(false, null)]
    public void Run_LineInEuro_IsPricedWithTheRateOfTheRunAndNeverAtOne(bool hasRates, double? price)
    {
        using var input = new TemporaryFolder();
        using var output = new TemporaryFolder();
        input.Write("okx_20260401.json", """{"auditRootInfo":{"createTime":1775001600000,"capitalRatio":{},"liabilityBalances":{"BTC":"1"},"reserveBalances":{"BTC":"1","EUR":"500"}}}""");
        if (hasRates)
            input.Write("rates.csv", File.ReadAllText(GoodFile));

        Ingestor.Run([input.Path], output.Path);
        var book = BookReader.Read(BookFinder.Find(output.Path).Single());

        Assert.That(book.Market.Find(AssetSymbol.Parse("EUR"))?.Price, Is.EqualTo((decimal?)price));
        Assert.That(book.Market.Find(AssetSymbol.Parse("EUR"))?.StatedSource, hasRates ? Does.Contain("rates.csv, row 2") : Is.Null);
    }
}
