using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.MarketData;

namespace RiskAnalytics.Ingestion.Tests.Sources.MarketData;

[TestFixture]
public sealed class CoinGeckoTickersSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source { get; } = new CoinGeckoTickersSource();

    protected override string GoodFile => MarketReading.Fixture("coingecko/tickers.json");

    protected override bool MakesBooks => false;

    [Test]
    public void Read_Tickers_SumsWhatIsNeitherStaleNorAnomalousNorOfAnotherCoin()
    {
        var reading = MarketReading.OfFile(Source, GoodFile);


        var quote = reading.Only("ETH");
        Assert.That((quote.Depth2PctDown, quote.Volume24h, quote.Price, quote.Spread), Is.EqualTo((85.5m, 1000m, 3400m, 0.0002m)));
        Assert.That(quote.AsOf, Is.EqualTo(new DateOnly(2024, 4, 8)));
        Assert.That(reading.Issues.Single().Message, Does.StartWith("3 of 5 markets"));
    }

    [Test]
    public void Read_OnlyStaleTickers_GivesNoFigure()
    {
        var reading = MarketReading.OfText(Source, "t-2024-04-08.json", """{"tickers":[{"base":"BTC","target":"USD","converted_last":{"usd":1},"coin_id":"bitcoin","is_stale":true,"is_anomaly":false}]}""");

        Assert.That(reading.Market, Is.Empty);
        Assert.That(reading.Codes(), Has.Member("tickers-left-out"));
    }
}
