using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.Issuers;

namespace RiskAnalytics.Ingestion.Tests.Sources.Issuers;

[TestFixture]
public sealed class WbtcSupplyJsonSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source { get; } = new WbtcSupplyJsonSource();

    protected override string GoodFile => MarketReading.Fixture("wbtc/wbtc-2025-06-30.json");

    [Test]
    public void Read_File_ReadsSatoshi()
    {
        var reading = MarketReading.OfFile(Source, GoodFile);


        var snapshot = reading.Books.Single().Snapshot;
        Assert.That((snapshot.Holdings.Single().Asset.Text, snapshot.Holdings.Single().Quantity), Is.EqualTo(("BTC", 12505m)));
        Assert.That((snapshot.Liabilities!.Value.Single().Asset.Text, snapshot.Liabilities!.Value.Single().Quantity), Is.EqualTo(("WBTC", 12500m)));
        Assert.That(snapshot.Entity.Token!.Underlying!.Text, Is.EqualTo("BTC"));
    }

    [Test]
    public void Read_OtherToken_MakesNoBook()
    {
        var reading = MarketReading.OfText(Source, "w-2025-06-30.json", """{"token":"0x1","symbol":"WETH","supply":"1","holdings":"1"}""");

        Assert.That(reading.Books, Is.Empty);
        Assert.That(reading.Codes(), Is.EqualTo(new[] { "other-token" }));
    }
}
