using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.MarketData;

namespace RiskAnalytics.Ingestion.Tests.Sources.MarketData;

[TestFixture]
public sealed class CcxtOrderBookSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source { get; } = new CcxtOrderBookSource();

    protected override string GoodFile => MarketReading.Fixture("ccxt/order-book.json");

    protected override bool MakesBooks => false;

    [Test]
    public void Read_OrderBook_SumsTheBidsWithinTwoPercentBelowMid()
    {
        var reading = MarketReading.OfFile(Source, GoodFile);


        // Mid is 7, so bids count down to 6.86: 6.99 times 100 and 6.9 times 50.5; the spread is 0.02 over 7.
        var quote = reading.Only("DOT");
        Assert.That((quote.Price, quote.Depth2PctDown), Is.EqualTo((7m, 1047.45m)));
        Assert.That(quote.Spread, Is.EqualTo(0.002857m).Within(0.000001m));
        Assert.That(reading.Market.Single().Date, Is.EqualTo(new DateOnly(2024, 4, 8)));
        Assert.That(reading.Codes(), Is.Empty);
    }

    [TestCase("BTC/USD", "[[9,1]]", "[]", "one-sided-book")]
    [TestCase("BTC/USD", "[[10,1]]", "[[10,1]]", "crossed-book")]
    [TestCase("BTC/USD:USD", "[[9,1]]", "[[10,1]]", "pair-not-used")]
    [TestCase("BTC/ETH", "[[9,1]]", "[[10,1]]", "pair-not-used")]
    [TestCase("BTC/USD", "[[79e27,9e27]]", "[[79.1e27,1]]", "bad-value")]
    public void Read_BookThatTellsNoDepth_GivesAnIssue(string symbol, string bids, string asks, string code)
    {
        var reading = MarketReading.OfText(Source, "b.json", $$"""{"symbol":"{{symbol}}","bids":{{bids}},"asks":{{asks}},"timestamp":1712534400000,"nonce":1}""");

        Assert.That(reading.Market, Is.Empty);
        Assert.That(reading.Codes(), Is.EqualTo(new[] { code }));
    }

    [Test]
    public void Read_BidsThatEndAboveTwoPercent_SaysThatTheDepthIsALowerBound()
    {
        var reading = MarketReading.OfText(Source, "b-2024-04-08.json", """{"symbol":"BTC/USDT","bids":[[99.9,2]],"asks":[[100.1,1]],"timestamp":null,"nonce":null}""");

        Assert.That(reading.Codes(), Is.EqualTo(new[] { "as-of-from-name", "book-cut-short" }));
        Assert.That(reading.Only("BTC").Depth2PctDown, Is.EqualTo(199.8m));
        Assert.That(reading.Only("BTC").StatedSource, Does.Contain("USDT, counted as one dollar"));
    }
}
