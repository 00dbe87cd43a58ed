using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.MarketData;

namespace RiskAnalytics.Ingestion.Tests.Sources.MarketData;

/// <summary>See <see cref="OkxOrderBookSource"/>.</summary>
[TestFixture]
public sealed class OkxOrderBookSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source => new OkxOrderBookSource();

    protected override string GoodFile => Published.File("okx-api/BTC-USDT.json");

    protected override bool MakesBooks => false;

    [Test]
    public void Read_Bids_AddUpToTwoPercentBelowMid()
    {
        var quote = Published.Read(Source, "okx-api/BTC-USDT.json").QuoteOf("BTC");

        // Mid 84,000; 2% below is 82,320: 83,990 x 1.5 + 83,000 x 10, and not the bid at 82,000.
        Assert.That(quote, Has.Property("Price").EqualTo(84000m).And.Property("Depth2PctDown").EqualTo(955985m));
        Assert.That(quote.Spread, Is.EqualTo(20m / 84000m));
    }

    [Test]
    public void Read_InstrumentNotNamed_GivesNothingAndAnError() =>
        Assert.That(Published.Read(Source, "book.json", File.ReadAllText(GoodFile)).Issues.Select(i => i.Code), Is.EqualTo(new[] { "no-instrument" }));
}

/// <summary>See <see cref="CcxtOrderBookSource"/>.</summary>
[TestFixture]
public sealed class CcxtOrderBookSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source => new CcxtOrderBookSource();

    protected override string GoodFile => Published.File("ccxt/order_book.json");

    protected override bool MakesBooks => false;

    [Test]
    public void Read_Bids_AddUpToTwoPercentBelowMid() =>
        Assert.That(Published.Read(Source, "ccxt/order_book.json").QuoteOf("ETH").Depth2PctDown, Is.EqualTo(2099m * 10 + 2060m * 20));

    [TestCase("""{"symbol":"ETH/USDT","bids":[[2101,1]],"asks":[[2100,1]],"timestamp":1775001600000}""", "crossed-book")]
    [TestCase("""{"symbol":"ETH/USDT","bids":[],"asks":[[2100,1]],"timestamp":1775001600000}""", "one-sided-book")]
    [TestCase("""{"symbol":"ETH/USDT:USDT","bids":[[1,1]],"asks":[[2,1]],"timestamp":1775001600000}""", "no-instrument")]
    [TestCase("""{"symbol":"ETH/BTC","bids":[[1,1]],"asks":[[2,1]],"timestamp":1775001600000}""", "not-in-dollars")]
    [TestCase("""{"symbol":"ETH/USDT","bids":[[79000000000000000000000000000,79000000000000000000000000000]],"asks":[[79228162514264337593543950335,1]],"timestamp":1775001600000}""", "bad-value")]
    public void Read_BookThatTellsNothing_IsAnIssueAndNoDepth(string text, string code)
    {
        var reading = Published.Read(Source, "book.json", text);

        Assert.That(reading.Market, Is.Empty);
        Assert.That(reading.Issues.Select(i => i.Code), Is.EqualTo(new[] { code }));
    }
}
