using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.MarketData;

namespace RiskAnalytics.Ingestion.Tests.Sources.MarketData;

[TestFixture]
public sealed class LiquidityTableSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source { get; } = new LiquidityTableSource();

    protected override string GoodFile => MarketReading.Fixture("market-tables/liquidity.csv");

    protected override bool MakesBooks => false;

    [Test]
    public void Read_Table_UsesDepthBelowMidOnADayOnly()
    {
        var reading = MarketReading.OfFile(Source, GoodFile);


        Assert.That(reading.Market.Single().Quote.Depth2PctDown, Is.EqualTo(16000000.5m));
        Assert.That(reading.Issues.Single().Message, Does.StartWith("3 of 4 rows"));
    }
}
