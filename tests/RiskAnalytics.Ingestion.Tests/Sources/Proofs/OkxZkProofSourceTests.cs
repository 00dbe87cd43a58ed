using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.Proofs;

namespace RiskAnalytics.Ingestion.Tests.Sources.Proofs;

[TestFixture]
public sealed class OkxZkProofSourceTests : ProofSourceContract
{
    protected override IReserveSource Source { get; } = new OkxZkProofSource();

    protected override string GoodFile => Fixture.Good("okx-proofs/sum_proof_data.json");

    protected override string? Totals => "30126929348";

    protected override string? Entity => "okx";

    [Test]
    public void Run_FileOfOneUser_HasNoTotal()
    {
        var report = Fixture.Report(Fixture.Good("okx-proofs/user_inclusion_proof.json"));

        Assert.That((report.Format, report.Issues.Single().Code), Is.EqualTo(("okx-zk-sum-proof", "use-verify")));
    }

    [Test]
    public void Run_SumsThatAreNoWholeNumbers_AreSaid()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("proof.json", """{"general":{"round_num":1,"batch_size":4,"token_num":6},"root_vd_digest":{},"proof":{"public_inputs":["x"]}}""");

        Assert.That(Fixture.Report(file).Issues.Select(i => i.Code), Is.EquivalentTo(new[] { "bad-value", "no-totals", "use-verify" }));
    }

    [Test]
    public void Run_Original_GivesEquityLessDebt()
    {
        // 30,157,766,023 less 30,836,675, as the file of the same proof with its sums states it.
        var report = Fixture.Report(Fixture.Shared("vectors/okx-zk-v2/synthetic/sum_proof_data.json"));

        Assert.That(report.Issues.Single(i => i.Code == "liability-totals").Message, Does.Contain("30126929348"));
    }
}
