using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.Gate;

namespace RiskAnalytics.Ingestion.Tests.Sources.Proofs;

[TestFixture]
public sealed class GateProofCsvSourceTests : ProofSourceContract
{
    protected override IReserveSource Source { get; } = new GateProofCsvSource();

    protected override string GoodFile => Fixture.Good("gate/proof.csv");

    protected override string? Totals => null;

    protected override string? Entity => "gate";

    [Test]
    public void Run_DatesWithTheDayFirst_AreRead()
    {
        Assert.That(Fixture.Report(GoodFile).Issues.Single().Message, Does.Contain("2 batches").And.Contain("2025-07-23"));
    }

    [Test]
    public void Run_DateThatIsNone_IsNamed()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("proof.csv", File.ReadAllText(GoodFile).Replace("23/7/2025 08", "7/23/2025 08", StringComparison.Ordinal));

        Assert.That(Fixture.Issues(Fixture.Report(file)).First(), Is.EqualTo(("bad-date", (int?)2, "created_at")));
    }
}
