using RiskAnalytics.Ingestion.Books;
using RiskAnalytics.Ingestion.Combining;
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
    public void Run_DateGiven_FillsTheBookOfThatDate()
    {
        using var folder = new TemporaryFolder();
        using var output = new TemporaryFolder();
        var list = folder.Write("list.csv", "coin,snapshot height,amount\nBTC,1,4\n\ncoin,Network,Snapshot Height,address,amount,message,signature1,signature2,redeem script/public key,eoa1,eoa2\nBTC,BTC,1,1BoatSLRHtKNngkdXEeobR76b53LETtpyT,4,m,s,,,,\n");
        var tree = folder.Write("tree.txt", File.ReadAllBytes(GoodFile));

        Ingestor.Run([list, tree], output.Path, new IngestOptions { AsOf = new DateOnly(2023, 3, 1) });
        var snapshot = BookReader.Read(Path.Combine(output.Path, "okx", "2023-03-01")).Snapshot;

        Assert.That(snapshot.Liabilities!.Value.Single(l => l.Asset.Text == "BTC"), Has.Property("Quantity").EqualTo(3.5m).And.Property("StatedSource").Contains("liability tree tree.txt"));
        Assert.That(snapshot.Disclosures.LiabilityEvidence!.Method, Is.EqualTo("Merkle sum tree, published whole"));
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
