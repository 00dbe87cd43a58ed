using RiskAnalytics.Verification.Cryptography;
using RiskAnalytics.Verification.Proofs.Plonky2.Gates;

namespace RiskAnalytics.Verification.Proofs.Plonky2;

/// <summary>
/// The one identity on which all rests: every constraint is a polynomial that vanishes on all N rows, the powers of g, if and only if it is divisible by
/// X^N − 1. The prover committed to the quotients before the point zeta was drawn; so it is enough to look there.
/// Source: plonky2, plonk/vanishing_poly.rs and plonk/verifier.rs.
/// </summary>
internal static class ConstraintCheck
{
    // In a row of another group the selector has this value. Source: plonky2, gates/selectors.rs.
    private const ulong UnusedSelector = uint.MaxValue;

    /// <summary>Whether the sum of all constraints is the quotient times zeta^N − 1, for each alpha.</summary>
    public static bool Holds(CircuitKey key, Openings at, Challenges drawn, ulong[] publicInputsHash)
    {
        var zetaToN = drawn.Zeta.Squared(key.DegreeBits);
        var vanishing = zetaToN - Extension.One;
        var gates = GateConstraints(key, at, publicInputsHash);
        var wiring = WiringConstraints(key, at, drawn, vanishing);
        Extension[] terms = [.. wiring, .. gates];
        for (var i = 0; i < key.Challenges; i++)
        {
            var sum = Extension.Combine(terms, drawn.Alphas[i]);
            // The quotient is too long for one commitment and comes in parts of N coefficients.
            var parts = at.Quotients.AsSpan(i * key.QuotientDegreeFactor, key.QuotientDegreeFactor);
            if (sum != vanishing * Extension.Combine(parts, zetaToN))
                return false;
        }

        return true;
    }

    private static ReadOnlySpan<Extension> GateConstraints(CircuitKey key, Openings at, ulong[] publicInputsHash)
    {
        var row = new GateRow(at.Wires, at.Constants.AsMemory(key.Groups.Length), publicInputsHash);
        var sums = new ConstraintSums(key.GateConstraints);
        for (var i = 0; i < key.Gates.Length; i++)
        {
            sums.Start(Filter(key, i, at.Constants[key.Selectors[i]]));
            key.Gates[i].Evaluate(row, sums);
        }

        return sums.Values;
    }

    /// <summary>Zero in every row in which the selector names another gate of the group, or none of it.</summary>
    private static Extension Filter(CircuitKey key, int gate, Extension selector)
    {
        var (start, end) = key.Groups[key.Selectors[gate]];
        var filter = Extension.One;
        for (var other = start; other < end; other++)
        {
            if (other != gate)
                filter *= (ulong)other - selector;
        }

        return key.Groups.Length > 1 ? filter * (UnusedSelector - selector) : filter;
    }

    /// <summary>
    /// Wires that are tied together are equal: the product of w + beta·id + gamma over all routed wires of all rows must be the same as that of
    /// w + beta·sigma + gamma, where sigma exchanges the places of tied wires. Z runs along the rows and must be 1 in the first; a row is cut into chunks,
    /// with a partial product after each, to keep the degree low.
    /// </summary>
    private static List<Extension> WiringConstraints(CircuitKey key, Openings at, Challenges drawn, Extension vanishing)
    {
        // L0 is 1 in the first row and 0 in all others.
        var first = vanishing * ((drawn.Zeta - Extension.One) * (1UL << key.DegreeBits)).Inverse();
        var terms = new List<Extension>();
        for (var i = 0; i < key.Challenges; i++)
            terms.Add(first * (at.Products[i] - Extension.One));

        for (var i = 0; i < key.Challenges; i++)
        {
            Extension[] reached = [at.Products[i], .. at.PartialProducts.AsSpan(i * key.PartialProducts, key.PartialProducts), at.ProductsNext[i]];
            for (var chunk = 0; chunk + 1 < reached.Length; chunk++)
            {
                var (before, after) = (reached[chunk], reached[chunk + 1]);
                var end = Math.Min((chunk + 1) * key.QuotientDegreeFactor, key.RoutedWires);
                for (var j = chunk * key.QuotientDegreeFactor; j < end; j++)
                {
                    var wire = at.Wires[j] + drawn.Gammas[i];
                    before *= wire + drawn.Zeta * Goldilocks.Multiply(drawn.Betas[i], key.CosetFactors[j]);
                    after *= wire + at.Sigmas[j] * drawn.Betas[i];
                }

                terms.Add(before - after);
            }
        }

        return terms;
    }
}
