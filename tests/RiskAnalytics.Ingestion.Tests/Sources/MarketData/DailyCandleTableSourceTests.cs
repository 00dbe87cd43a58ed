using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.MarketData;

namespace RiskAnalytics.Ingestion.Tests.Sources.MarketData;

[TestFixture]
public sealed class DailyCandleTableSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source { get; } = new DailyCandleTableSource();

    protected override string GoodFile => MarketReading.Fixture("market-tables/candles.csv");

    protected override bool MakesBooks => false;

    [Test]
    public void Read_Table_TakesTheClosingPriceAndNoVolume()
    {
        var reading = MarketReading.OfFile(Source, GoodFile);


        Assert.That((reading.Only("BCH").Price, reading.Only("BCH").Volume24h), Is.EqualTo((514.97m, (decimal?)null)));
    }
}
