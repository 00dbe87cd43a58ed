using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.Proofs;

namespace RiskAnalytics.Ingestion.Tests.Sources.Proofs;

[TestFixture]
public sealed class OkxUserInfoSourceTests : ProofSourceContract
{
    protected override IReserveSource Source { get; } = new OkxUserInfoSource();

    protected override string GoodFile => Fixture.Good("okx-proofs/user_info_file.json");

    protected override string? Totals => null;

    protected override string? Entity => "okx";
}
