using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Ingestion.Combining;
using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.Issuers;

namespace RiskAnalytics.Ingestion.Tests.Sources.Issuers;

[TestFixture]
public sealed class TetherTransparencyJsonSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source { get; } = new TetherTransparencyJsonSource();

    protected override string GoodFile => MarketReading.Fixture("tether/transparency.json");

    [Test]
    public void Read_File_TakesAuthorisedLessNotIssuedAsTheTokensInCirculation()
    {
        var reading = MarketReading.OfFile(Source, GoodFile);


        // 100,000,000.50 + 80,000,000 authorised, 10,000,000.50 + 5,000,000 of them not issued.
        Assert.That(reading.Supply.Select(s => (s.Token.Text, s.Units, s.Date)), Is.EqualTo(new[] { ("USDT", 165000000m, new DateOnly(2026, 3, 31)), ("EURT", 600000m, new DateOnly(2026, 3, 31)) }));
        var book = reading.Books.Single();
        var line = book.Snapshot.Holdings.Single();
        Assert.That((line.Asset.Text, line.Class, line.ReportedValue), Is.EqualTo(("*", AssetClass.Other, 171000000m)));
        Assert.That(book.Snapshot.Liabilities!.Value.Single().ReportedValue, Is.EqualTo(165600000m));
        Assert.That(book.Snapshot.Stated.Single().Value, Is.EqualTo(5400000m));
        Assert.That(book.Snapshot.Entity.Id, Is.EqualTo("tether"));
    }

    [Test]
    public void Read_TwoTotalsThatDiffer_TellsBothFigures()
    {
        var reading = MarketReading.OfFile(Source, GoodFile);


        var issue = reading.Books.Single().Issues.Single(i => i.Code == "two-totals");
        Assert.That(issue.Message, Does.Contain("180000000.50").And.Contain("180250000.50").And.Contain("250000"));
    }

    [Test]
    public void Read_EquityOfAnOldQuarter_IsNotUsed()
    {
        // The equity of the report of 2025-06-30: 162,574,933,798 less 157,108,000,474.
        var reading = MarketReading.OfText(Source, "t.json", Text(1783555200, "190000000000", "184533066676", "5466933324.00"));

        Assert.That(reading.Books, Is.Empty);
        Assert.That(reading.Issues.Single().Message, Does.Contain("2025-06-30").And.Contain("5466933324"));
        Assert.That(reading.Issues.Single().OmitsLine, Is.True);
        Assert.That(reading.Supply.Single().Units, Is.EqualTo(9m), "The tokens are counted all the same.");
    }

    [Test]
    public void Read_EquityOfTheLastQuarter_IsUsed()
    {
        var reading = MarketReading.OfText(Source, "t.json", Text(1755000000, "162574933798", "157108000474", "5466933324"));

        Assert.That(reading.Books.Single().Issues, Is.Empty);
    }

    [Test]
    public void Run_EquityOfAnEarlierFileOfTheRun_IsNotUsed()
    {
        using var folder = new TemporaryFolder();
        using var output = new TemporaryFolder();
        folder.Write("a.json", Text(1767225600, "1000", "900", "100"));
        folder.Write("b.json", Text(1780272000, "1100", "1000", "100"));

        var reports = Ingestor.Run([folder.Path], output.Path);

        Assert.That(reports.SelectMany(r => r.Books), Is.EqualTo(new[] { "tether/2026-01-01" }));
        Assert.That(reports[1].Issues.Single(i => i.Code == "stale-equity").Message, Does.Contain("2026-01-01"));
    }

    [Test]
    public void Read_EquityThatIsNotTheDifference_IsSaid()
    {
        var reading = MarketReading.OfText(Source, "t.json", Text(1767225600, "1000", "900", "99"));

        Assert.That(reading.Books.Single().Issues.Single().Code, Is.EqualTo("equity-differs"));
    }

    [Test]
    public void Read_ChainThatCannotBeRead_LeavesTheSupplyUnknown()
    {
        var reading = MarketReading.OfText(Source, "t.json", Text(1767225600, "1000", "900", "100").Replace("\"10\"", "\"ten\"", StringComparison.Ordinal));

        Assert.That(reading.Supply, Is.Empty);
        Assert.That(reading.Books.Single().Issues.Select(i => i.Code), Has.Member("supply-not-read"));
        Assert.That(reading.Books.Single().Snapshot.Liabilities!.Value.Single().ReportedValue, Is.EqualTo(900m));
    }

    private static string Text(long id, string assets, string liabilities, string equity) =>
        $$$$"""{"id":{{{{id}}}},"data":{"usdt":{"totaltokens_eth":"10","reserve_balance_eth":1,"total_assets":"{{{{assets}}}}","total_liabilities":{{{{liabilities}}}},"shareholder_eq":"{{{{equity}}}}"}}}""";
}
