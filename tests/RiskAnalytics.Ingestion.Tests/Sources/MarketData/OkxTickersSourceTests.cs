using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.MarketData;

namespace RiskAnalytics.Ingestion.Tests.Sources.MarketData;

[TestFixture]
public sealed class OkxTickersSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source { get; } = new OkxTickersSource();

    protected override string GoodFile => MarketReading.Fixture("okx-market/tickers.json");

    protected override bool MakesBooks => false;

    [Test]
    public void Read_Tickers_UsesSpotInACurrencyOnly()
    {
        var reading = MarketReading.OfFile(Source, GoodFile);


        var quote = reading.Only("FIL");
        Assert.That((quote.Price, quote.Volume24h), Is.EqualTo((8.5m, 1700000m)));
        Assert.That(quote.Spread, Is.EqualTo(0.02m / 8.5m));
        Assert.That(reading.Issues.Single().Message, Does.StartWith("2 of 3 instruments"));
    }
}
