using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.MarketData;

namespace RiskAnalytics.Ingestion.Tests.Sources.MarketData;

[TestFixture]
public sealed class OkxDiscountLaddersSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source { get; } = new OkxDiscountLaddersSource();

    protected override string GoodFile => MarketReading.Fixture("okx-market/discount-rates-2024-04-12.json");

    protected override bool MakesBooks => false;

    [Test]
    public void Read_Ladder_SortsTheStepsAndLeavesTheLastOpen()
    {
        var reading = MarketReading.OfFile(Source, GoodFile);


        Assert.That(reading.Only("LTC").HaircutTiers.Select(t => (t.From, t.To, t.Rate)), Is.EqualTo(new (decimal, decimal?, decimal)[] { (0, 2000000, 0.95m), (2000000, 4000000, 0.85m), (4000000, null, 0) }));
    }

    [Test]
    public void Read_StepsThatDoNotJoin_AreLeftOut()
    {
        var reading = MarketReading.OfText(Source, "l-2024-04-12.json", """{"code":"0","data":[{"ccy":"LTC","discountInfo":[{"discountRate":"1","maxAmt":"5","minAmt":"0"},{"discountRate":"0.5","maxAmt":"","minAmt":"6"}]}]}""");

        Assert.That(reading.Market, Is.Empty);
        Assert.That(reading.Codes(), Is.EqualTo(new[] { "as-of-from-name", "bad-value" }));
    }

    [Test]
    public void Read_StepsInCoins_AreRecognisedAndNotTakenForMoney()
    {
        var reading = MarketReading.OfText(Source, "l-2026-04-12.json", """{"code":"0","data":[{"ccy":"BTC","details":[{"discountRate":"0.98","maxAmt":"20","minAmt":"0","tier":"1"},{"discountRate":"0.5","maxAmt":"","minAmt":"20","tier":"2"}]}]}""");

        Assert.That(reading.Market, Is.Empty);
        Assert.That(reading.Codes(), Is.EqualTo(new[] { "as-of-from-name", "ladder-in-coins" }));
    }
}
