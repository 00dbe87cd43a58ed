using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.MarketData;

namespace RiskAnalytics.Ingestion.Tests.Sources.MarketData;

[TestFixture]
public sealed class DefiLlamaCexsSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source { get; } = new DefiLlamaCexsSource();

    protected override string GoodFile => MarketReading.Fixture("defillama/cexs-2026-01-15.json");

    [Test]
    public void Read_List_KeepsOwnTokensApartAndNullAsUnknown()
    {
        var reading = MarketReading.OfFile(Source, GoodFile);


        var book = reading.Books.Single();
        Assert.That(book.Snapshot.Entity.Id, Is.EqualTo("bybit"));
        Assert.That(book.Snapshot.Holdings.Select(h => (h.Asset.Text, h.Class, h.ReportedValue)), Is.EqualTo(new (string, AssetClass, decimal?)[] { ("*", AssetClass.Other, 11900m), ("MNT", AssetClass.OwnToken, 1100m) }));
        Assert.That(reading.Codes(), Is.EqualTo(new[] { "as-of-from-name", "total-unknown", "name-twice" }));
    }
}
