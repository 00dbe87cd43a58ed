using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.MarketData;

namespace RiskAnalytics.Ingestion.Tests.Sources.MarketData;

[TestFixture]
public sealed class DefiLlamaStablecoinChartsSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source { get; } = new DefiLlamaStablecoinChartsSource();

    protected override string GoodFile => MarketReading.Fixture("defillama/stablecoincharts-250.json");

    protected override bool MakesBooks => false;

    [Test]
    public void Read_Chart_TakesTheTokenOfTheIdInTheName()
    {
        var reading = MarketReading.OfFile(Source, GoodFile);


        Assert.That(reading.Supply.Select(s => (s.Token.Text, s.Date, s.Units)), Is.EqualTo(new[] { ("RLUSD", new DateOnly(2026, 1, 1), 1000m), ("RLUSD", new DateOnly(2026, 1, 2), 1100m) }));
        Assert.That(reading.Market.Select(m => m.Quote.MarketCap), Is.EqualTo(new decimal?[] { 999.5m, 1100.5m }));
    }

    [Test]
    public void Read_NameWithoutToken_GivesNoFigureAndSaysSo()
    {
        var reading = MarketReading.OfText(Source, "all.json", File.ReadAllText(GoodFile));

        Assert.That(reading.Supply, Is.Empty);
        Assert.That(reading.Codes(), Is.EqualTo(new[] { "token-not-stated" }));
    }
}
