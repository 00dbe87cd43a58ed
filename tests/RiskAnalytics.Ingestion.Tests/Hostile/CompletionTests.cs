using System.Collections.Immutable;
using RiskAnalytics.Core.Market;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Combining;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Ingestion.Tests.Hostile;

/// <summary>What other documents add to a book. The coins are invented, so that no carried table knows them; AReserve.AsOf is 2025-06-30.</summary>
[TestFixture]
public sealed class CompletionTests
{
    private static readonly DateOnly AsOf = AReserve.AsOf;

    [Test]
    public void Market_OfSeveralDays_TakesTheNearestAndOfTwoTheEarlier()
    {
        var quote = Completed(Book("QQA"), Price("QQA", 1m, 3), Price("QQA", 2m, -2), Price("QQA", 3m, 2)).Market.Quotes.Single();

        Assert.That((quote.Price, quote.AsOf), Is.EqualTo(((decimal?)2m, (DateOnly?)AsOf.AddDays(-2))));
        Assert.That(quote.StatedSource, Does.Contain("2025-06-28"));
    }

    [TestCase(31, 1)]
    [TestCase(-31, 1)]
    [TestCase(32, 0)]
    [TestCase(-32, 0)]
    public void Market_FarAway_IsUsedUpTo31Days(int days, int quotes) =>
        Assert.That(Completed(Book("QQA"), Price("QQA", 1m, days)).Market.Quotes, Has.Length.EqualTo(quotes));

    [Test]
    public void Market_OfTheRun_ComesBeforeTheCarriedOneOfTheDay()
    {
        // The carried snapshot of 2024-04-01 has BTC.
        var day = new DateOnly(2024, 4, 1);
        var book = Book("BTC") with { Snapshot = Book("BTC").Snapshot with { AsOf = day } };
        Assume.That(Completed(book).Market.Quotes.Single().AsOf, Is.EqualTo(day));

        var quote = Completed(book, Price("BTC", 5m, 0) with { Date = day }).Market.Quotes.Single();

        Assert.That(quote.Price, Is.EqualTo(5m));
        Assert.That(quote.MarketCap, Is.Not.Null, "what the run does not say comes from the carried table");
    }

    [TestCase(99, 0)]
    [TestCase(100, 1)]
    public void Market_OwnPriceFarFromMarket_StaysAndIsSaid(int factor, int warnings)
    {
        foreach (var market in new[] { 2m * factor, 2m / factor })
        {
            var own = Quoted(Book("QQA"), "QQA", 2m);

            var book = Completed(own, Price("QQA", market, 0));

            Assert.That(book.Market.Quotes.Single().Price, Is.EqualTo(2m));
            Assert.That(book.Issues.Count(i => i.Code == "price-far-from-market"), Is.EqualTo(factor == 100 && market == 0.02m ? 1 : warnings));
        }
    }

    [Test]
    public void Market_PricesAtTheEndsOfDecimal_DoNotEndTheRun()
    {
        var book = Completed(Quoted(Book("QQA"), "QQA", 7e28m), Price("QQA", 0.0000000000000000000000000001m, 0));

        Assert.That(book.Market.Quotes.Single().Price, Is.EqualTo(7e28m));
        Assert.That(book.Issues.Select(i => i.Code), Has.Member("price-far-from-market"));
    }

    [TestCase("EUR", "USD", 1.25, 2.5)]
    [TestCase("USD", "EUR", 0.8, 2.5)]
    public void Market_InAnotherCurrency_IsConvertedEitherWay(string unit, string priced, double rate, double expected)
    {
        var book = Completed(Book("QQA"), Price("QQA", 2m, 0, "EUR"), Price(unit, (decimal)rate, -1, priced));

        Assert.That(book.Market.Quotes.Single(q => q.Asset.Text == "QQA").Price, Is.EqualTo((decimal)expected));
    }

    [Test]
    public void Market_WithoutRateOrWithOneThatOverflows_IsNotUsedAndSaid()
    {
        foreach (var rates in new MarketObservation[][] { [], [Price("QQF", 7e28m, 0)], [Price("USD", 7e28m, 0, "QQF")], [Price("QQF", 0m, 0)] })
        {
            var book = Completed(Book("QQA"), [Price("QQA", 1e10m, 0, "QQF"), .. rates]);

            Assert.That(book.Market.Quotes.Where(q => q.Asset.Text == "QQA"), Is.Empty);
            Assert.That(book.Issues.Select(i => i.Code), Has.Member("no-fx-quote"));
        }
    }

    [Test]
    public void Market_TooSmallInTheOtherCurrency_IsNotTakenAsNothing()
    {
        var book = Completed(Book("QQA"), Price("QQA", 0.000000000000001m, 0, "QQF"), Price("QQF", 0.00000000000000000001m, 0));

        Assert.That(book.Market.Quotes.Where(q => q.Asset.Text == "QQA" && q.Price is not null), Is.Empty);
    }

