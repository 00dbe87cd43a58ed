using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.Proofs;

namespace RiskAnalytics.Ingestion.Tests.Sources.Proofs;

[TestFixture]
public sealed class MexcUserProofSourceTests : ProofSourceContract
{
    protected override IReserveSource Source { get; } = new MexcUserProofSource();

    protected override string GoodFile => Fixture.Good("mexc/merkle_proof.json");

    protected override string? Totals => "BTC 4, ETH 12";

    protected override DateOnly? Date => new DateOnly(2025, 1, 22);

    protected override string? Entity => "mexc";

    [Test]
    public void Run_Original_TakesTheRoot()
    {
        var report = Fixture.Report(Fixture.Shared("exchange/mexc/merkle_proof.json"));

        Assert.That(report.Issues.Single(i => i.Code == "liability-totals").Message, Does.Contain("BTC 4386831.37, ETH 5001729.74, USDT 5099023.18"));
        Assert.That(report.Issues.Select(i => i.Code), Has.No.Member("path-sum-differs"));
    }
}
