using System.Numerics;
using RiskAnalytics.Verification.Cryptography;
using RiskAnalytics.Verification.Proofs.Plonky2;
using RiskAnalytics.Verification.Proofs.Plonky2.Gates;

namespace RiskAnalytics.Verification.Tests.Proofs.Plonky2;

/// <summary>
/// Each gate with wires that satisfy it by its meaning, computed apart from it with BigInteger, and with each wire changed. The sizes are those of the published root circuit.
/// </summary>
internal sealed class GateTests
{
    private static readonly BigInteger P = (BigInteger.One << 64) - (BigInteger.One << 32) + 1;
    private static readonly ulong[] Constants = [5, 11];
    private static readonly ulong[] PublicInputsHash = [21, 22, 23, 24];

    private static readonly (CircuitGate Gate, Func<Random, BigInteger[]> Wires, int[] Free)[] Cases =
    [
        (ArithmeticGates.Noop, _ => [], []),
        (ArithmeticGates.PublicInput, _ => [21, 22, 23, 24], []),
        (ArithmeticGates.Constant(2), _ => [5, 11], []),
        (ArithmeticGates.Arithmetic(20), random => Repeat(20, () => WithResult(Any(random, 3), w => 5 * w[0] * w[1] + 11 * w[2])), []),
        (ArithmeticGates.ArithmeticExtension(10), random => Repeat(10, () => WithPair(Any(random, 6), w => Sum(Times(5, Product(Pair(w, 0), Pair(w, 2))), Times(11, Pair(w, 4))))), []),
        (ArithmeticGates.MulExtension(13), random => Repeat(13, () => WithPair(Any(random, 4), w => Times(5, Product(Pair(w, 0), Pair(w, 2))))), []),
        (BitGates.BaseSum(63), BaseSum, []),
        (BitGates.Exponentiation(66), Exponentiation, []),
        (BitGates.RandomAccess(4, 4, 2), random => RandomAccess(random, 4, 4, 2), [.. Unchosen(4, 4)]),
        (BitGates.RandomAccess(1, 20, 0), random => RandomAccess(random, 1, 20, 0), [.. Unchosen(1, 20)]),
        (PolynomialGates.Reducing(43), random => Reducing(random, 43, 1), []),
        (PolynomialGates.ReducingExtension(32), random => Reducing(random, 32, 2), []),
        (PolynomialGates.LowDegreeInterpolation(4), Interpolation, []),
        (PoseidonGates.Mds, Mds, []),
        (PoseidonGates.Poseidon, random => Poseidon(random, 0), []),
        (PoseidonGates.Poseidon, random => Poseidon(random, 1), []),
    ];

    private static IEnumerable<TestCaseData> Gates() => Cases.Select((row, i) => new TestCaseData(i).SetArgDisplayNames(row.Gate.Name));

    [TestCaseSource(nameof(Gates))]
    public void Evaluate_OfWiresThatSatisfyTheGate_IsZeroAndOfAnyOtherIsNot(int number)
    {
        var (gate, fill, free) = Cases[number];
        var wires = fill(new Random(7)).Select(wire => (ulong)((wire % P + P) % P)).ToArray();
        Assert.That(wires, Has.Length.EqualTo(gate.Wires));

        var constraints = Evaluate(gate, wires);

        Assert.Multiple(() =>
        {
            Assert.That(constraints, Has.Length.EqualTo(gate.Constraints).And.All.EqualTo(Extension.Zero));
            for (var wire = 0; wire < wires.Length; wire++)
            {
                ulong[] edited = [.. wires];
                edited[wire] = Goldilocks.Add(edited[wire], 1);
                Assert.That(Evaluate(gate, edited).All(constraint => constraint.IsZero), Is.EqualTo(free.Contains(wire)), $"wire {wire}");
            }
        });
    }