    [TestCase(1, 70)]
    [TestCase(-1, 70)]
    [TestCase(2, null)]
    [TestCase(-2, null)]
    public void Supply_WithinOneDay_StandsForWhatIsOwed(int days, int? owed)
    {
        var book = Supplied(AReserve.OfIssuer().Holds("USD", AssetClass.DepositBank, 100m).Book, (70m, days));

        Assert.That(book.Snapshot.Liabilities?.Single().Quantity, Is.EqualTo((decimal?)owed));
        Assert.That(book.Issues.Any(i => i.Code == "liabilities-from-supply"), Is.EqualTo(owed is not null));
    }

    [Test]
    public void Supply_OfTheDayBeforeAndAfter_TakesTheEarlierWhateverTheOrder()
    {
        var book = AReserve.OfIssuer().Holds("USD", AssetClass.DepositBank, 100m).Book;

        Assert.That(Supplied(book, (70m, 1), (60m, -1)).Snapshot.Liabilities!.Value.Single().Quantity, Is.EqualTo(60m));
        Assert.That(Supplied(book, (60m, -1), (70m, 1)).Snapshot.Liabilities!.Value.Single().Quantity, Is.EqualTo(60m));
    }

    [Test]
    public void Supply_WhereLiabilitiesArePublished_IsKeptBesideThem()
    {
        var book = Supplied(AReserve.OfIssuer().Holds("USD", AssetClass.DepositBank, 100m).Owes("TUSD1", 90m).Book, (70m, 0));

        Assert.That(book.Snapshot.Liabilities!.Value.Single().ReportedValue, Is.EqualTo(90m));
        Assert.That(book.Snapshot.Stated.Select(s => (s.Kind, s.Value)), Is.EqualTo(new[] { (StatedKind.Supply, 70m) }));
    }

    [Test]
    public void Revisions_SumsBeyondDecimal_DoNotEndTheRun()
    {
        var first = Draft(AReserve.OfExchange().Holds("QQA", AssetClass.SmallAltcoin, 7e28m).Holds("QQA", AssetClass.SmallAltcoin, 7e28m).Book, "1");
        var second = Draft(AReserve.OfExchange().Holds("QQA", AssetClass.SmallAltcoin, 7e28m).Book, "2");

        Assert.That(() => BookAssembly.Assemble([first, second], [], [], []), Throws.Nothing);
        Assert.That(() => Revisions.Number([first.Book, second.Book]), Throws.Nothing);
    }

    [Test]
    public void Revisions_OfOneFormat_TheNewestCountsWhateverTheOrder()
    {
        var old = AReserve.OfExchange().Holds("QQA", AssetClass.SmallAltcoin, 10m).Book;
        var corrected = AReserve.OfExchange().Holds("QQA", AssetClass.SmallAltcoin, 12m).Shows(d => d with { PublishedOn = AsOf.AddDays(20) }).Book;

        foreach (var drafts in new DraftBook[][] { [Draft(old, "1"), Draft(corrected, "2")], [Draft(corrected, "2"), Draft(old, "1")] })
        {
            var book = BookAssembly.Assemble(drafts, [], [], []).Single();
            Assert.That(book.Book.Snapshot.Holdings.Single().ReportedValue, Is.EqualTo(12m));
            Assert.That(book.Earlier.Single().Snapshot.Holdings.Single().ReportedValue, Is.EqualTo(10m));
        }
    }

    private static ReserveBook Book(string asset) =>
        AReserve.OfExchange().Holds(asset, AssetClass.SmallAltcoin, 0m, h => h with { ReportedValue = null, Quantity = 10m }).Book;

    private static ReserveBook Quoted(ReserveBook book, string asset, decimal price) => book with
    {
        Market = new MarketSnapshot(book.Market.Quotes.Add(new MarketQuote { Asset = AssetSymbol.Parse(asset), Price = price, Source = new SourceRef("own") })),
    };

    private static MarketObservation Price(string asset, decimal price, int days, string currency = "USD") => new(
        new MarketQuote { Asset = AssetSymbol.Parse(asset), Price = price, StatedSource = "prices.json", Source = new SourceRef("prices.json") },
        CurrencyCode.Parse(currency), AsOf.AddDays(days));

    private static ReserveBook Completed(ReserveBook book, params MarketObservation[] run) => new MarketCompletion(run).Complete(book);

    private static ReserveBook Supplied(ReserveBook book, params (decimal Units, int Days)[] counts)
    {
        var document = SourceDocument.FromBytes("supply.json", "{}"u8.ToArray());
        return SupplyCompletion.Complete(book, [.. counts.Select(c => new SupplyObservation(AssetSymbol.Parse("TUSD1"), AsOf.AddDays(c.Days), c.Units, "supply.json", document))]);
    }

    private static DraftBook Draft(ReserveBook book, string name) =>
        new(book with { InputSha256 = name }, SourceDocument.FromBytes(name, "x"u8.ToArray()), "some-format", false, false);
}
