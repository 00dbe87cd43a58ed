using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.Gate;

namespace RiskAnalytics.Ingestion.Tests.Sources.Proofs;

[TestFixture]
public sealed class GateUsersCsvSourceTests : ProofSourceContract
{
    protected override IReserveSource Source { get; } = new GateUsersCsvSource();

    protected override string GoodFile => Fixture.Good("gate/users.csv");

    protected override string? Totals => "BTC 1.25, DOGE 60.0";

    protected override string? Entity => "gate";

    [Test]
    public void Run_Original_HasOneUser()
    {
        var report = Fixture.Report(Fixture.Shared("exchange/gate/PoR0612.csv"));

        Assert.That((report.Format, report.Lines), Is.EqualTo(("gate-users-csv", 1)));
    }
}