    /// <summary>Constraints are polynomials: what holds for numbers of the base field holds for those of the extension, where a proof looks at them.</summary>
    [TestCase(3), TestCase(7), TestCase(14)]
    public void Evaluate_OverTheExtension_ActsOnConjugatesAlike(int number)
    {
        var gate = Cases[number].Gate;
        var random = new Random(11);
        Extension[] wires = [.. Enumerable.Range(0, gate.Wires).Select(_ => new Extension((ulong)random.NextInt64(), (ulong)random.NextInt64()))];

        var plain = Evaluate(gate, wires);
        var conjugated = Evaluate(gate, [.. wires.Select(Conjugate)]);

        Assert.That(conjugated, Is.EqualTo(plain.Select(Conjugate)));
        Assert.That(plain.Any(constraint => constraint.B != 0), Is.True);

        static Extension Conjugate(Extension x) => new(x.A, Goldilocks.Subtract(0, x.B));
    }

    private static Extension[] Evaluate(CircuitGate gate, ulong[] wires) => Evaluate(gate, [.. wires.Select(wire => (Extension)wire)]);

    private static Extension[] Evaluate(CircuitGate gate, Extension[] wires)
    {
        var sums = new ConstraintSums(gate.Constraints);
        sums.Start(Extension.One);
        gate.Evaluate(new GateRow(wires, Constants.Take(gate.Constants).Select(c => (Extension)c).ToArray(), PublicInputsHash), sums);
        Assert.That(sums.Added, Is.EqualTo(gate.Constraints));
        return sums.Values.ToArray();
    }

    private static BigInteger[] BaseSum(Random random)
    {
        var number = random.NextInt64();
        return [number, .. Enumerable.Range(0, 63).Select(bit => (BigInteger)((number >> bit) & 1))];
    }

    private static BigInteger[] Exponentiation(Random random)
    {
        var power = (BigInteger)random.NextInt64() * 5;
        var bits = Enumerable.Range(0, 66).Select(bit => (power >> bit) & 1).ToArray();
        var based = Any(random, 1)[0];
        return [based, .. bits, BigInteger.ModPow(based, power, P), .. Enumerable.Range(1, 66).Select(taken => BigInteger.ModPow(based, power >> (66 - taken), P))];
    }

    private static IEnumerable<int> Chosen(int bits, int copies) => Enumerable.Range(0, copies).Select(copy => (copy * 5 + 1) % (1 << bits));

    private static IEnumerable<int> Unchosen(int bits, int copies) => Chosen(bits, copies)
        .SelectMany((index, copy) => Enumerable.Range(0, 1 << bits).Where(at => at != index).Select(at => (2 + (1 << bits)) * copy + 2 + at));

    private static BigInteger[] RandomAccess(Random random, int bits, int copies, int extra)
    {
        var wires = new List<BigInteger>();
        foreach (var index in Chosen(bits, copies))
        {
            var list = Any(random, 1 << bits);
            wires.AddRange([index, list[index], .. list]);
        }

        wires.AddRange(Constants.Take(extra).Select(constant => (BigInteger)constant));
        wires.AddRange(Chosen(bits, copies).SelectMany(index => Enumerable.Range(0, bits).Select(bit => (BigInteger)((index >> bit) & 1))));
        return [.. wires];
    }

    private static BigInteger[] Reducing(Random random, int count, int width)
    {
        var coefficients = Any(random, count * width);
        var (alpha, last) = (Pair(Any(random, 2), 0), Pair(Any(random, 2), 0));
        var first = last;
        var reached = new List<BigInteger>();
        for (var i = 0; i < count; i++)
        {
            last = Sum(Product(last, alpha), width == 2 ? Pair(coefficients, 2 * i) : (coefficients[i], 0));
            reached.AddRange([last.A, last.B]);
        }

        return [last.A, last.B, alpha.A, alpha.B, first.A, first.B, .. coefficients, .. reached.SkipLast(2)];
    }

    private static BigInteger[] Interpolation(Random random)
    {
        const int N = 16;
        var root = BigInteger.ModPow(1753635133440165772, BigInteger.One << 28, P);
        var shift = Any(random, 1)[0];
        var coefficients = Any(random, 2 * N);
        var point = Pair(Any(random, 2), 0);
        var values = Enumerable.Range(0, N).SelectMany(i => Flat(At((shift * BigInteger.ModPow(root, i, P), 0))));
        var powers = new List<(BigInteger A, BigInteger B)> { point };
        while (powers.Count < N - 1)
            powers.Add(Product(powers[^1], point));
        return
        [
            shift, .. values, .. Flat(point), .. Flat(At(point)), .. coefficients,
            .. Enumerable.Range(2, N - 2).Select(k => BigInteger.ModPow(shift, k, P)),
            .. powers.Skip(1).SelectMany(Flat),
        ];

        (BigInteger A, BigInteger B) At((BigInteger, BigInteger) x) => Enumerable.Range(0, N).Reverse()
            .Aggregate((A: BigInteger.Zero, B: BigInteger.Zero), (sum, k) => Sum(Product(sum, x), Pair(coefficients, 2 * k)));
    }

