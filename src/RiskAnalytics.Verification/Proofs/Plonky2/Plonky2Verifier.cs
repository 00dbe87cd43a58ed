using RiskAnalytics.Verification.Cryptography;

namespace RiskAnalytics.Verification.Proofs.Plonky2;

/// <summary>
/// Verifies plonky2 proofs of the published fork: the statement of the public inputs holds for the circuit of the key, up to the assumptions that FRI is as strong as
/// is commonly assumed and that Poseidon behaves like a random function. The key itself is a question of its own.
/// </summary>
internal static class Plonky2Verifier
{
    /// <summary>Checks a proof, the cheap steps first.</summary>
    /// <param name="key">The key of the circuit.</param>
    /// <param name="proof">The proof, of the sizes of the key.</param>
    /// <returns>The step that failed, with a sentence; null for a valid proof.</returns>
    public static (string Step, string Reason)? Verify(CircuitKey key, Plonky2Proof proof)
    {
        var publicInputsHash = new ulong[PoseidonGoldilocks.DigestLength];
        PoseidonGoldilocks.Hash(proof.PublicInputs, publicInputsHash);
        var drawn = Challenges.Of(key, proof, publicInputsHash);
        // On a row the identity says nothing: both sides are zero.
        if (drawn.Zeta.Squared(key.DegreeBits) == Extension.One)
            return ("challenges", "The random point is a row of the circuit, which has no chance to happen.");
        if (!ConstraintCheck.Holds(key, proof.Openings, drawn, publicInputsHash))
            return ("constraints", "The constraints of the circuit do not hold at the random point: the opened values, the public inputs or the key belong to another proof.");

        var fri = new FriCheck(key, proof, drawn);
        if (!fri.IsGround)
            return ("grinding", FormattableString.Invariant($"The grinding witness does not lead to a challenge with {key.Fri.GrindingBits} leading zeros."));
        for (var query = 0; query < proof.Queries.Length; query++)
        {
            if (fri.Query(query) is { } broken)
                return broken;
        }

        return null;
    }
}
