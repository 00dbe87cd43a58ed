using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.MarketData;

namespace RiskAnalytics.Ingestion.Tests.Sources.MarketData;

[TestFixture]
public sealed class DefiLlamaStablecoinSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source { get; } = new DefiLlamaStablecoinSource();

    protected override string GoodFile => MarketReading.Fixture("defillama/stablecoin-120.json");

    protected override bool MakesBooks => false;

    [Test]
    public void Read_History_CountsTokensOfTheWholeAndNotOfTheChains()
    {
        var reading = MarketReading.OfFile(Source, GoodFile);


        Assert.That(reading.Supply.Select(s => (s.Token.Text, s.Date, s.Units)), Is.EqualTo(new[] { ("PYUSD", new DateOnly(2026, 1, 1), 500.25m), ("PYUSD", new DateOnly(2026, 1, 2), 510m) }));
        Assert.That(reading.Supply[0].StatedSource, Is.EqualTo("stablecoin-120.json, $.tokens[0].circulating.peggedUSD"));
    }
}
