using RiskAnalytics.Core.Verification;

namespace RiskAnalytics.Verification.Tests.Proofs.OkxZkV2;

/// <summary>The published user file and those of a tree that was made with the published circuits.</summary>
internal sealed class OriginalUserFileTests
{
    private const string PublishedRoot = "5fd65a3498517f93710db59451d3c867e679860aa821a2a66839fc9d91e7cd24";
    private const string SyntheticRoot = "6c38b3c40ec6d69331fcd03c5a07b36ffbbe13d19bbb866d30a0cc1a3f63a875";

    [TestCase("published/user_inclusion_proof.json", PublishedRoot, CheckOutcome.Verified, null)]
    [TestCase("published/user_inclusion_proof.json", SyntheticRoot, CheckOutcome.Failed, "root")]
    [TestCase("published/user_inclusion_proof.json", null, CheckOutcome.Unverifiable, null)]
    [TestCase("synthetic/user_proofs/user_0_inclusion_proof.json", SyntheticRoot, CheckOutcome.Verified, null)]
    [TestCase("synthetic/user_proofs/user_5_inclusion_proof.json", SyntheticRoot, CheckOutcome.Verified, null)]
    [TestCase("synthetic/user_proofs/invalid_equity_plus_one.json", SyntheticRoot, CheckOutcome.Failed, "root")]
    [TestCase("synthetic/user_proofs/invalid_index.json", SyntheticRoot, CheckOutcome.Failed, "root")]
    [TestCase("synthetic/user_proofs/accepted_tokens_swapped.json", SyntheticRoot, CheckOutcome.Verified, null)]
    [TestCase("synthetic/user_proofs/accepted_mod_p_wraparound_reject_by_range.json", SyntheticRoot, CheckOutcome.Verified, null)]
    public void Verify_OfOriginal_IsAsTheReferenceSays(string name, string? root, CheckOutcome outcome, string? step)
    {
        var report = Files.Verify(Files.Of("user.json", Files.Original("vectors/okx-zk-v2/" + name)), root);

        Assert.Multiple(() =>
        {
            Assert.That(report!.Checks[0].Scheme, Is.EqualTo("okx-zk-v2-user"));
            Assert.That(report.Outcome, Is.EqualTo(outcome), report.Reason);
            Assert.That(report.Checks[0].Step, Is.EqualTo(step));
            Assert.That(report.Issues.Select(issue => issue.Code), Has.Member("token-split-not-proven"));
        });
    }

    [Test]
    public void Verify_BesideTheGlobalProof_TakesItsRootAndItsShape()
    {
        var folder = Files.OriginalFolder("vectors/okx-zk-v2/synthetic");

        var report = Files.Verify(Files.Within(folder, "user_proofs/user_5_inclusion_proof.json"));

        Assert.Multiple(() =>
        {
            Assert.That(report!.Outcome, Is.EqualTo(CheckOutcome.Verified), report.Reason);
            Assert.That(report.Reason, Does.Contain("sum_proof_data.json"));
            Assert.That(report.Issues.Select(issue => issue.Code), Is.EqualTo(new[] { "token-split-not-proven" }));
        });
    }
}
