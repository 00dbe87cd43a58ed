using RiskAnalytics.Verification.Cryptography;
using RiskAnalytics.Verification.Proofs.Plonky2;

namespace RiskAnalytics.Verification.Tests.Proofs.Plonky2;

/// <summary>
/// Makes proofs of <see cref="TinyCircuit"/>, slowly and plainly: polynomials by sums, trees by hand. Challenges come from the code under test, applied to as much of the
/// proof as there is; whether they are drawn rightly is shown by the original proofs.
/// </summary>
internal sealed class TinyProver
{
    private const int Rows = TinyCircuit.Rows;
    private const int Points = Rows << TinyCircuit.RateBits;
    private const int Chunk = 8;

    private readonly ulong[][] _fixed;
    private readonly TinyTree _fixedTree;

    public TinyProver()
    {
        var circuit = TinyCircuit.Build();
        _fixed = [.. circuit.Constants.Concat(circuit.Sigmas).Select(Interpolate)];
        _fixedTree = Commit(_fixed, isSalted: false);
        var bytes = new KeyBytes { Cap = _fixedTree.Cap };
        bytes = bytes with { Digest = CircuitKeyReader.Read(bytes.Write()).Recompute() };
        KeyParts = bytes;
        Key = CircuitKeyReader.Read(bytes.Write());
        Circuit = circuit;
    }

    public KeyBytes KeyParts { get; }

    public CircuitKey Key { get; }

    private TinyCircuit Circuit { get; }

    /// <summary>Proves the sums; a witness that does not satisfy the circuit gives a proof that must not verify.</summary>
    public Plonky2Proof Prove(ulong[] publicInputs, ulong[][]? witness = null)
    {
        var hash = new ulong[4];
        PoseidonGoldilocks.Hash(publicInputs, hash);
        var columns = witness ?? TinyCircuit.Witness(publicInputs[0], publicInputs[1], hash);
        ulong[][] wires = [.. columns.Select(Interpolate)];
        var wiresTree = Commit(wires);
        var proof = new Plonky2Proof
        {
            PublicInputs = publicInputs,
            WiresCap = wiresTree.Cap,
            ProductsCap = [],
            QuotientsCap = [],
            Openings = new Openings { Constants = [], Sigmas = [], Wires = [], Products = [], ProductsNext = [], PartialProducts = [], Quotients = [] },
            LayerCaps = [],
            Queries = [],
            FinalPolynomial = [],
            GrindingWitness = 0,
        };

        Challenges Drawn() => Challenges.Of(Key, proof, hash);
        var products = Products(columns, Drawn());
        var productsTree = Commit(products);
        proof = proof with { ProductsCap = productsTree.Cap };

        var quotients = Quotients(wires, products, hash, Drawn());
        var quotientsTree = Commit(quotients);
        proof = proof with { QuotientsCap = quotientsTree.Cap };

        var zeta = Drawn().Zeta;
        Extension[] At(IEnumerable<ulong[]> polynomials, Extension point) => [.. polynomials.Select(p => Value([.. p.Select(c => (Extension)c)], point))];
        proof = proof with
        {
            Openings = new Openings
            {
                Constants = At(_fixed.Take(4), zeta),
                Sigmas = At(_fixed.Skip(4), zeta),
                Wires = At(wires, zeta),
                Products = At(products.Take(2), zeta),
                ProductsNext = At(products.Take(2), zeta * TinyCircuit.Generator),
                PartialProducts = At(products.Skip(2), zeta),
                Quotients = At(quotients, zeta),
            },
        };

        var folded = Combined([.. _fixed, .. wires, .. products, .. quotients], products[..2], Drawn().FriAlpha, zeta);
        var layers = new List<(TinyTree Tree, Extension[][] Values)>();
        var shift = 7UL;
        for (var bits = TinyCircuit.DegreeBits + TinyCircuit.RateBits; layers.Count < 2; bits -= 2)
        {
            var values = Enumerable.Range(0, 1 << bits).Select(i => Value(folded, Point(i, bits, shift))).Chunk(4).ToArray();
            layers.Add((new TinyTree([.. values.Select(four => four.SelectMany(v => new[] { v.A, v.B }).ToArray())]), values));
            proof = proof with { LayerCaps = [.. proof.LayerCaps, layers[^1].Tree.Cap] };
            var beta = Drawn().FriBetas[^1];
            folded = [.. folded.Chunk(4).Select(four => Value(four, beta))];
            shift = Goldilocks.Power(shift, 4);
        }

        proof = proof with { FinalPolynomial = folded };
        while (Drawn().Grinding >> 56 != 0)
            proof = proof with { GrindingWitness = proof.GrindingWitness + 1 };
        TinyTree[] trees = [_fixedTree, wiresTree, productsTree, quotientsTree];
        return proof with
        {
            Queries = [.. Drawn().Queries.Select(index => new FriQuery(
                [.. trees.Select(tree => tree.Open((int)index))],
                [.. layers.Select((layer, i) => (layer.Values[(int)index >> (2 * (i + 1))], layer.Tree.Open((int)index >> (2 * (i + 1))).Siblings))]))],
        };
    }

