using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.MarketData;

namespace RiskAnalytics.Ingestion.Tests.Sources.MarketData;

[TestFixture]
public sealed class CoinGeckoMarketChartSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source { get; } = new CoinGeckoMarketChartSource();

    protected override string GoodFile => MarketReading.Fixture("coingecko/market_chart-dogecoin-usd.json");

    protected override bool MakesBooks => false;

    [Test]
    public void Read_Chart_TakesTheLastPointOfEachUtcDay()
    {
        var reading = MarketReading.OfFile(Source, GoodFile);


        Assert.That(reading.Market.Select(m => (m.Quote.Asset.Text, m.Date, m.Quote.Price, m.Quote.MarketCap, m.Quote.Volume24h)), Is.EqualTo(new (string, DateOnly, decimal?, decimal?, decimal?)[]
        {
            ("DOGE", new DateOnly(2024, 3, 31), 0.2m, 28000000m, 900m), ("DOGE", new DateOnly(2024, 4, 1), 0.22m, 31000000m, 960m),
        }));
        Assert.That(reading.Codes(), Is.Empty);
    }

    [Test]
    public void Read_NameWithoutCoin_GivesNoFigureAndSaysSo()
    {
        var reading = MarketReading.OfText(Source, "chart-without-coin.json", File.ReadAllText(GoodFile));

        Assert.That(reading.Market, Is.Empty);
        Assert.That(reading.Codes(), Is.EqualTo(new[] { "coin-not-stated" }));
    }
}
