using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.MarketData;

namespace RiskAnalytics.Ingestion.Tests.Sources.MarketData;

[TestFixture]
public sealed class CoinGeckoMarketsSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source { get; } = new CoinGeckoMarketsSource();

    protected override string GoodFile => MarketReading.Fixture("coingecko/markets-usd.json");

    protected override bool MakesBooks => false;

    [Test]
    public void Read_Markets_KeysOnTheIdAndKeepsUnknownApartFromZero()
    {
        var reading = MarketReading.OfFile(Source, GoodFile);


        var bitcoin = reading.Only("BTC");
        Assert.That((bitcoin.Price, bitcoin.MarketCap, bitcoin.CirculatingSupply, bitcoin.Volume24h), Is.EqualTo((70000m, 1379000000000m, 19700000m, 20000000000m)));
        Assert.That(bitcoin.AsOf, Is.EqualTo(new DateOnly(2024, 4, 7)));
        Assert.That(bitcoin.StatedSource, Does.Contain("$[0]"));
        var unknown = reading.Only("SNC");
        Assert.That((unknown.Price, unknown.MarketCap, unknown.Volume24h), Is.EqualTo((2.5m, (decimal?)null, (decimal?)null)));
        Assert.That(reading.Codes(), Is.EqualTo(new[] { "symbol-of-another", "unknown-coin-id" }));
    }

    [Test]
    public void Read_NameWithoutCurrency_SaysThatDollarsAreTaken()
    {
        var reading = MarketReading.OfText(Source, "list.json", """[{"id":"bitcoin","symbol":"btc","current_price":"1","market_cap":-1,"total_volume":0,"last_updated":"2024-04-07T00:00:00Z"}]""");

        Assert.That(reading.Codes(), Is.EqualTo(new[] { "currency-not-stated", "bad-value" }));
        Assert.That((reading.Only("BTC").Price, reading.Only("BTC").MarketCap, reading.Only("BTC").Volume24h), Is.EqualTo((1m, (decimal?)null, (decimal?)null)), "A volume of 0 is none.");
    }

    [Test]
    public void Read_NameWithAnotherCurrency_TakesIt()
    {
        var reading = MarketReading.OfText(Source, "markets_eur.json", """[{"id":"bitcoin","symbol":"btc","current_price":5,"market_cap":null,"total_volume":null,"last_updated":"2024-04-07T00:00:00Z"}]""");

        Assert.That(reading.Market.Single().Currency.Letters, Is.EqualTo("EUR"));
    }
}
