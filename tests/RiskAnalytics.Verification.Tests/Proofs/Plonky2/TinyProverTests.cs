using RiskAnalytics.Verification.Cryptography;
using RiskAnalytics.Verification.Proofs.Plonky2;

namespace RiskAnalytics.Verification.Tests.Proofs.Plonky2;

/// <summary>Proofs of a circuit of our own: a right witness passes, a wrong one cannot be proven.</summary>
internal sealed class TinyProverTests
{
    private static readonly ulong[] Inputs = [700, 77, 1, 2, 3, 4];
    private static readonly TinyProver Prover = new();

    [Test]
    public void Verify_OfARightWitness_Passes() =>
        Assert.That(Plonky2Verifier.Verify(Prover.Key, Prover.Prove(Inputs)), Is.Null);
}
