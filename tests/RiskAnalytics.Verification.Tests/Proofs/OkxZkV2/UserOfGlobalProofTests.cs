using System.Text.Json.Nodes;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.Verification.Proofs;
using RiskAnalytics.Verification.Tests.Proofs.Plonky2;

namespace RiskAnalytics.Verification.Tests.Proofs.OkxZkV2;

/// <summary>A customer's file with the global proof of the same call. The circuit leaves the root free, so a proof can be made for the root of any tree.</summary>
internal sealed class UserOfGlobalProofTests
{
    private static readonly (string Text, string Root) User = UserFileTests.Build(["7", "5"], ["1", "0"]);
    private static readonly JsonObject Global = Proven(User.Root);

    [Test]
    public void Verify_UnderTheRootOfAValidProof_IsVerified()
    {
        var report = Verify(Checked(Global));

        Assert.That(report.Outcome, Is.EqualTo(CheckOutcome.Verified), report.Reason);
        Assert.That(report.Reason, Does.Contain("sum_proof_data.json").And.Contain("same call"));
        Assert.That(report.Issues.Select(issue => issue.Code), Is.EqualTo(new[] { "token-split-not-proven" }));
    }

    [Test]
    public void Verify_UnderTheRootOfAFailedProof_IsUnverifiable()
    {
        var failed = Global.DeepClone().AsObject();
        failed["proof"]!["public_inputs"]![0] = 701;

        var report = Verify(Checked(failed));
        var both = Verify(Checked(failed), Checked(Global));

        Assert.That(report.Outcome, Is.EqualTo(CheckOutcome.Unverifiable), report.Reason);
        Assert.That(report.Reason, Does.Contain("failed"));
        Assert.That(both.Outcome, Is.EqualTo(CheckOutcome.Verified), both.Reason);
    }

    [Test]
    public void Verify_WithAProofWhoseKeyIsMissing_SaysSo()
    {
        var keyless = Global.DeepClone().AsObject();
        keyless.Remove("circuits_info");

        var report = Verify(Checked(keyless));

        Assert.That(report.Outcome, Is.EqualTo(CheckOutcome.Verified), report.Reason);
        Assert.That(report.Reason, Does.Contain("could not be checked"));
    }

    [Test]
    public void Verify_UnderAnotherRoot_Fails()
    {
        var other = Checked(TinyGlobalFile.Build());

        var one = Verify(other);
        var two = Verify(other, other);

        Assert.That((one.Outcome, one.Checks[0].Step, one.Checks[0].Observed), Is.EqualTo((CheckOutcome.Failed, "root", User.Root)), one.Reason);
        Assert.That((two.Outcome, two.Checks[0].Step), Is.EqualTo((CheckOutcome.Failed, "root")), two.Reason);
    }

    [TestCase("token_num", 3, "token-count"), TestCase("batch_size", 8, "tree-shape"), TestCase("recursion_branchout_num", 5, "tree-shape")]
    public void Verify_OfAnotherShapeThanTheProofStates_Fails(string key, int value, string step)
    {
        var other = Global.DeepClone().AsObject();
        other["general"]![key] = value;

        var report = Verify(Checked(other));

        Assert.That((report.Outcome, report.Checks[0].Step), Is.EqualTo((CheckOutcome.Failed, step)), report.Reason);
    }

    [Test]
    public void Of_AFileThatIsNoGlobalProof_IsNull()
    {
        var user = Files.Of("user.json", User.Text);

        Assert.That(GlobalProof.MayBe(user), Is.False);
        Assert.That(GlobalProof.Of(user, Files.Verify(user, User.Root)!), Is.Null);
    }

    private static VerificationReport Verify(params GlobalProof[] globals) =>
        ProofVerifier.Verify(Files.Of("user.json", User.Text), new ProofOptions { GlobalProofs = [.. globals] })!;

    private static GlobalProof Checked(JsonObject json)
    {
        var file = Files.Of("sum_proof_data.json", json.ToJsonString());
        Assert.That(GlobalProof.MayBe(file), Is.True);
        return GlobalProof.Of(file, Files.Verify(file)!)!;
    }

    private static JsonObject Proven(string root)
    {
        var elements = Convert.FromHexString(root).Chunk(8).Select(bytes => BitConverter.ToUInt64(bytes));
        return TinyGlobalFile.Build(TinyGlobalFile.Prover.Prove([700, 77, .. elements]));
    }
}
