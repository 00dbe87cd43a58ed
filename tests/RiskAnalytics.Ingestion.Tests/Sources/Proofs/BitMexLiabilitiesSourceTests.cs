using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.BitMex;

namespace RiskAnalytics.Ingestion.Tests.Sources.Proofs;

[TestFixture]
public sealed class BitMexLiabilitiesSourceTests : ProofSourceContract
{
    protected override IReserveSource Source { get; } = new BitMexLiabilitiesSource();

    protected override string GoodFile => Fixture.Good("bitmex/20240418-liabilities-839754.csv");

    protected override string? Totals => "3.4 BTC";

    protected override string? Entity => null;

    [TestCase("liabilities_100_published_tree.csv", "40.00004 BTC")]
    [TestCase("liabilities_100_synthetic_tree.csv", "40.00004001 BTC")]
    public void Run_Originals_TakeTheRoot(string file, string total)
    {
        var report = Fixture.Report(Fixture.Shared("vectors/bitmex/" + file));

        Assert.That(report.Issues.Single(i => i.Code == "liability-totals").Message, Does.Contain(total).And.Contain("block 100"));
    }

    [Test]
    public void Run_BadNodes_AreNamed()
    {
        using var folder = new TemporaryFolder();
        var node = new string('a', 64);
        var file = folder.Write("tree.csv", $"block_height:7\n{node},100\n{node},-5\n{node},1.5\n");

        Assert.That(Fixture.Issues(Fixture.Report(file)).Take(2), Is.EqualTo(new (string, int?, string?)[] { ("negative-balance", 3, null), ("bad-node", 4, null) }));
    }
}
