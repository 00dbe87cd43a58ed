using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.MarketData;

namespace RiskAnalytics.Ingestion.Tests.Sources.MarketData;

[TestFixture]
public sealed class MarketSnapshotTableSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source { get; } = new MarketSnapshotTableSource();

    protected override string GoodFile => MarketReading.Fixture("market-tables/snapshots.csv");

    protected override bool MakesBooks => false;

    [Test]
    public void Read_Table_TakesZeroPricesAsNone()
    {
        var reading = MarketReading.OfFile(Source, GoodFile);


        var quote = reading.Market.Single().Quote;
        Assert.That((quote.Asset.Text, quote.Price, quote.MarketCap, quote.CirculatingSupply, quote.Volume24h), Is.EqualTo(("BTC", 90000.5m, 1795500000000m, 19950000m, 30000000000m)));
        Assert.That(quote.StatedSource, Is.EqualTo("snapshots.csv, row 2; Example provider"));
        Assert.That(reading.Codes(), Is.EqualTo(new[] { "zero-price" }));
    }
}
