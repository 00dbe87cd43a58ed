using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.Issuers;

namespace RiskAnalytics.Ingestion.Tests.Sources.Issuers;

[TestFixture]
public sealed class CircleSupplyJsonSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source { get; } = new CircleSupplyJsonSource();

    protected override string GoodFile => MarketReading.Fixture("circle/stablecoins-2026-03-31.json");

    protected override bool MakesBooks => false;

    [Test]
    public void Read_File_CountsTokensAndComparesTheChains()
    {
        var reading = MarketReading.OfFile(Source, GoodFile);


        Assert.That(reading.Supply.Select(s => (s.Token.Text, s.Units, s.Date)), Is.EqualTo(new[] { ("USDC", 1000000.75m, new DateOnly(2026, 3, 31)), ("EURC", 5000m, new DateOnly(2026, 3, 31)) }));
        Assert.That(reading.Issues.Single(i => i.Code == "chains-differ").Message, Does.Contain("4990").And.Contain("5000"));
    }
}
