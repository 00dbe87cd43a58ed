using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.MarketData;

namespace RiskAnalytics.Ingestion.Tests.Sources.MarketData;

[TestFixture]
public sealed class PriceTableSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source { get; } = new PriceTableSource();

    protected override string GoodFile => MarketReading.Fixture("market-tables/prices.csv");

    protected override bool MakesBooks => false;

    [Test]
    public void Read_Table_GivesThePrices()
    {
        var reading = MarketReading.OfFile(Source, GoodFile);


        Assert.That(reading.Market.Select(m => (m.Quote.Asset.Text, m.Currency.Letters, m.Quote.Price, m.Date)), Is.EqualTo(new (string, string, decimal?, DateOnly)[]
        {
            ("ETH", "USD", 3000m, new DateOnly(2025, 12, 2)), ("EUR", "USD", 1.16m, new DateOnly(2025, 12, 2)),
        }));
    }

    [Test]
    public void Read_RowWithoutDate_IsLeftOutAndSaid()
    {
        var reading = MarketReading.OfText(Source, "p.csv", "date,asset,price_usd,units_per_usd\n2025-13-02,ETH,1,1\n2025-12-02,BTC,x,1\n2025-12-02,BTC,5,0.2\n");

        Assert.That(reading.Issues.Select(i => (i.Code, i.Row)), Is.EquivalentTo(new (string, int?)[] { ("bad-date", 2), ("row-without-key", 2), ("bad-number", 3) }));
        Assert.That(reading.Only("BTC").Price, Is.EqualTo(5m));
    }
}
