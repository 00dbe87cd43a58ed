using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Ingestion.Books;
using RiskAnalytics.Ingestion.Combining;

namespace RiskAnalytics.Ingestion.Tests.Sources.MarketData;

/// <summary>A line in another currency than the book's is worth its rate of exchange, and nothing without one.</summary>
[TestFixture]
public sealed class ForeignCurrencyTests
{
    private const string Page = """
        {"audit":{"auditId":"1","createTime":"1712937600000","liabilityBalances":{"EUR":"90","GBP":"50","BTC":"1"},"reserveBalances":{"EUR":"100","GBP":"60","BTC":"1"}}}
        """;

    [Test]
    public void Run_WithRatesOfTheEuropeanCentralBank_ValuesEuroAndPound()
    {
        var market = MarketOf(File.ReadAllText(MarketReading.Fixture("ecb/eurofxref.csv"))).Market;

        var euro = market.Quotes.Single(q => q.Asset.Text == "EUR");
        Assert.That((euro.Price, euro.AsOf), Is.EqualTo((1.0652m, new DateOnly(2024, 4, 12))));
        Assert.That(euro.StatedSource, Does.Contain("rates.csv, row 2, USD"));
        var pound = market.Quotes.Single(q => q.Asset.Text == "GBP");
        // 1.0652 dollars and 0.85424 pounds are one euro each.
        Assert.That(pound.Price, Is.EqualTo(1.246956m).Within(0.000001m));
        Assert.That(pound.StatedSource, Does.Contain("USD").And.Contain("GBP"));
    }

    [Test]
    public void Run_WithoutRates_LeavesThemWithoutPriceAndNeverAtOne()
    {
        var book = MarketOf(null);

        Assert.That(book.Market.Quotes.Select(q => q.Asset.Text), Has.None.EqualTo("EUR").And.None.EqualTo("GBP"));
        Assert.That(book.Snapshot.Holdings.Where(h => h.Asset.Text is "EUR" or "GBP").Select(h => h.ReportedValue ?? h.Price), Is.All.Null);
        Assert.That(book.Snapshot.Holdings.Single(h => h.Asset.Text == "EUR").Quantity, Is.EqualTo(100m), "The amount stays in its own currency.");
    }

    [Test]
    public void Run_WithRatesOfAnotherYear_LeavesThemWithoutPrice()
    {
        var book = MarketOf("Date,USD,JPY,GBP,CHF\n2023-04-12,1.09,146,0.88,0.98\n");

        Assert.That(book.Market.Quotes.Select(q => q.Asset.Text), Has.None.EqualTo("EUR").And.None.EqualTo("GBP"));
    }

    private static ReserveBook MarketOf(string? rates)
    {
        using var folder = new TemporaryFolder();
        using var output = new TemporaryFolder();
        folder.Write("page.json", Page);
        if (rates is not null)
            folder.Write("rates.csv", rates);

        var reports = Ingestor.Run([folder.Path], output.Path);

        return BookReader.Read(Path.Combine(output.Path, reports.SelectMany(r => r.Books).Single()));
    }
}
