using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.MarketData;

namespace RiskAnalytics.Ingestion.Tests.Sources.MarketData;

[TestFixture]
public sealed class CollateralTierTableSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source { get; } = new CollateralTierTableSource();

    protected override string GoodFile => MarketReading.Fixture("market-tables/collateral_tiers.csv");

    protected override bool MakesBooks => false;

    [Test]
    public void Read_Table_UsesTheMarginLadder()
    {
        var reading = MarketReading.OfFile(Source, GoodFile);


        Assert.That(reading.Only("ADA").HaircutTiers.Select(t => (t.From, t.To, t.Rate)), Is.EqualTo(new (decimal, decimal?, decimal)[] { (0, 2500000, 1m), (2500000, null, 0.9m) }));
        Assert.That((reading.Only("ADA").Price, reading.Only("ADA").AsOf), Is.EqualTo((0.447m, new DateOnly(2024, 6, 1))));
        Assert.That(reading.Only("APT").HaircutTiers, Has.Length.EqualTo(2));
    }

    [Test]
    public void Read_StepsThatDoNotJoin_AreLeftOutAndSaid()
    {
        var reading = MarketReading.OfText(Source, "c.csv", File.ReadAllText(GoodFile).Replace("APT,9.15,margin,2,1000000", "APT,9.15,margin,2,1500000", StringComparison.Ordinal));

        Assert.That(reading.Market.Select(m => m.Quote.Asset.Text), Is.EqualTo(new[] { "ADA" }));
        Assert.That(reading.Codes(), Has.Member("bad-haircut-tiers"));
    }
}
