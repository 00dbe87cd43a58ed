using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.Proofs;

namespace RiskAnalytics.Ingestion.Tests.Sources.Proofs;

[TestFixture]
public sealed class OkxMerkleProofSourceTests : ProofSourceContract
{
    protected override IReserveSource Source { get; } = new OkxMerkleProofSource();

    protected override string GoodFile => Fixture.Good("okx-proofs/merkle_proof_file.json");

    protected override string? Totals => "BTC 10, ETH 2.5, USDT 100";

    protected override string? Entity => "okx";

    [Test]
    public void Run_RootThatMissesThePath_IsSaidWithBothFigures()
    {
        var issue = Fixture.Report(Fixture.Broken("proofs/root_differs.json")).Issues.Single(i => i.Code == "path-sum-differs");

        Assert.That(issue.Message, Does.Contain("21").And.Contain("20.5").And.Contain("USDT"));
    }

    [TestCase("vectors/okx-merkle-v1/user_proof.json", 0)]
    [TestCase("vectors/okx-merkle-v1/invalid_leaf_balance.json", 1)]
    [TestCase("vectors/okx-merkle-v1/invalid_sibling_balance.json", 1)]
    public void Run_Originals_FindTheEditedBalance(string file, int differences)
    {
        Assert.That(Fixture.Report(Fixture.Shared(file)).Issues.Count(i => i.Code == "path-sum-differs"), Is.EqualTo(differences));
    }
}
