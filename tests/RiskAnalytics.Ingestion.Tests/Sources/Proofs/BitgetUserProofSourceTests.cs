using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.Proofs;

namespace RiskAnalytics.Ingestion.Tests.Sources.Proofs;

[TestFixture]
public sealed class BitgetUserProofSourceTests : ProofSourceContract
{
    protected override IReserveSource Source { get; } = new BitgetUserProofSource();

    protected override string GoodFile => Fixture.Good("bitget/merkel_tree_bg.json");

    protected override string? Totals => "BTC 3.5, USDC 60.5";

    protected override DateOnly? Date => new DateOnly(2025, 11, 18);

    protected override string? Entity => "bitget";

    [Test]
    public void Run_NodeBelowZero_IsSaid()
    {
        var issue = Fixture.Report(GoodFile).Issues.Single(i => i.Code == "negative-balance");

        Assert.That(issue.Column, Is.EqualTo("$.path[1].balances.USDC"));
        Assert.That(issue.Message, Does.Contain("-40.5"));
    }

    [Test]
    public void Run_Original_HasTwoNodesBelowZero()
    {
        var report = Fixture.Report(Fixture.Shared("exchange/bitget/merkel_tree_bg.json"));

        Assert.That(report.Issues.Where(i => i.Code == "negative-balance").Select(i => i.Message), Has.Exactly(2).Items);
        Assert.That(report.Issues.Single(i => i.Code == "liability-totals").Message, Does.Contain("BTC 9935.73595927, ETH 128842.12373304, USDT 1661685866.08882744, USDC 122140146.79859507"));
    }
}
