using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.Binance;

namespace RiskAnalytics.Ingestion.Tests.Sources.Binance;

[TestFixture]
public sealed class BinanceSnapshotListSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source { get; } = new BinanceSnapshotListSource();

    protected override string GoodFile => Fixture.Good("binance/auditProofSnapshotCondition.json");

    protected override bool MakesBooks => false;

    protected override bool HasFigures => false;

    [Test]
    public void Run_Labels_HaveTheDayFirst()
    {
        var report = Fixture.Report(GoodFile);

        Assert.That(report.Lines, Is.EqualTo(3));
        Assert.That(report.Issues.Single().Message, Does.Contain("2026-04-01").And.Contain("943100"));
    }

    [Test]
    public void Run_MonthThirteen_IsNotTakenForADay()
    {
        var report = Fixture.Report(Fixture.Broken("binance/bad_labels.json"));

        Assert.That(Fixture.Issues(report).First(), Is.EqualTo(("bad-value", (int?)null, "$.data[1]")));
    }
}
