using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.MarketData;

namespace RiskAnalytics.Ingestion.Tests.Sources.MarketData;

[TestFixture]
public sealed class CoinGeckoSimplePriceSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source { get; } = new CoinGeckoSimplePriceSource();

    protected override string GoodFile => MarketReading.Fixture("coingecko/simple-price.json");

    protected override bool MakesBooks => false;

    [Test]
    public void Read_TwoCurrencies_GivesOneObservationEach()
    {
        var reading = MarketReading.OfFile(Source, GoodFile);


        Assert.That(reading.Market.Select(m => (m.Quote.Asset.Text, m.Currency.Letters, m.Quote.Price, m.Quote.MarketCap, m.Date)), Is.EqualTo(new (string, string, decimal?, decimal?, DateOnly)[]
        {
            ("ETH", "USD", 3400.5m, 408000000000m, new DateOnly(2024, 4, 7)), ("ETH", "EUR", 3140.25m, null, new DateOnly(2024, 4, 7)),
        }));
    }

    [Test]
    public void Read_WithoutTimeAndDate_GivesNoFigureAndSaysSo()
    {
        var reading = MarketReading.OfText(Source, "x.json", """{"ethereum":{"usd":1498.64}}""");

        Assert.That(reading.Market, Is.Empty);
        Assert.That(reading.Codes(), Is.EqualTo(new[] { "no-as-of" }));
    }
}
