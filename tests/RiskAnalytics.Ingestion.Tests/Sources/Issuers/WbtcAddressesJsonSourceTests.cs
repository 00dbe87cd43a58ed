using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.Issuers;

namespace RiskAnalytics.Ingestion.Tests.Sources.Issuers;

[TestFixture]
public sealed class WbtcAddressesJsonSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source { get; } = new WbtcAddressesJsonSource();

    protected override string GoodFile => MarketReading.Fixture("wbtc/addresses-2025-06-30.json");

    [Test]
    public void Read_File_KeepsCustodialAddressesWithABalance()
    {
        var reading = MarketReading.OfFile(Source, GoodFile);


        var holdings = reading.Books.Single().Snapshot.Holdings;
        Assert.That(reading.IsSupporting, Is.True);
        Assert.That(holdings.Select(h => (h.Quantity, h.Chain!.Address)), Is.EqualTo(new (decimal?, string?)[] { (10000m, "bc1qexampleone"), (2505m, "bc1qexampletwo") }));
        Assert.That(holdings.Select(h => h.HasLineEvidence), Is.All.True);
    }
}
