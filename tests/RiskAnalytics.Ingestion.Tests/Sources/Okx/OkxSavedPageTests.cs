using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.Okx;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Ingestion.Tests.Sources.Okx;

/// <summary>The page of OKX as a browser saves it: the audit stands in its script element <c>appState</c>.</summary>
[TestFixture]
public sealed class OkxSavedPageTests : ReserveSourceContract
{
    protected override IReserveSource Source => new OkxAuditJsonSource();

    protected override string GoodFile => Repository.PathTo("tests/RiskAnalytics.Ingestion.Tests/Fixtures/formats/okx/saved_page.html");

    [Test]
    public void Read_SavedPage_GivesTheAuditWithThePathInsideTheElement()
    {
        var snapshot = Source.Read(SourceDocument.Open(GoodFile)).Books.Single().Snapshot;

        Assert.That(snapshot.AsOf, Is.EqualTo(new DateOnly(2026, 8, 5)));
        Assert.That(snapshot.Holdings.Where(h => h.Asset.Text == "BTC").Sum(h => h.Quantity), Is.EqualTo(106.5m));
        Assert.That(snapshot.Liabilities!.Value[0].StatedSource, Does.Contain("appState $.appContext.initialProps.App.auditRootInfo.liabilityBalances.BTC"));
    }

    [TestCase("<!DOCTYPE html><html><script id=\"appState\">{\"a\":1}</script></html>", TestName = "no audit")]
    [TestCase("<!DOCTYPE html><html><script id=\"appState\">{broken</script></html>", TestName = "no JSON")]
    [TestCase("<!DOCTYPE html><html><script id=\"appState\"", TestName = "cut")]
    [TestCase("<!DOCTYPE html><html><p>404</p></html>", TestName = "no script")]
    public void Recognises_PageWithoutAnAudit_No(string page)
    {
        using var folder = new TemporaryFolder();

        Assert.That(Source.Recognises(SourceDocument.Open(folder.Write("page.html", page))), Is.False);
    }
}
