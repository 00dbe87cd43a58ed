using System.Numerics;
using RiskAnalytics.Verification.Cryptography;
using RiskAnalytics.Verification.Proofs.Plonky2;

namespace RiskAnalytics.Verification.Tests.Proofs.Plonky2;

/// <summary>The field, its extension, the transcript and the trees against plain ways to compute the same.</summary>
internal sealed class FieldTests
{
    private static readonly BigInteger P = (BigInteger.One << 64) - (BigInteger.One << 32) + 1;
    private static readonly ulong[] Edges = [0, 1, 2, 7, 0xfffffffe, 0xffffffff, 0x100000000, 0x8000000000000000, 0xfffffffeffffffff, 0xffffffff00000000, 0x123456789abcdef0];

    [Test]
    public void SubtractPowerInverse_AtTheEdges_AgreeWithBigInteger() => Assert.Multiple(() =>
    {
        foreach (var a in Edges)
        {
            foreach (var b in Edges)
            {
                Assert.That(Goldilocks.Subtract(a, b), Is.EqualTo((ulong)((a - (BigInteger)b + P) % P)), $"{a} - {b}");
                Assert.That(Goldilocks.Power(a, b), Is.EqualTo((ulong)BigInteger.ModPow(a, b, P)), $"{a} ^ {b}");
            }

            if (a != 0)
                Assert.That(Goldilocks.Multiply(a, Goldilocks.Inverse(a)), Is.EqualTo(1));
        }

        Assert.That(() => Goldilocks.Inverse(0), Throws.TypeOf<DivideByZeroException>());
    });

    [Test]
    public void RootOfUnity_OfEachOrder_HasThatOrder() => Assert.Multiple(() =>
    {
        for (var bits = 1; bits <= 32; bits++)
            Assert.That(BigInteger.ModPow(Goldilocks.RootOfUnity(bits), BigInteger.One << (bits - 1), P), Is.EqualTo(P - 1), $"{bits}");
        Assert.That(Goldilocks.RootOfUnity(0), Is.EqualTo(1));
        Assert.That(BigInteger.ModPow(7, (P - 1) / 2, P), Is.EqualTo(P - 1), "7 is no square, so X is no element of the base field");
    });

    [Test]
    public void Extension_AtTheEdges_AgreesWithBigInteger() => Assert.Multiple(() =>
    {
        Extension[] values = [.. Edges.SelectMany((a, i) => new[] { new Extension(a, Edges[(3 * i + 1) % Edges.Length]), new Extension(a, 0), new Extension(0, a) })];
        foreach (var x in values)
        {
            foreach (var y in values)
            {
                var (a, b, c, d) = ((BigInteger)x.A, (BigInteger)x.B, (BigInteger)y.A, (BigInteger)y.B);
                Assert.That(x * y, Is.EqualTo(new Extension((ulong)((a * c + 7 * b * d) % P), (ulong)((a * d + b * c) % P))), $"{x} * {y}");
                Assert.That(x + y - y, Is.EqualTo(x));
            }

            if (!x.IsZero)
                Assert.That(x * x.Inverse(), Is.EqualTo(Extension.One), $"{x}");
        }

        Extension[] some = [.. values.Where(value => !value.IsZero)];
        Extension[] inverted = [.. some];
        Extension.Invert(inverted);
        Assert.That(inverted, Is.EqualTo(some.Select(value => value.Inverse())));
        Assert.That(() => Extension.Invert([Extension.One, Extension.Zero]), Throws.TypeOf<DivideByZeroException>());
        Assert.That(new Extension(3, 5).Squared(3), Is.EqualTo(Enumerable.Repeat(new Extension(3, 5), 8).Aggregate((x, y) => x * y)));
        Assert.That(Extension.Combine([1, 2, 3], new Extension(0, 1)), Is.EqualTo(new Extension(1 + 3 * 7, 2)));
    });

    [Test]
    public void Algebra_OfPairs_MultipliesWithASquareOfSeven()
    {
        var x = new Algebra(new Extension(2, 3), new Extension(5, 7));
        var y = new Algebra(new Extension(11, 13), new Extension(17, 19));

        var product = x * y;

        // (2+3X)(11+13X) = 295+59X; (5+7X)(17+19X) = 1016+214X; times 7 and added; then (2+3X)(17+19X) + (5+7X)(11+13X) = 433+89X + 692+142X.
        Assert.That(product, Is.EqualTo(new Algebra(new Extension(295 + 7 * 1016, 59 + 7 * 214), new Extension(433 + 692, 89 + 142))));
    }

    /// <summary>The rules of the sponge, on a list of inputs and a list of outputs.</summary>
    [Test]
    public void Transcript_OfAnySequence_FollowsTheRules()
    {
        var random = new Random(5);
        var transcript = new Transcript();
        var state = new ulong[12];
        List<ulong> inputs = [];
        List<ulong> outputs = [];
        for (var step = 0; step < 500; step++)
        {
            if (random.Next(5) < 3)
            {
                var element = (ulong)random.NextInt64();
                transcript.Absorb(element);
                outputs.Clear();
                inputs.Add(element);
                if (inputs.Count == 8)
                    Run();
                continue;
            }

            if (inputs.Count > 0 || outputs.Count == 0)
                Run();
            Assert.That(transcript.Draw(), Is.EqualTo(outputs[^1]), $"step {step}");
            outputs.RemoveAt(outputs.Count - 1);
        }

        void Run()
        {
            inputs.CopyTo(state);
            inputs.Clear();
            PoseidonGoldilocks.Permute(state);
            outputs = [.. state[..8]];
        }
    }

    [TestCase(3), TestCase(4), TestCase(5), TestCase(20)]
    public void Holds_OfEachLeafUnderItsCap_AndOfNoOther(int length)
    {
        ulong[][] leaves = [.. Enumerable.Range(0, 16).Select(i => Enumerable.Range(0, length).Select(k => (ulong)(100 * i + k)).ToArray())];
        var tree = new TinyTree(leaves);

        Assert.Multiple(() =>
        {
            for (var i = 0; i < leaves.Length; i++)
            {
                var (leaf, siblings) = tree.Open(i);
                Assert.That(MerkleCap.Holds(leaf, siblings, (ulong)i, tree.Cap), Is.True);
                Assert.That(MerkleCap.Holds(leaf, siblings, (ulong)i ^ 1, tree.Cap), Is.False);
                Assert.That(MerkleCap.Holds(leaf, siblings, (ulong)i ^ 8, tree.Cap), Is.False);
                Assert.That(MerkleCap.Holds(leaf, siblings, (ulong)i + 16, tree.Cap), Is.False);
                Assert.That(MerkleCap.Holds([.. leaf[1..], 1], siblings, (ulong)i, tree.Cap), Is.False);
            }
        });
    }

    /// <summary>The layers of the published keys: 19 bits in four, 15 in three, 6 in one.</summary>
    [TestCase(19, 4, 3), TestCase(15, 3, 3), TestCase(6, 1, 2), TestCase(5, 0, 5), TestCase(1, 0, 1)]
    public void Layers_OfTheRecommendedShape_AreThoseOfPublishedKeys(int degreeBits, int layers, int left)
    {
        var shape = new FriShape(3, 1, 28, 16, 4, 5);

        Assert.That(shape.Layers(degreeBits), Is.EqualTo(Enumerable.Repeat(4, layers)));
        Assert.That(degreeBits - shape.Layers(degreeBits).Sum(), Is.EqualTo(left));
        Assert.That(shape.AssumedBits, Is.EqualTo(100));
    }
}
