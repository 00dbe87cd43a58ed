using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.MarketData;

namespace RiskAnalytics.Ingestion.Tests.Sources.MarketData;

[TestFixture]
public sealed class OkxOrderBookSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source { get; } = new OkxOrderBookSource();

    protected override string GoodFile => MarketReading.Fixture("okx-market/books-ETC-USDT.json");

    protected override bool MakesBooks => false;

    [Test]
    public void Read_OrderBook_TakesThePairOfTheName()
    {
        var reading = MarketReading.OfFile(Source, GoodFile);


        // Mid is 100, so bids count down to 98: 99 times 3 and 98.5 times 4.
        var quote = reading.Only("ETC");
        Assert.That((quote.Price, quote.Spread, quote.Depth2PctDown), Is.EqualTo((100m, 0.02m, 691m)));
    }

    [Test]
    public void Read_NameWithoutPair_GivesNoFigureAndSaysSo()
    {
        var reading = MarketReading.OfText(Source, "books.json", File.ReadAllText(GoodFile));

        Assert.That(reading.Market, Is.Empty);
        Assert.That(reading.Codes(), Is.EqualTo(new[] { "instrument-not-stated" }));
    }

    [Test]
    public void Read_SpreadAboveThePrice_IsLeftOutAndSaid()
    {
        // Mid is 2.5 and the sides are 3 apart.
        var reading = MarketReading.OfText(Source, "books-ETC-USDT.json", """{"code":"0","data":[{"asks":[["4","1","0","1"]],"bids":[["1","1","0","1"]],"ts":"1712880000000"}]}""");

        Assert.That((reading.Only("ETC").Price, reading.Only("ETC").Spread, reading.Only("ETC").Depth2PctDown), Is.EqualTo((2.5m, (decimal?)null, (decimal?)null)));
        Assert.That(reading.Codes(), Has.Member("bad-fraction"));
    }

    [TestCase("books-ETC-USDT-SWAP.json")]
    [TestCase("books-ETC-USD-260925.json")]
    public void Read_NameOfAContract_GivesNoFigureAndSaysSo(string name)
    {
        var reading = MarketReading.OfText(Source, name, File.ReadAllText(GoodFile));

        Assert.That(reading.Market, Is.Empty, "The amounts are contracts, not coins.");
        Assert.That(reading.Codes(), Is.EqualTo(new[] { "instrument-not-stated" }));
    }

    [TestCase("books-ETC-USDT-2024-04-12.json")]
    [TestCase("books-ETC-USDT-20240412.json")]
    public void Read_NameWithDate_TakesThePair(string name) =>
        Assert.That(MarketReading.OfText(Source, name, File.ReadAllText(GoodFile)).Only("ETC").Price, Is.EqualTo(100m));
}
