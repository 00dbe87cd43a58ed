using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.MarketData;

namespace RiskAnalytics.Ingestion.Tests.Sources.MarketData;

[TestFixture]
public sealed class DefiLlamaProtocolsSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source { get; } = new DefiLlamaProtocolsSource();

    protected override string GoodFile => MarketReading.Fixture("defillama/protocols-2026-02-01.json");

    [Test]
    public void Read_List_MakesBooksOfExchangesOnly()
    {
        var reading = MarketReading.OfFile(Source, GoodFile);


        var book = reading.Books.Single();
        Assert.That((book.Snapshot.Entity.Id, book.Snapshot.Holdings.Single().ReportedValue), Is.EqualTo(("binance", 80000000000.5m)));
        Assert.That(book.Snapshot.Entity.Partial, Is.Not.Null);
        Assert.That(reading.IsSupporting, Is.True);
        Assert.That(reading.Codes(), Is.EqualTo(new[] { "protocols-not-used", "as-of-from-name" }));
    }
}
