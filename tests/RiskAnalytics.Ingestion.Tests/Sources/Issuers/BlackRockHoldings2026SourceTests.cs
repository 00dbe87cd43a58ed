using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.Issuers;

namespace RiskAnalytics.Ingestion.Tests.Sources.Issuers;

[TestFixture]
public sealed class BlackRockHoldings2026SourceTests : ReserveSourceContract
{
    protected override IReserveSource Source { get; } = new BlackRockHoldings2026Source();

    protected override string GoodFile => MarketReading.Fixture("blackrock/USDXX_holdings.csv");

    [Test]
    public void Read_File_TakesTheDateAndTheMarketValues()
    {
        var reading = MarketReading.OfFile(Source, GoodFile);


        var snapshot = reading.Books.Single().Snapshot;
        Assert.That(snapshot.AsOf, Is.EqualTo(new DateOnly(2026, 10, 1)));
        Assert.That(snapshot.Holdings.Select(h => (h.Class, h.ReportedValue)), Is.EqualTo(new (AssetClass, decimal?)[]
        {
            (AssetClass.TreasuryBill, 299100000m), (AssetClass.ReverseRepoOvernight, 690000000m), (AssetClass.DepositBank, 10000000m),
        }));
        Assert.That(snapshot.Holdings[1].Counterparty.Name, Is.EqualTo("EXAMPLE SECURITIES INC."));
        Assert.That(reading.Books.Single().Issues, Is.Empty);
    }
}
