using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.MarketData;

namespace RiskAnalytics.Ingestion.Tests.Sources.MarketData;

[TestFixture]
public sealed class CoinGeckoHistorySourceTests : ReserveSourceContract
{
    protected override IReserveSource Source { get; } = new CoinGeckoHistorySource();

    protected override string GoodFile => MarketReading.Fixture("coingecko/history-2023-12-30.json");

    protected override bool MakesBooks => false;

    [Test]
    public void Read_History_TakesTheDollarsAndTheDayOfTheName()
    {
        var reading = MarketReading.OfFile(Source, GoodFile);


        var quote = reading.Only("LTC");
        Assert.That((quote.Price, quote.MarketCap, quote.Volume24h, quote.AsOf), Is.EqualTo((73.5m, 5400000000m, 300000000m, new DateOnly(2023, 12, 30))));
        Assert.That(reading.Market.Single().Currency.Letters, Is.EqualTo("USD"));
        Assert.That(reading.Codes(), Is.EqualTo(new[] { "as-of-from-name" }));
    }
}
