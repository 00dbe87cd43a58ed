using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.Proofs;

namespace RiskAnalytics.Ingestion.Tests.Sources.Proofs;

[TestFixture]
public sealed class OkxLiabilityTreeSourceTests : ProofSourceContract
{
    protected override IReserveSource Source { get; } = new OkxLiabilityTreeSource();

    protected override string GoodFile => Fixture.Good("okx-proofs/full-liabilities-merkle-tree.txt");

    protected override string? Totals => "BTC 3.5, USDT 10";

    protected override string? Entity => "okx";

    [Test]
    public void Run_BrokenTree_NamesEachRow()
    {
        var report = Fixture.Report(Fixture.Broken("proofs/tree.txt"));

        Assert.That(Fixture.Issues(report).Where(i => i.Code is not ("liability-totals" or "use-verify")), Is.EqualTo(new (string, int?, string?)[]
        {
            ("negative-balance", 2, "BTC"), ("bad-node", 3, null), ("bad-node", 4, null), ("bad-value", 5, "BTC"),
        }));
    }

    [Test]
    public void Run_EndlessLine_IsRefused()
    {
        using var folder = new TemporaryFolder();
        var node = new string('a', 64) + ",1,{\"BTC\":\"1\"}\n";
        var file = folder.Write("tree.txt", node + new string('b', 2 << 20));

        Assert.That(Fixture.Report(file).Issues.Single().Code, Is.EqualTo("line-too-long"));
    }

    [Test]
    public void Run_Original_TakesTheFirstNode()
    {
        var report = Fixture.Report(Fixture.Shared("exchange/okx/full-liabilities-merkle-tree.txt"));

        Assert.That(report.Issues.Single(i => i.Code == "liability-totals").Message, Does.Contain("BTC 0.00005, ETH 0.1, USDT 1.42045977"));
    }
}
