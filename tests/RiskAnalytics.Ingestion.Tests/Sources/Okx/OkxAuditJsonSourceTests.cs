using System.Globalization;
using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.Okx;

namespace RiskAnalytics.Ingestion.Tests.Sources.Okx;

[TestFixture]
public sealed class OkxAuditJsonSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source { get; } = new OkxAuditJsonSource();

    protected override string GoodFile => OkxReserveCsvSourceTests.Good("page_audit.json");

    [Test]
    public void Run_PageWithTwoOfTheAssets_MakesAPartialBookWithBothParts()
    {
        var book = PublishedBooks.Run(GoodFile).Book!;

        Assert.That(book.Snapshot.Entity.Partial, Does.Contain("2 of the 22"));
        Assert.That(book.Snapshot.Holdings.Select(h => (h.Asset.Text, h.Quantity)), Is.EqualTo(new (string, decimal?)[] { ("BTC", 100), ("BTC", 6.5m), ("XRP", 1000) }));
        Assert.That(book.Snapshot.Liabilities!.Value.Select(l => (l.Asset.Text, l.Quantity)), Is.EqualTo(new (string, decimal?)[] { ("BTC", 100.4716981132075471m), ("XRP", 990) }));
        Assert.That((book.Snapshot.AsOf, book.Snapshot.AsOfPublished), Is.EqualTo((new DateOnly(2026, 7, 6), "2026-07-07 00:00:00 UTC+08:00")));
    }

    [TestCase(8, true)]
    [TestCase(22, false)]
    public void Run_SavedPage_IsPartialUnlessItHasAllAssets(int assets, bool isPartial)
    {
        using var folder = new TemporaryFolder();
        var amounts = string.Join(',', Enumerable.Range(1, assets).Select(i => string.Create(CultureInfo.InvariantCulture, $"\"A{i:00}\": \"{i}\"")));
        var file = folder.Write("page.json", $"{{\"createTime\": 1783353600000, \"liabilityBalances\": {{{amounts}}}, \"reserveBalances\": {{{amounts}}}}}");

        var book = PublishedBooks.Run(file).Book!;

        Assert.That(book.Snapshot.Entity.Partial, isPartial ? Does.Contain("8 of the 22") : Is.Null);
        Assert.That(book.Snapshot.Holdings, Has.Length.EqualTo(assets));
    }
}
