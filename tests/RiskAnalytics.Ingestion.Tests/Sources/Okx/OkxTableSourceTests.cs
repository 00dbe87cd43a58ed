using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.Okx;

namespace RiskAnalytics.Ingestion.Tests.Sources.Okx;

[TestFixture("okx-coin-unit-map", "coin_units.csv")]
[TestFixture("okx-asset-classes", "classes.csv")]
[TestFixture("okx-liquidity-computed", "liquidity.csv")]
[TestFixture("okx-shares-computed", "shares.csv")]
[TestFixture("okx-audit-ids", "audit_ids.csv")]
[TestFixture("okx-headline-totals", "headlines.csv")]
public sealed class OkxReferenceTableSourceTests(string code, string file) : ReserveSourceContract
{
    protected override IReserveSource Source { get; } = SourceCatalog.All.Single(s => s.Code == code);

    protected override string GoodFile => OkxReserveCsvSourceTests.Good(file);

    protected override bool MakesBooks => false;

    protected override bool HasFigures => false;

    [Test]
    public void Run_GoodFile_SaysThatItIsAReferenceTableOfOneRow()
    {
        var report = PublishedBooks.Run(GoodFile).Report;

        Assert.That(report.Issues.Single().Code, Is.EqualTo("reference-table"));
        Assert.That(report.Lines, Is.EqualTo(1));
    }
}

[TestFixture]
public sealed class OkxAuditorExportSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source { get; } = new OkxAuditorExportSource();

    protected override string GoodFile => OkxReserveCsvSourceTests.Good("auditor_export.csv");

    protected override bool MakesBooks => false;

    protected override bool HasFigures => false;

    [Test]
    public void Run_GoodFile_CountsAddressesAndPointsToVerify()
    {
        var issues = PublishedBooks.Run(GoodFile).Report.Issues;

        Assert.That(issues.Where(i => i.Code == "addresses-counted").Select(i => i.Message), Is.EqualTo(new[] { "ADA on ADA: 1 address.", "USDT on ETH: 2 addresses." }));
        Assert.That(issues.Single(i => i.Code == "use-verify").Message, Does.Contain("riskanalytics verify"));
    }
}

[TestFixture]
public sealed class OkxStakingCsvSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source { get; } = new OkxStakingCsvSource();

    protected override string GoodFile => OkxReserveCsvSourceTests.Good("staking_2024-12-13.csv");

    protected override bool MakesBooks => false;

    protected override bool HasFigures => false;

    [Test]
    public void Run_GoodFile_SaysThatItsAmountsAreNotRead()
    {
        var report = PublishedBooks.Run(GoodFile).Report;

        Assert.That(report.Issues.Single().Code, Is.EqualTo("not-read"));
        Assert.That((report.Lines, report.AsOf), Is.EqualTo((2, (DateOnly?)new DateOnly(2024, 12, 13))));
    }
}
