using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.Proofs;

namespace RiskAnalytics.Ingestion.Tests.Sources.Proofs;

[TestFixture]
public sealed class HtxUserConfigSourceTests : ProofSourceContract
{
    protected override IReserveSource Source { get; } = new HtxUserConfigSource();

    protected override string GoodFile => Fixture.Good("htx/user_config.json");

    protected override string? Totals => null;

    protected override string? Entity => "htx";

    [Test]
    public void Run_ConfigurationWithTotals_TellsThemUnscaled()
    {
        var report = Fixture.Report(Fixture.Good("htx/cex_config.json"));

        Assert.That(report.Format, Is.EqualTo("htx-user-config"));
        Assert.That(report.Issues.Single(i => i.Code == "liability-totals").Message, Does.Contain("btc 1250000000").And.Contain("scale it does not state"));
    }
}
