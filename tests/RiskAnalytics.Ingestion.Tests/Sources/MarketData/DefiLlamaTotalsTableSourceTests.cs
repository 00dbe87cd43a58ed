using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.MarketData;

namespace RiskAnalytics.Ingestion.Tests.Sources.MarketData;

[TestFixture]
public sealed class DefiLlamaTotalsTableSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source { get; } = new DefiLlamaTotalsTableSource();

    protected override string GoodFile => MarketReading.Fixture("defillama/tvl_table.csv");

    [Test]
    public void Read_Table_MakesABookOfEachTotalOnTheDayOfTheDownload()
    {
        var reading = MarketReading.OfFile(Source, GoodFile);


        var book = reading.Books.Single();
        Assert.That((book.Snapshot.Entity.Id, book.Snapshot.AsOf, book.Snapshot.Holdings.Single().ReportedValue), Is.EqualTo(("kucoin", new DateOnly(2025, 12, 3), 4000000000.25m)));
    }
}