    // Z and the partial product of each row, for each challenge; then as polynomials: both Z first.
    private ulong[][] Products(ulong[][] wires, Challenges drawn)
    {
        var columns = Enumerable.Range(0, 4).Select(_ => new ulong[Rows]).ToArray();
        for (var c = 0; c < 2; c++)
        {
            var reached = 1UL;
            for (var row = 0; row < Rows; row++)
            {
                columns[c][row] = reached;
                for (var j = 0; j < TinyCircuit.Routed; j++)
                {
                    var x = Goldilocks.Multiply(TinyCircuit.CosetFactor(j), Goldilocks.Power(TinyCircuit.Generator, (ulong)row));
                    var n = Factor(wires[j][row], x, c, drawn);
                    var d = Factor(wires[j][row], Circuit.Sigmas[j][row], c, drawn);
                    reached = Goldilocks.Multiply(reached, Goldilocks.Multiply(n, Goldilocks.Inverse(d)));
                    if (j == Chunk - 1)
                        columns[2 + c][row] = reached;
                }
            }
        }

        return [.. columns.Select(Interpolate)];
    }

    private ulong[][] Quotients(ulong[][] wires, ulong[][] products, ulong[] hash, Challenges drawn)
    {
        var quotients = new ulong[2][];
        quotients[0] = new ulong[Points];
        quotients[1] = new ulong[Points];
        for (var point = 0; point < Points; point++)
        {
            var x = Goldilocks.Multiply(7, Goldilocks.Power(Goldilocks.RootOfUnity(8), (ulong)point));
            ulong[] fixedAt = [.. _fixed.Select(p => Value(p, x))];
            ulong[] wiresAt = [.. wires.Select(p => Value(p, x))];
            ulong[] productsAt = [.. products.Select(p => Value(p, x))];
            var vanishing = Goldilocks.Subtract(Goldilocks.Power(x, Rows), 1);
            var first = Goldilocks.Multiply(vanishing, Goldilocks.Inverse(Goldilocks.Multiply(Rows, Goldilocks.Subtract(x, 1))));
            var terms = new List<ulong>();
            for (var c = 0; c < 2; c++)
                terms.Add(Goldilocks.Multiply(first, Goldilocks.Subtract(productsAt[c], 1)));
            for (var c = 0; c < 2; c++)
            {
                ulong[] reached = [productsAt[c], productsAt[2 + c], Value(products[c], Goldilocks.Multiply(x, TinyCircuit.Generator))];
                for (var chunk = 0; chunk < 2; chunk++)
                {
                    var (before, after) = (reached[chunk], reached[chunk + 1]);
                    for (var j = chunk * Chunk; j < Math.Min(TinyCircuit.Routed, (chunk + 1) * Chunk); j++)
                    {
                        before = Goldilocks.Multiply(before, Factor(wiresAt[j], Goldilocks.Multiply(TinyCircuit.CosetFactor(j), x), c, drawn));
                        after = Goldilocks.Multiply(after, Factor(wiresAt[j], fixedAt[4 + j], c, drawn));
                    }

                    terms.Add(Goldilocks.Subtract(before, after));
                }
            }

            terms.AddRange(TinyCircuit.GateConstraints(fixedAt[..4], wiresAt, hash));
            for (var c = 0; c < 2; c++)
                quotients[c][point] = Goldilocks.Multiply(Value([.. terms], drawn.Alphas[c]), Goldilocks.Inverse(vanishing));
        }

        // On a coset: interpolate as if on the subgroup, then take the powers of 7 off the coefficients.
        return [.. quotients.SelectMany(values => Interpolate(values)
            .Select((coefficient, k) => Goldilocks.Multiply(coefficient, Goldilocks.Inverse(Goldilocks.Power(7, (ulong)k)))).Chunk(Rows))];
    }

