using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.MarketData;

namespace RiskAnalytics.Ingestion.Tests.Sources.MarketData;

[TestFixture]
public sealed class DefiLlamaPricesSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source { get; } = new DefiLlamaPricesSource();

    protected override string GoodFile => MarketReading.Fixture("defillama/prices.json");

    protected override bool MakesBooks => false;

    [Test]
    public void Read_Prices_KeysOnTheIdAndLeavesOutWhatIsNotSure()
    {
        var reading = MarketReading.OfFile(Source, GoodFile);


        Assert.That(reading.Market.Select(m => (m.Quote.Asset.Text, m.Quote.Price, m.Date)), Is.EqualTo(new (string, decimal?, DateOnly)[]
        {
            ("BTC", 87500.5m, new DateOnly(2026, 1, 1)), ("CEXA", 0.022m, new DateOnly(2026, 1, 1)),
        }));
        Assert.That(reading.Codes(), Is.EqualTo(new[] { "unknown-coin-id", "low-confidence" }));
    }
}
