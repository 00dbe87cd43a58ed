using RiskAnalytics.Core.Verification;

namespace RiskAnalytics.Verification.Tests.Proofs.OkxZkV2;

/// <summary>Proofs that the published circuits made, read where they lie beside the checkout.</summary>
internal sealed class OriginalGlobalProofTests
{
    private const string Folder = "vectors/okx-zk-v2/synthetic";

    [TestCase("sum_proof_data.json", CheckOutcome.ConsistencyOnly, null)]
    [TestCase("batch_circuit_proof.json", CheckOutcome.ConsistencyOnly, null)]
    [TestCase("invalid_public_input_sum_proof_data.json", CheckOutcome.Failed, "constraints")]
    public void Verify_OfAProof_IsAsTheReferenceSays(string name, CheckOutcome outcome, string? step)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var report = Files.Verify(Files.Of(name, Files.Original($"{Folder}/{name}")))!;
        TestContext.Out.WriteLine($"{watch.ElapsedMilliseconds} ms: {report.Reason}");

        Assert.Multiple(() =>
        {
            Assert.That(report.Kind, Is.EqualTo("plonky2-global"));
            Assert.That(report.Outcome, Is.EqualTo(outcome), report.Reason);
            Assert.That(report.Checks[0].Step, Is.EqualTo(step), report.Reason);
        });
    }
}
