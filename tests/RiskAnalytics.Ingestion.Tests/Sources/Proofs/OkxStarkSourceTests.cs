using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.Proofs;

namespace RiskAnalytics.Ingestion.Tests.Sources.Proofs;

[TestFixture]
public sealed class OkxStarkSourceTests : ProofSourceContract
{
    protected override IReserveSource Source { get; } = new OkxStarkSource();

    protected override string GoodFile => Fixture.Good("okx-proofs/stark_sum_values.json");

    protected override string? Totals => "BTC 276527079, ETH 130356732, total_value 406883811";

    protected override string? Entity => "okx";

    [TestCase("vectors/okx-stark-v1/inclusion/a0_user_0_inclusion_proof.json")]
    [TestCase("vectors/okx-stark-v1/sum_proof_data/trunk/sum_proof.json")]
    [TestCase("exchange/okx/zk_stark_v1_sum_proof_config.json")]
    public void Run_OtherPartsOfTheProof_AreNamed(string file)
    {
        var report = Fixture.Report(Fixture.Shared(file));

        Assert.That(report.Format, Is.EqualTo("okx-stark-proof"));
        Assert.That(report.Issues.Select(i => i.Code), Has.Member("use-verify"));
    }
}
