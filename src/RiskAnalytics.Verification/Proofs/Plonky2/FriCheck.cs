using RiskAnalytics.Verification.Cryptography;

namespace RiskAnalytics.Verification.Proofs.Plonky2;

/// <summary>
/// The test that the opened values are those of committed polynomials of low degree (FRI). If f has value v at zeta, then (f − v)/(X − zeta) is a polynomial; one
/// random sum of all these quotients is folded layer by layer until a short polynomial is left, and at random points of the domain every step is
/// looked at. Source: plonky2, fri/verifier.rs of the published fork.
/// </summary>
internal sealed class FriCheck
{
    private readonly CircuitKey _key;
    private readonly Plonky2Proof _proof;
    private readonly Challenges _drawn;
    private readonly Extension _nextPoint;
    private readonly Extension _atZeta;
    private readonly Extension _atNext;
    private readonly Extension _shift;

    public FriCheck(CircuitKey key, Plonky2Proof proof, Challenges drawn)
    {
        (_key, _proof, _drawn) = (key, proof, drawn);
        _nextPoint = drawn.Zeta * Goldilocks.RootOfUnity(key.DegreeBits);
        _atZeta = Extension.Combine(proof.Openings.AtZeta, drawn.FriAlpha);
        _atNext = Extension.Combine(proof.Openings.ProductsNext, drawn.FriAlpha);
        // Sets the powers of alpha of the first sum apart from those of the second.
        _shift = Extension.One;
        for (var i = 0; i < key.Challenges; i++)
            _shift *= drawn.FriAlpha;
    }

    /// <summary>Whether the prover found a witness that gives a challenge with enough leading zeros.</summary>
    public bool IsGround => _key.Fri.GrindingBits == 0 || _drawn.Grinding >> (64 - _key.Fri.GrindingBits) == 0;

    /// <summary>Follows one query through all layers.</summary>
    /// <param name="number">Which query.</param>
    /// <returns>The step that failed, with a sentence; null when all is right.</returns>
    public (string Step, string Reason)? Query(int number)
    {
        var query = _proof.Queries[number];
        var index = _drawn.Queries[number];
        ulong[][][] caps = [_key.ConstantsSigmasCap, _proof.WiresCap, _proof.ProductsCap, _proof.QuotientsCap];
        for (var tree = 0; tree < caps.Length; tree++)
        {
            var (leaf, siblings) = query.Trees[tree];
            if (!MerkleCap.Holds(leaf, siblings, index, caps[tree]))
                return ("fri-leaf", FormattableString.Invariant($"Query {number + 1}: the opened leaf of {TreeName(tree)} does not lie under its commitment."));
        }

        // The domain is a coset 7·⟨g⟩, so that it has no point in common with the rows; leaves stand in the order of reversed bits.
        var point = Goldilocks.Multiply(Goldilocks.Generator, Goldilocks.Power(Goldilocks.RootOfUnity(_key.DomainBits), Reversed(index, _key.DomainBits)));
        if (Combined(query, point) is not { } value)
            return ("challenges", "The random point lies on the domain of the proof, which has no chance to happen.");

        for (var layer = 0; layer < query.Layers.Length; layer++)
        {
            var bits = _key.FriLayers[layer];
            var (values, siblings) = query.Layers[layer];
            var within = (int)(index & ((1UL << bits) - 1));
            index >>= bits;
            if (values[within] != value)
                return ("fri-fold", FormattableString.Invariant($"Query {number + 1}: layer {layer + 1} has another value than the one folded from the layer before."));
            if (!MerkleCap.Holds(Flat(values), siblings, index, _proof.LayerCaps[layer]))
                return ("fri-layer", FormattableString.Invariant($"Query {number + 1}: the opened values of layer {layer + 1} do not lie under their commitment."));
            value = Fold(values, point, within, bits, _drawn.FriBetas[layer]);
            point = Goldilocks.Power(point, 1UL << bits);
        }

        return Extension.Combine(_proof.FinalPolynomial, point) == value ? null
            : ("fri-final", FormattableString.Invariant($"Query {number + 1}: the final polynomial has another value than the one folded from the last layer."));
    }

    /// <summary>The random sum of all quotients at a point of the domain; null when a challenge is that point.</summary>
    private Extension? Combined(FriQuery query, ulong point)
    {
        var salt = _key.IsHiding ? Plonky2ProofReader.Salt : 0;
        var all = new List<Extension>();
        for (var tree = 0; tree < query.Trees.Length; tree++)
        {
            var leaf = query.Trees[tree].Leaf;
            foreach (var element in leaf.AsSpan(0, leaf.Length - (tree == 0 ? 0 : salt)))
                all.Add(element);
        }

        var next = new Extension[_key.Challenges];
        for (var i = 0; i < next.Length; i++)
            next[i] = query.Trees[2].Leaf[i];

        Extension[] distances = [point - _drawn.Zeta, point - _nextPoint];
        if (distances[0].IsZero || distances[1].IsZero)
            return null;
        Extension.Invert(distances);
        var first = (Extension.Combine(all.ToArray(), _drawn.FriAlpha) - _atZeta) * distances[0];
        var second = (Extension.Combine(next, _drawn.FriAlpha) - _atNext) * distances[1];
        // The factor X makes up for the degree that the division took away. It is a rule of this fork; upstream plonky2 has none.
        return (first * _shift + second) * point;
    }

    /// <summary>
    /// The value at beta of the polynomial through the values on the coset h·⟨g⟩ of <paramref name="point"/>, which has n elements x_k:
    /// (beta^n − h^n)/(n·h^n) · Σ value_k·x_k/(beta − x_k) (Lagrange in barycentric form, for a coset).
    /// </summary>
    private static Extension Fold(Extension[] values, ulong point, int within, int bits, Extension beta)
    {
        var n = values.Length;
        var root = Goldilocks.RootOfUnity(bits);
        // The opened point is element number Reversed(within) of its coset.
        var x = Goldilocks.Multiply(point, Goldilocks.Power(root, (ulong)n - Reversed((ulong)within, bits)));
        var cosetPower = Goldilocks.Power(x, (ulong)n);
        var points = new ulong[n];
        var distances = new Extension[n];
        for (var k = 0; k < n; k++)
        {
            points[k] = x;
            distances[k] = beta - x;
            if (distances[k].IsZero)
                return values[(int)Reversed((ulong)k, bits)];
            x = Goldilocks.Multiply(x, root);
        }

        Extension.Invert(distances);
        var sum = Extension.Zero;
        for (var k = 0; k < n; k++)
            sum += values[(int)Reversed((ulong)k, bits)] * points[k] * distances[k];
        return sum * (beta.Squared(bits) - cosetPower) * Goldilocks.Inverse(Goldilocks.Multiply((ulong)n, cosetPower));
    }

    private static ulong[] Flat(Extension[] values)
    {
        var flat = new ulong[2 * values.Length];
        for (var i = 0; i < values.Length; i++)
            (flat[2 * i], flat[2 * i + 1]) = (values[i].A, values[i].B);
        return flat;
    }

    /// <summary>The lowest bits of a number in the opposite order.</summary>
    private static ulong Reversed(ulong number, int bits)
    {
        var reversed = 0UL;
        for (var i = 0; i < bits; i++)
            reversed |= ((number >> i) & 1) << (bits - 1 - i);
        return reversed;
    }

    private static string TreeName(int tree) => tree switch
    {
        0 => "the constants and the wiring",
        1 => "the wires",
        2 => "the products",
        _ => "the quotients",
    };
}
