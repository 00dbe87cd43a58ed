using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.Proofs;

namespace RiskAnalytics.Ingestion.Tests.Sources.Proofs;

[TestFixture]
public sealed class BybitUserProofSourceTests : ProofSourceContract
{
    protected override IReserveSource Source { get; } = new BybitUserProofSource();

    protected override string GoodFile => Fixture.Good("bybit/user_merkle_tree_path.json");

    protected override string? Totals => "BTC 10.00000000, A 15.50000000";

    protected override DateOnly? Date => new DateOnly(2025, 6, 17);

    protected override string? Entity => "bybit";

    [Test]
    public void Run_Original_TakesTheRoot()
    {
        var report = Fixture.Report(Fixture.Shared("exchange/bybit/mock_user_merkle_tree_path_40_v5.json"));

        // The last node of the path, checked by hand against self and siblings.
        Assert.That(report.Issues.Single(i => i.Code == "liability-totals").Message, Does.Contain("BTC 23961.87095294"));
        Assert.That(report.Issues.Select(i => i.Code), Has.No.Member("path-sum-differs"));
    }
}
