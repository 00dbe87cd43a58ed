using System.Text;
using RiskAnalytics.Core.Verification;

namespace RiskAnalytics.Verification.Tests.Proofs.Gate;

internal sealed class OriginalGateTests
{
    private const string Root = "2e7e01ad51d5c668e8d581be83fcfe806644b7c834876d540b188816a67778e6";

    [TestCase(null, CheckOutcome.Verified, null)]
    [TestCase(Root, CheckOutcome.Verified, null)]
    [TestCase("037bf6d8fe5b7cbaecf7b35604b57f82173f5c8155c1c750cef00afebcd65436", CheckOutcome.Failed, "published-root")]
    public void Verify_OfThePublishedUserProof_IsVerified(string? root, CheckOutcome outcome, string? step)
    {
        var report = Files.Verify(Files.Of("user_proof.json", Files.Original("vectors/gate/user_proof.json")), root);

        Assert.That((report!.Checks[0].Scheme, report.Outcome, report.Checks[0].Step), Is.EqualTo(("gate-merkle-user", outcome, step)), report.Reason);
    }

    [TestCase("\"Equity\":29774", "\"Equity\":29775", "root")]
    [TestCase("\"Debt\":0}", "\"Debt\":1}", "root")]
    [TestCase("\"Index\":110", "\"Index\":111", "root")]
    [TestCase("\"Index\":110", "\"Index\":800", "format")]
    [TestCase("\"TotalAssetEquity\":1737312900000000", "\"TotalAssetEquity\":1737312900000001", "root")]
    [TestCase("\"TotalAssetDebt\":0", "\"TotalAssetDebt\":1", "root")]
    [TestCase("\"TotalAssetDebt\":0", "\"TotalAssetDebt\":1737312900000001", "net-equity")]
    [TestCase("\"TotalAssetDebt\":0", "\"TotalAssetDebt\":-1", "format")]
    [TestCase("\"TotalAssetDebt\":0", "\"TotalAssetDebt\":\"0\"", "format")]
    [TestCase("\"TotalAssetDebt\":0", "\"TotalAssetDebt\":0e1", "format")]
    [TestCase("\"Arrangement\":0", "\"Arrangement\":1", "root")]
    [TestCase("\"Arrangement\":0", "\"Arrangement\":268435456", "format")]
    [TestCase("KFOq270G3rXWoTidI6if9HZYqvSkWyh+z9Yt8ZK9kaQ=", "KFOq270G3rXWoTidI6if9HZYqvSkWyh+z9Yt8ZK9kaU=", "root")]
    [TestCase("KFOq270G3rXWoTidI6if9HZYqvSkWyh+z9Yt8ZK9kaQ=", "KFOq270G3rXWoTidI6if9HZYqvSkWyh+z9Yt8ZK9kaR=", "format")]
    [TestCase("KFOq270G3rXWoTidI6if9HZYqvSkWyh+z9Yt8ZK9kaQ=", "//////////////////////////////////////////8=", "format")]
    [TestCase("\"KFOq270G3rXWoTidI6if9HZYqvSkWyh+z9Yt8ZK9kaQ=\",", "", "depth")]
    [TestCase("\"KFOq270G3rXWoTidI6if9HZYqvSkWyh+z9Yt8ZK9kaQ=\",", "7,", "format")]
    [TestCase("151471e6f7b7e675", "151471e6f7b7e676", "root")]
    [TestCase("2e7e01ad51d5c668", "2e7e01ad51d5c669", "root")]
    [TestCase("2e7e01ad51d5c668", "2E7e01ad51d5c668", "format")]
    public void Verify_OfAnEditedUserProof_FailsAtItsStep(string old, string edited, string step)
    {
        var text = Encoding.UTF8.GetString(Files.Original("vectors/gate/user_proof.json"));
        Assert.That(text, Does.Contain(old));

        var report = Files.Verify(Files.Of("user_proof.json", text.Replace(old, edited, StringComparison.Ordinal)));

        Assert.That((report!.Outcome, report.Checks[0].Step), Is.EqualTo((CheckOutcome.Failed, step)), report.Reason);
    }

    [TestCase("batch_proof.csv"), TestCase("cex_config.json")]
    public void Verify_OfBatchesWithTheirTotals_IsUnverifiableForTheLackOfAKey(string name)
    {
        var report = Files.Verify(Files.Within(Files.OriginalFolder("vectors/gate"), name));

        Assert.Multiple(() =>
        {
            Assert.That((report!.Checks[0].Scheme, report.Outcome), Is.EqualTo(("gate-batch", CheckOutcome.Unverifiable)), report.Reason);
            Assert.That(report!.Reason, Does.Contain("follow from one another and from the totals").And.Contain("Groth16"));
        });
    }

    [TestCase("batch_proof.csv", "E8ydcbMX", "F8ydcbMX", "batch-commitment")]
    [TestCase("batch_proof.csv", "A3v22P5b", "A4v22P5b", "empty-root")]
    [TestCase("batch_proof.csv", "Ln4BrVHV", "Lm4BrVHV", "batch-commitment")]
    [TestCase("batch_proof.csv", "MBZLXih2", "LBZLXih2", "cex-commitment")]
    [TestCase("batch_proof.csv", "BHduhl9M", "BGduhl9M", "batch-commitment")]
    [TestCase("batch_proof.csv", ",\"0\"", ",\"1\"", "batch-number")]
    [TestCase("cex_config.json", "\"TotalEquity\":29774", "\"TotalEquity\":29775", "cex-commitment")]
    [TestCase("cex_config.json", "\"BasePrice\":58350000000", "\"BasePrice\":58350000001", "cex-commitment")]
    [TestCase("cex_config.json", "\"Index\":461}", "\"Index\":460}", "format")]
    public void Verify_OfEditedBatches_FailsAtItsStep(string name, string old, string edited, string step)
    {
        var folder = Files.OriginalFolder("vectors/gate");
        var text = Encoding.UTF8.GetString(folder[name]);
        Assert.That(text, Does.Contain(old));
        folder[name] = Encoding.UTF8.GetBytes(text.Replace(old, edited, StringComparison.Ordinal));

        var report = Files.Verify(Files.Within(folder, "batch_proof.csv"));

        Assert.That((report!.Outcome, report.Checks[0].Step), Is.EqualTo((CheckOutcome.Failed, step)), report.Reason);
    }
}
