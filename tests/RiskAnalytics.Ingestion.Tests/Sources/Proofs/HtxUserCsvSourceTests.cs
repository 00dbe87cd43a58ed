using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.Proofs;

namespace RiskAnalytics.Ingestion.Tests.Sources.Proofs;

[TestFixture]
public sealed class HtxUserCsvSourceTests : ProofSourceContract
{
    protected override IReserveSource Source { get; } = new HtxUserCsvSource();

    protected override string GoodFile => Fixture.Good("htx/users.csv");

    protected override string? Totals => "BTC 0.75, USDT 100";

    protected override string? Entity => "htx";
}
