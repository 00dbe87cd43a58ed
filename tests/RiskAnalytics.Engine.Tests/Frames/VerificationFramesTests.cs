using RiskAnalytics.Core.Verification;
using RiskAnalytics.Engine.Frames;
using RiskAnalytics.Ingestion.Books;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Engine.Tests.Frames;

/// <summary>The frames of verification, on the fictional exchange with one false signature and one address that is not signed.</summary>
[TestFixture]
public sealed class VerificationFramesTests
{
    private static readonly string Book = Repository.PathTo("data/examples/nordsee-exchange/2026-06-30");

    private VerifierRun _run = null!;

    [OneTimeSetUp]
    public async Task Verify() => _run = await new Verifier(new VerifierOptions { KeepResults = false }).RunAsync([Book]);

    [Test]
    public void RunAsync_ResultsNotKept_LeavesTheBookAsItIs()
    {
        Assert.That(_run.Written, Is.Empty);
        Assert.That(File.Exists(Path.Combine(Book, "verification.json")), Is.False);
    }

    [Test]
    public void ToReportFrame_OneList_CountsByOutcome()
    {
        var frame = _run.Reports.ToReportFrame();

        Assert.That(frame.Rows.Single().Skip(2).Take(6), Is.EqualTo(new object[] { "failed", 4m, 0m, 1m, 0m, 1m }));
        // 2,000 BTC at 100,000 and 35,000 ETH at 3,000 of 415 million.
        Assert.That((decimal?)frame["value_share"][0], Is.EqualTo(305m / 415m).Within(1e-12m));
    }

    [Test]
    public void ToCheckFrame_SixAddresses_HaveTheirOutcomes()
    {
        var frame = _run.Reports.ToCheckFrame();

        Assert.That(frame["outcome"].Cast<string>(), Is.EqualTo(new[] { "verified", "verified", "failed", "verified", "verified", "unverifiable" }));
        Assert.That(frame["row"].Cast<decimal?>(), Is.EqualTo(new decimal?[] { 2, 3, 4, 5, 6, 7 }));
    }

    [Test]
    public void ToVerificationFrame_ChecksThatDidNotRun_SaySo()
    {
        var book = BookReader.Read(Book);
        var engine = new RiskEngine();

        var before = engine.Assess([book]).ToVerificationFrame();
        var after = engine.Assess([book with { Verifications = _run.Reports }]).ToVerificationFrame();

        Assert.That(before["outcome"].Cast<string>(), Is.All.EqualTo("not_run"));
        Assert.That(after["outcome"][0], Is.EqualTo("contradicted"));
        Assert.That(after["kind"][0], Is.EqualTo(VerificationKinds.ReserveOwnership));
    }
}