    private static BigInteger[] Mds(Random random)
    {
        int[] circulant = [17, 15, 41, 16, 2, 28, 13, 13, 39, 18, 34, 20];
        var inputs = Any(random, 24);
        var outputs = Enumerable.Range(0, 24).Select(k => Enumerable.Range(0, 12)
            .Aggregate(k / 2 == 0 ? 8 * inputs[k] : 0, (sum, i) => sum + circulant[i] * inputs[2 * ((i + k / 2) % 12) + k % 2]));
        return [.. inputs, .. outputs];
    }

    // Inputs, outputs, swap, what the swap changes, then what goes into each s-box after the first round.
    private static BigInteger[] Poseidon(Random random, int swap)
    {
        int[] circulant = [17, 15, 41, 16, 2, 28, 13, 13, 39, 18, 34, 20];
        var inputs = Any(random, 12);
        var deltas = Enumerable.Range(0, 4).Select(i => swap * (inputs[i + 4] - inputs[i])).ToArray();
        BigInteger[] state = [.. inputs];
        for (var i = 0; i < 4; i++)
            (state[i], state[i + 4]) = (state[i] + deltas[i], state[i + 4] - deltas[i]);
        ulong[] outputs = [.. state.Select(lane => (ulong)((lane % P + P) % P))];
        PoseidonGoldilocks.Permute(outputs);

        var sboxes = new List<BigInteger>();
        for (var round = 0; round < 30; round++)
        {
            for (var lane = 0; lane < 12; lane++)
                state[lane] = (state[lane] + PoseidonGoldilocks.RoundConstant(round, lane)) % P;
            var lanes = round is >= 4 and < 26 ? 1 : 12;
            if (round > 0)
                sboxes.AddRange(state[..lanes]);
            for (var lane = 0; lane < lanes; lane++)
                state[lane] = BigInteger.ModPow(state[lane], 7, P);
            state = [.. Enumerable.Range(0, 12).Select(r => Enumerable.Range(0, 12).Aggregate(r == 0 ? 8 * state[0] : 0, (sum, i) => sum + circulant[i] * state[(i + r) % 12]) % P)];
        }

        return [.. inputs, .. outputs.Select(lane => (BigInteger)lane), swap, .. deltas, .. sboxes];
    }

    private static BigInteger[] Any(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => ((BigInteger)random.NextInt64() << 1) % P)];

    private static BigInteger[] Repeat(int times, Func<BigInteger[]> make) => [.. Enumerable.Range(0, times).SelectMany(_ => make())];

    private static BigInteger[] WithResult(BigInteger[] wires, Func<BigInteger[], BigInteger> result) => [.. wires, result(wires)];

    private static BigInteger[] WithPair(BigInteger[] wires, Func<BigInteger[], (BigInteger A, BigInteger B)> result) => [.. wires, .. Flat(result(wires))];

    private static (BigInteger A, BigInteger B) Pair(BigInteger[] wires, int at) => (wires[at], wires[at + 1]);

    private static BigInteger[] Flat((BigInteger A, BigInteger B) pair) => [pair.A, pair.B];

    private static (BigInteger A, BigInteger B) Sum((BigInteger A, BigInteger B) x, (BigInteger A, BigInteger B) y) => (x.A + y.A, x.B + y.B);

    private static (BigInteger A, BigInteger B) Times(BigInteger factor, (BigInteger A, BigInteger B) x) => (factor * x.A, factor * x.B);

    private static (BigInteger A, BigInteger B) Product((BigInteger A, BigInteger B) x, (BigInteger A, BigInteger B) y) =>
        ((x.A * y.A + 7 * x.B * y.B) % P, (x.A * y.B + x.B * y.A) % P);
}
