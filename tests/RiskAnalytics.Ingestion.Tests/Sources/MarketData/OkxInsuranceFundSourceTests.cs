using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.MarketData;

namespace RiskAnalytics.Ingestion.Tests.Sources.MarketData;

[TestFixture]
public sealed class OkxInsuranceFundSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source { get; } = new OkxInsuranceFundSource();

    protected override string GoodFile => MarketReading.Fixture("okx-market/insurance-fund.json");

    protected override bool MakesBooks => false;

    protected override bool HasFigures => false;

    [Test]
    public void Read_File_SaysThatNothingOfItEntersABook()
    {
        var reading = MarketReading.OfFile(Source, GoodFile);


        Assert.That(reading.Market, Is.Empty);
        Assert.That(reading.Books, Is.Empty);
        Assert.That(reading.Codes(), Is.EqualTo(new[] { "no-figures" }));
    }
}
