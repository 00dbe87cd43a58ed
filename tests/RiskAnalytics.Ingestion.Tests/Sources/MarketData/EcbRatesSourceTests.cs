using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.MarketData;

namespace RiskAnalytics.Ingestion.Tests.Sources.MarketData;

[TestFixture]
public sealed class EcbRatesSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source { get; } = new EcbRatesSource();

    protected override string GoodFile => MarketReading.Fixture("ecb/eurofxref.csv");

    protected override bool MakesBooks => false;

    [Test]
    public void Read_Rates_AreUnitsOfTheOtherCurrencyForOneEuro()
    {
        var reading = MarketReading.OfFile(Source, GoodFile);


        var rates = reading.Market.Where(m => m.Date == new DateOnly(2024, 4, 12)).Select(m => (m.Quote.Asset.Text, m.Currency.Letters, m.Quote.Price));
        Assert.That(rates, Is.EqualTo(new (string, string, decimal?)[] { ("EUR", "USD", 1.0652m), ("EUR", "JPY", 163.16m), ("EUR", "GBP", 0.85424m), ("EUR", "CHF", 0.9716m) }), "N/A is absent.");
        Assert.That(reading.Market.Min(m => m.Date), Is.EqualTo(new DateOnly(2024, 4, 11)));
        Assert.That(reading.Issues.Single().Message, Does.StartWith("1 days before 2018"));
    }
}
