using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Books;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Ingestion.Tests.Books;

/// <summary>Places on chains in a book, amounts that stand on a chain only, and the examples of wrapped assets.</summary>
[TestFixture]
public sealed class ChainColumnsTests
{
    private const string Entity = """
        { "id": "wrapped", "name": "Wrapped", "kind": "wrapped-asset", "as_of": "2026-11-01", "reporting_currency": "USD",
          "token": { "symbol": "WBTC", "underlying": "BTC", "reserve_feed": { "network": "ethereum", "address": "0xfeed", "heartbeat": 86400 } } }
        """;

    [Test]
    public void Read_LiabilitiesOnSeveralChains_KeepsPlaceAndLockWithoutIssue()
    {
        using var folder = new TemporaryFolder();
        folder.Write("entity.json", Entity);
        folder.Write("holdings.csv", "asset,class,quantity\nBTC,bitcoin,1\n");
        folder.Write("liabilities.csv", "asset,quantity,network,address,height,backed_by\nWBTC,1,ethereum,0xa,5,\nWBTC,2,arbitrum,0xa,6,ethereum:0xb\n");

        var book = BookReader.Read(folder.Path);
        var row = book.Snapshot.Liabilities!.Value[1];

        Assert.That(book.Issues, Is.Empty);
        Assert.That(row.Chain, Is.EqualTo(new ChainLocation("arbitrum", "0xa", "6")));
        Assert.That(row.BackedBy, Is.EqualTo("ethereum:0xb"));
        Assert.That(book.Snapshot.Entity.Token!.ReserveFeed, Is.EqualTo(new ReserveFeed("ethereum", "0xfeed", TimeSpan.FromDays(1))));
    }

    [Test]
    public void Read_ReserveFeed_WritesAndReadsBack()
    {
        using var folder = new TemporaryFolder();
        folder.Write("entity.json", Entity);
        folder.Write("holdings.csv", "asset,class,quantity,network,address\nBTC,bitcoin,,bitcoin,1abc\n");
        var book = BookReader.Read(folder.Path);
        using var other = new TemporaryFolder();

        var again = BookReader.Read(BookWriter.Write(book, other.Path));

        Assert.That(again.Snapshot.Entity.Token, Is.EqualTo(book.Snapshot.Entity.Token));
        Assert.That(again.Snapshot.Holdings.Single().Chain, Is.EqualTo(new ChainLocation("bitcoin", "1abc", null)));
    }

    [Test]
    public void Read_HoldingOnANetworkWithoutAmount_StaysAsNotLoaded()
    {
        using var folder = new TemporaryFolder();
        folder.Write("entity.json", Entity);
        folder.Write("holdings.csv", "asset,class,quantity,network,address\nBTC,bitcoin,,bitcoin,1abc\nBTC,bitcoin,x,bitcoin,1abd\nBTC,bitcoin,,,\n");

        var book = BookReader.Read(folder.Path);

        Assert.That(book.Snapshot.Holdings.Select(h => (h.Row, h.IsLoaded)), Is.EqualTo(new[] { (2, false) }));
        Assert.That(book.Issues.Where(i => i.OmitsLine).Select(i => (i.Code, i.Row)),
            Is.SupersetOf(new[] { (IssueCodes.HoldingNotLoaded, (int?)2), ("no-amount", (int?)3), ("no-amount", (int?)4) }));
    }

    [TestCase("wbtc", 1), TestCase("xbtc", 4), TestCase("wormhole", 2), TestCase("layerzero", 2)]
    public void Read_Examples_OnlySayWhatIsNotLoaded(string name, int contracts)
    {
        var book = BookReader.Read(Repository.PathTo($"data/wrapped/{name}"));

        Assert.That(book.Snapshot.Liabilities!.Value, Has.Length.EqualTo(contracts));
        Assert.That(book.Snapshot.Liabilities!.Value.All(row => !row.IsLoaded && row.StatedSource is not null), Is.True);
        Assert.That(book.Snapshot.Holdings.All(line => !line.IsLoaded && line.StatedSource is not null), Is.True);
        Assert.That(book.Issues.Select(i => i.Code).Distinct(), Is.EquivalentTo(new[] { IssueCodes.HoldingNotLoaded, IssueCodes.LiabilityNotLoaded }));
    }
}
