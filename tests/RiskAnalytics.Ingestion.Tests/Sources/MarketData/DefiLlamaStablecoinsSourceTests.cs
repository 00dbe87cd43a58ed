using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.MarketData;

namespace RiskAnalytics.Ingestion.Tests.Sources.MarketData;

[TestFixture]
public sealed class DefiLlamaStablecoinsSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source { get; } = new DefiLlamaStablecoinsSource();

    protected override string GoodFile => MarketReading.Fixture("defillama/stablecoins-2026-03-31.json");

    protected override bool MakesBooks => false;

    [Test]
    public void Read_List_TakesCirculatingAsAValueAndNullAsUnknown()
    {
        var reading = MarketReading.OfFile(Source, GoodFile);


        Assert.That(reading.Supply, Is.Empty, "A value in dollars is no count of tokens.");
        Assert.That((reading.Only("USDT").MarketCap, reading.Only("USDT").Price), Is.EqualTo((165100000.5m, 0.9998m)));
        Assert.That((reading.Only("USDC").MarketCap, reading.Only("USDC").Price), Is.EqualTo((1000000m, (decimal?)null)));
        Assert.That(reading.Codes(), Is.EqualTo(new[] { "as-of-from-name", "symbol-twice" }));
    }
}
