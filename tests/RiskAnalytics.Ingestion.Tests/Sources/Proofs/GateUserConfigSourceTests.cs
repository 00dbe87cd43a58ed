using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.Gate;

namespace RiskAnalytics.Ingestion.Tests.Sources.Proofs;

[TestFixture]
public sealed class GateUserConfigSourceTests : ProofSourceContract
{
    protected override IReserveSource Source { get; } = new GateUserConfigSource();

    protected override string GoodFile => Fixture.Good("gate/user_config.json");

    protected override string? Totals => null;

    protected override string? Entity => "gate";
}
