using NUnit.Framework;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Stress;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Books;
using RiskAnalytics.Ingestion.Reference;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Ingestion.Tests.Reference;

[TestFixture]
public sealed class PassThroughTableTests
{
    [TestCase("STETH", "ETH", PassThroughKind.Staked, "Lido")]
    [TestCase("WBTC", "BTC", PassThroughKind.Wrapped, "BitGo")]
    [TestCase("IBIT", "BTC", PassThroughKind.Fund, "iShares Bitcoin Trust")]
    public void All_KnownToken_HasUnderlyingKindAndParty(string symbol, string underlying, PassThroughKind kind, string party)
    {
        var row = PassThroughTable.All.Single(token => token.Symbol.Text == symbol);

        Assert.That((row.Underlying.Text, row.Kind, row.Party), Is.EqualTo((underlying, kind, party)));
    }

    [Test]
    public void All_EveryRow_HasASourceAndLeadsToAnAssetInTheEnd()
    {
        var rows = PassThroughTable.All;
        var bySymbol = rows.ToDictionary(row => row.Symbol, row => row.Underlying);

        Assert.That(rows.Select(row => row.Source), Is.All.Not.Empty);
        foreach (var row in rows)
        {
            var steps = 0;
            for (AssetSymbol? at = row.Symbol; at is not null; at = bySymbol.GetValueOrDefault(at))
                Assert.That(steps++, Is.LessThan(4), $"{row.Symbol} goes round in a circle");
        }
    }

    [Test]
    public void Group_WrittenAndRead_IsTheSame()
    {
        using var folder = new TemporaryFolder();
        var book = AReserve.OfIssuer().Entity(entity => entity with { Group = "circle" }).Holds("USD", AssetClass.DepositBank, 1m).Owes("TUSD1", 1m).Book;
        BookWriter.Write(book, folder.Path);

        var read = BookReader.Read(BookFinder.Find(folder.Path).Single());

        Assert.That(read.Snapshot.Entity.Group, Is.EqualTo("circle"));
        Assert.That(read.Issues.Where(issue => issue.Column == "group"), Is.Empty);
    }

    [Test]
    public void Group_ThatIsNoId_IsReportedAndLeftOut()
    {
        using var folder = new TemporaryFolder();
        BookWriter.Write(AReserve.OfIssuer().Entity(entity => entity with { Group = "Circle Inc." }).Holds("USD", AssetClass.DepositBank, 1m).Owes("TUSD1", 1m).Book, folder.Path);

        var read = BookReader.Read(BookFinder.Find(folder.Path).Single());

        Assert.That(read.Snapshot.Entity.Group, Is.Null);
        Assert.That(read.Issues.Where(issue => issue.Column == "group"), Is.Not.Empty);
    }
}