    // X·(alpha^2·(Σ alpha^i p_i − value)/(X − zeta) + (Σ alpha^i z_i − value)/(X − g·zeta)), as coefficients.
    private static Extension[] Combined(ulong[][] all, ulong[][] next, Extension alpha, Extension zeta)
    {
        var first = Quotient(Sum(all), zeta);
        var second = Quotient(Sum(next), zeta * TinyCircuit.Generator);
        return [Extension.Zero, .. Enumerable.Range(0, Rows - 1).Select(k => first[k] * alpha * alpha + second[k])];

        Extension[] Sum(ulong[][] polynomials) => [.. Enumerable.Range(0, Rows).Select(k => Value([.. polynomials.Select(p => (Extension)p[k])], alpha))];

        // Synthetic division; what is left over is the value at the point.
        static Extension[] Quotient(Extension[] polynomial, Extension point)
        {
            var quotient = new Extension[polynomial.Length - 1];
            var carry = Extension.Zero;
            for (var k = polynomial.Length - 1; k > 0; k--)
                quotient[k - 1] = carry = polynomial[k] + carry * point;
            return quotient;
        }
    }

    private TinyTree Commit(ulong[][] polynomials, bool isSalted = true)
    {
        ulong[] salt = isSalted ? [1, 2, 3, 4] : [];
        return new TinyTree([.. Enumerable.Range(0, Points)
            .Select(index => Point(index, TinyCircuit.DegreeBits + TinyCircuit.RateBits, 7))
            .Select(point => polynomials.Select(p => Value(p, point)).Concat(salt).ToArray())]);
    }

    // Leaves stand in the order of reversed bits.
    private static ulong Point(int index, int bits, ulong shift)
    {
        var reversed = Enumerable.Range(0, bits).Aggregate(0, (sum, bit) => (sum << 1) | ((index >> bit) & 1));
        return Goldilocks.Multiply(shift, Goldilocks.Power(Goldilocks.RootOfUnity(bits), (ulong)reversed));
    }

    private static ulong Factor(ulong wire, ulong place, int c, Challenges drawn) =>
        Goldilocks.Add(Goldilocks.Add(wire, Goldilocks.Multiply(drawn.Betas[c], place)), drawn.Gammas[c]);

    private static ulong[] Interpolate(ulong[] values)
    {
        var n = values.Length;
        var inverse = Goldilocks.Inverse(Goldilocks.RootOfUnity(System.Numerics.BitOperations.Log2((uint)n)));
        var one = Goldilocks.Inverse((ulong)n);
        return [.. Enumerable.Range(0, n).Select(k => Goldilocks.Multiply(one, Value(values, Goldilocks.Power(inverse, (ulong)k))))];
    }

    private static ulong Value(ulong[] coefficients, ulong point)
    {
        var sum = 0UL;
        for (var k = coefficients.Length - 1; k >= 0; k--)
            sum = Goldilocks.Add(Goldilocks.Multiply(sum, point), coefficients[k]);
        return sum;
    }

    private static Extension Value(Extension[] coefficients, Extension point)
    {
        var sum = Extension.Zero;
        for (var k = coefficients.Length - 1; k >= 0; k--)
            sum = sum * point + coefficients[k];
        return sum;
    }
}
