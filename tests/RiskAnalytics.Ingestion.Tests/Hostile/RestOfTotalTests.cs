using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Ingestion.Books;
using RiskAnalytics.Ingestion.Combining;

namespace RiskAnalytics.Ingestion.Tests.Hostile;

/// <summary>See <see cref="RestOfTotal"/>: a page with part of its assets and a total value gives the rest as one line.</summary>
[TestFixture]
public sealed class RestOfTotalTests
{
    private const string Prices = "date,asset,price_usd,units_per_usd,source\n2026-03-16,BTC,80000,0.0000125,example\n2026-03-16,ETH,2000,0.0005,example\n";

    [Test]
    public void Run_TotalBeyondTheListedAssets_IsOneLineNotItemisedOnBothSides()
    {
        // Listed: 10 BTC and 100 ETH held, 8 BTC and 90 ETH owed, at 80,000 and 2,000: 1,000,000 and 820,000.
        var snapshot = Book(Prices, total: 1500000, owed: 1200000).Snapshot;

        Assert.That(snapshot.Holdings.Single(h => !h.Asset.IsItemised), Has.Property("ReportedValue").EqualTo(500000m).And.Property("Class").EqualTo(AssetClass.Other));
        Assert.That(snapshot.Liabilities!.Value.Single(l => !l.Asset.IsItemised).ReportedValue, Is.EqualTo(380000m));
    }

    [Test]
    public void Run_ListedAssetWithoutAPrice_LeavesTheRestOut() =>
        Assert.That(Book("date,asset,price_usd,units_per_usd,source\n2026-03-16,BTC,80000,0.0000125,example\n", 1500000, 1200000, "NOBODYKNOWS").Snapshot.Holdings, Has.All.Property("Asset").Property("IsItemised").True);

    [Test]
    public void Run_TotalThatTheListedAssetsReach_HasNoRest() =>
        Assert.That(Book(Prices, 1005000, 822000).Snapshot.Holdings, Has.All.Property("Asset").Property("IsItemised").True);

    private static ReserveBook Book(string prices, decimal total, decimal owed, string second = "ETH")
    {
        using var input = new TemporaryFolder();
        using var output = new TemporaryFolder();
        input.Write("prices.csv", prices);
        input.Write("info.json", FormattableString.Invariant(
            $$$"""{"code":0,"message":"success","data":{"audit_id":"7","audit_time":"2026-03-16 00:00:00","merkle_root_hash":"00","total_reserve_rate":125,"total_reserve_amount":{{{total}}},"customer_net_balance":{{{owed}}},"excess_reserve_value":{{{total - owed}}}}}"""));
        input.Write("coins.json",
            $$$"""{"code":0,"message":"success","data":{"list":[{"coin":"BTC","reserve_rate":125,"reserve_amount":10,"customer_liability":8},{"coin":"{{{second}}}","reserve_rate":111.11,"reserve_amount":100,"customer_liability":90}]}}""");
        Ingestor.Run([input.Path], output.Path);
        return BookReader.Read(BookFinder.Find(output.Path).Single());
    }
}
