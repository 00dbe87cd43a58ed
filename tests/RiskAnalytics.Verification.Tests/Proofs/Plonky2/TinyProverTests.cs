using RiskAnalytics.Verification.Cryptography;
using RiskAnalytics.Verification.Proofs.Plonky2;

namespace RiskAnalytics.Verification.Tests.Proofs.Plonky2;

/// <summary>Proofs of a circuit of our own: a right witness passes; with a wrong one an honest prover gets nothing that passes.</summary>
internal sealed class TinyProverTests
{
    private static readonly ulong[] Inputs = [700, 77, 1, 2, 3, 4];

    [TestCase(700UL, 77UL), TestCase(1023UL, 0UL), TestCase(5UL, 5UL), TestCase(0xffffffff00000000, 0xfffffffeffffffff)]
    public void Verify_OfARightWitness_Passes(ulong equity, ulong debt) =>
        Assert.That(Plonky2Verifier.Verify(TinyGlobalFile.Prover.Key, TinyGlobalFile.Prover.Prove([equity, debt, 1, 2, 3, 4])), Is.Null);

    [TestCase(1024UL, 0UL, TestName = "above the range")]
    [TestCase(5UL, 6UL, TestName = "more debt than equity")]
    public void Verify_OfSumsOutsideTheRange_Fails(ulong equity, ulong debt) =>
        Assert.That(Plonky2Verifier.Verify(TinyGlobalFile.Prover.Key, TinyGlobalFile.Prover.Prove([equity, debt, 1, 2, 3, 4]))?.Step, Is.EqualTo("constraints"));

    /// <summary>One wire of each gate changed, and the two wires that are tied together set apart while each gate alone is satisfied.</summary>
    [TestCase(0, TinyCircuit.PublicInputRow, TestName = "digest of the public inputs")]
    [TestCase(3, TinyCircuit.ArithmeticRow, TestName = "result of the arithmetic gate")]
    [TestCase(1, TinyCircuit.BitsRow, TestName = "a bit that is 2")]
    [TestCase(1, TinyCircuit.ConstantRow, TestName = "a constant")]
    [TestCase(-1, TinyCircuit.ArithmeticRow, TestName = "wires that are tied together")]
    public void Verify_OfAWrongWitness_Fails(int wire, int row)
    {
        var hash = new ulong[4];
        PoseidonGoldilocks.Hash(Inputs, hash);
        var witness = TinyCircuit.Witness(Inputs[0], Inputs[1], hash);
        if (wire >= 0)
            witness[wire][row] = Goldilocks.Add(witness[wire][row], 1);
        else
            (witness[0][row], witness[3][row]) = (701, 624);

        Assert.That(Plonky2Verifier.Verify(TinyGlobalFile.Prover.Key, TinyGlobalFile.Prover.Prove(Inputs, witness))?.Step, Is.EqualTo("constraints"));
    }

    [Test]
    public void Verify_OfAWireThatNoGateReads_StillPasses()
    {
        var hash = new ulong[4];
        PoseidonGoldilocks.Hash(Inputs, hash);
        var witness = TinyCircuit.Witness(Inputs[0], Inputs[1], hash);
        witness[15][20] = 99;

        Assert.That(Plonky2Verifier.Verify(TinyGlobalFile.Prover.Key, TinyGlobalFile.Prover.Prove(Inputs, witness)), Is.Null);
    }
}
