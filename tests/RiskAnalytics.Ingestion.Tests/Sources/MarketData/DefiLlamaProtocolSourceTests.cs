using RiskAnalytics.Ingestion.Combining;
using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.MarketData;

namespace RiskAnalytics.Ingestion.Tests.Sources.MarketData;

[TestFixture]
public sealed class DefiLlamaProtocolSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source { get; } = new DefiLlamaProtocolSource();

    protected override string GoodFile => MarketReading.Fixture("defillama/protocol-bitfinex.json");

    [Test]
    public void Read_Protocol_MakesASupportingBookOfTheLastDay()
    {
        var reading = MarketReading.OfFile(Source, GoodFile);


        var book = reading.Books.Single();
        Assert.That(reading.IsSupporting, Is.True);
        Assert.That((book.Snapshot.Entity.Id, book.Snapshot.AsOf), Is.EqualTo(("bitfinex", new DateOnly(2026, 1, 2))));
        // BTC and XBT are one asset; 1,050,000 dollars over 10.5 coins.
        Assert.That(book.Snapshot.Holdings.Select(h => (h.Asset.Text, h.Quantity)), Is.EqualTo(new (string, decimal?)[] { ("BTC", 10.5m), ("USDT", 1000m) }));
        Assert.That(book.Market.Quotes.Select(q => (q.Asset.Text, q.Price)), Is.EqualTo(new (string, decimal?)[] { ("BTC", 100000m), ("USDT", 0.999m) }));
        Assert.That(book.Snapshot.Liabilities, Is.Null, "What the exchange owes is not in the file.");
    }

    [Test]
    public void Run_AsOfGiven_TakesThatDay()
    {
        using var output = new TemporaryFolder();

        var report = Ingestor.Run([GoodFile], output.Path, new IngestOptions { AsOf = new DateOnly(2026, 1, 1) }).Single(r => r.Format == Source.Code);

        Assert.That(report.Books, Is.EqualTo(new[] { "bitfinex/2026-01-01" }));
    }

    [Test]
    public void Read_OtherCategory_MakesNoBook()
    {
        var reading = MarketReading.OfText(Source, "p.json", """{"name":"Some Lending","category":"Lending","chainTvls":{},"tokens":[{"date":1767225600,"tokens":{"BTC":1}}]}""");

        Assert.That(reading.Books, Is.Empty);
        Assert.That(reading.Codes(), Is.EqualTo(new[] { "no-exchange" }));
    }
}
