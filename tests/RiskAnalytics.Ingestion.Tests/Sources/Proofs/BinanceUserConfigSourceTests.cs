using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.Binance;

namespace RiskAnalytics.Ingestion.Tests.Sources.Proofs;

[TestFixture]
public sealed class BinanceUserConfigSourceTests : ProofSourceContract
{
    protected override IReserveSource Source { get; } = new BinanceUserConfigSource();

    protected override string GoodFile => Fixture.Good("binance/user_config.json");

    protected override string? Totals => null;

    protected override string? Entity => "binance";

    [Test]
    public void Run_IntegersBeyond64Bits_AreScaled()
    {
        // 5e22 and 2e16 in units of 1e-16.
        Assert.That(Fixture.Report(GoodFile).Issues.Single(i => i.Code == "user-totals").Message, Does.Contain("holds 5000000 and owes 2 USDT"));
    }
}
