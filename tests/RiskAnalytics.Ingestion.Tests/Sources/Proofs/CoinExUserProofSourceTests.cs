using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.Proofs;

namespace RiskAnalytics.Ingestion.Tests.Sources.Proofs;

[TestFixture]
public sealed class CoinExUserProofSourceTests : ProofSourceContract
{
    protected override IReserveSource Source { get; } = new CoinExUserProofSource();

    protected override string GoodFile => Fixture.Good("coinex/merkle_proof_file.json");

    protected override string? Totals => "BTC 12.5, CET 100";

    protected override string? Entity => "coinex";

    [Test]
    public void Run_Original_PathAndRootAgree()
    {
        var report = Fixture.Report(Fixture.Shared("exchange/coinex/merkle_proof_file.json"));

        Assert.That(report.Issues.Select(i => i.Code), Is.EquivalentTo(new[] { "liability-totals", "use-verify" }));
    }
}
