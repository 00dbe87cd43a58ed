using System.Runtime.Intrinsics;
using NUnit.Framework;
using RiskAnalytics.Scoring.Stress;

namespace RiskAnalytics.Scoring.Tests.Stress;

/// <summary>The random numbers, the functions and the statistics below the run simulation.</summary>
[TestFixture]
public sealed class RunNumbersTests
{
    /// <summary>The answers that the authors of the generator publish: kat_vectors of Random123, philox4x32, 10 rounds.</summary>
    [TestCase(new uint[] { 0, 0, 0, 0 }, new uint[] { 0, 0 }, new uint[] { 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8 }, TestName = "Words_Zeros_AsPublished")]
    [TestCase(new uint[] { 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff }, new uint[] { 0xffffffff, 0xffffffff },
        new uint[] { 0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd }, TestName = "Words_Ones_AsPublished")]
    [TestCase(new uint[] { 0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344 }, new uint[] { 0xa4093822, 0x299f31d0 },
        new uint[] { 0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1 }, TestName = "Words_DigitsOfPi_AsPublished")]
    public void Words_Counter_AsPublished(uint[] counter, uint[] key, uint[] expected)
    {
        var x = counter.Select(word => Vector256.Create((ulong)word)).ToArray();

        var (x0, x1, x2, x3) = new RandomStream(key[0], key[1]).Words(x[0], x[1], x[2], x[3]);

        Assert.That(new[] { x0, x1, x2, x3 }.Select(word => word[3] & uint.MaxValue), Is.EqualTo(expected.Select(word => (ulong)word)));
    }

    [Test]
    public void Bits_TwoBlocksOfPaths_ShareNoDraw()
    {
        var stream = new RandomStream(7);
        var seen = new HashSet<(ulong, ulong)>();

        foreach (var first in (ulong[])[0, 1020, RunBlock.Paths, 9 * RunBlock.Paths])
        {
            for (var draw = 0u; draw < 200; draw++)
            {
                for (var purpose = 0u; purpose < 4; purpose++)
                {
                    var (one, other) = stream.Bits(draw, Vector256.Create(first) + Vector256.Create(0UL, 1, 2, 3), purpose);
                    for (var lane = 0; lane < 4; lane++)
                        Assert.That(seen.Add((one[lane], other[lane])), $"path {first}, draw {draw}, purpose {purpose}");
                }
            }
        }
    }

    [Test]
    public void Bits_OneSeedOrAnother_DifferInHalfOfTheBits()
    {
        var paths = Vector256.Create(0UL, 1, 2, 3);
        var (one, other) = (new RandomStream(1), new RandomStream(1UL << 32));
        var different = 0;

        for (var draw = 0u; draw < 1000; draw++)
            different += Enumerable.Range(0, 4).Sum(lane => System.Numerics.BitOperations.PopCount(one.Bits(draw, paths, 0).First[lane] ^ other.Bits(draw, paths, 0).First[lane]));

        // 256,000 fair bits: standard deviation 253.
        Assert.That(different, Is.EqualTo(128_000).Within(4 * 253));
    }

    [Test]
    public void Normals_AMillion_HaveTheMomentsAndTailsOfTheNormal()
    {
        var stream = new RandomStream(3);
        var values = new List<double>();
        for (var draw = 0u; draw < 125_000; draw++)
        {
            var (one, other) = stream.Normals(draw, Vector256.Create(0UL, 1, 2, 3), 0);
            for (var lane = 0; lane < 4; lane++)
                values.AddRange([one[lane], other[lane]]);
        }

        double Beyond(double x) => values.Count(v => v > x) / 1e6;
        Assert.Multiple(() =>
        {
            Assert.That(values.Average(), Is.EqualTo(0).Within(0.004));
            Assert.That(values.Average(v => v * v), Is.EqualTo(1).Within(0.006));
            Assert.That(values.Average(v => v * v * v), Is.EqualTo(0).Within(0.016));
            Assert.That(values.Average(v => v * v * v * v), Is.EqualTo(3).Within(0.04));
            Assert.That(Beyond(1.2815515655446004), Is.EqualTo(0.1).Within(0.0012));
            Assert.That(Beyond(-1.2815515655446004), Is.EqualTo(0.9).Within(0.0012));
            Assert.That(Beyond(3.090232306167813), Is.EqualTo(0.001).Within(0.00013));
            Assert.That(values.Chunk(2).Average(pair => pair[0] * pair[1]), Is.EqualTo(0).Within(0.006), "a pair is independent");
            Assert.That(values.Chunk(2).Average(pair => ((pair[0] * pair[0]) - 1) * ((pair[1] * pair[1]) - 1)), Is.EqualTo(0).Within(0.012), "and so are its squares");
        });
    }

    [Test]
    public void Exp_WholeRange_AsTheLibrary()
    {
        for (var x = -600.0; x < 600; x += 0.0137)
            Assert.That(VectorMath.Exp(Vector256.Create(x))[0] / Math.Exp(x), Is.EqualTo(1).Within(2e-15), $"exp {x}");
    }

    [Test]
    public void Log_WholeRange_AsTheLibrary()
    {
        for (var x = 1e-300; x < 1e300; x *= 1.0173)
            Assert.That(VectorMath.Log(Vector256.Create(x))[0], Is.EqualTo(Math.Log(x)).Within(4e-16 * Math.Max(1, Math.Abs(Math.Log(x)))), $"log {x}");
        for (var x = 0.5; x < 2; x += 0.000137)
            Assert.That(VectorMath.Log(Vector256.Create(x))[0], Is.EqualTo(Math.Log(x)).Within(4e-16), $"log {x}");
    }

    [Test]
    public void SinCosPi_HalfTurn_AsTheLibrary()
    {
        for (var t = -0.5; t <= 0.5; t += 0.000137)
        {
            var (sin, cos) = VectorMath.SinCosPi(Vector256.Create(t));
            Assert.That(sin[0], Is.EqualTo(Math.Sin(Math.PI * t)).Within(4e-15), $"sin {t}");
            Assert.That(cos[0], Is.EqualTo(Math.Cos(Math.PI * t)).Within(4e-15), $"cos {t}");
        }
    }

    /// <summary>Golden case 10 of the scoring model.</summary>
    [Test]
    public void ValueAtRiskAndExpectedShortfall_GoldenCase10_FiveAndEight()
    {
        double[] losses = [-1, -1, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 2, 2, 3, 4, 5, 6, 10];

        Assert.That(RunStatistics.ValueAtRisk(losses, 0.9m), Is.EqualTo(5));
        Assert.That(RunStatistics.ExpectedShortfall(losses, 0.9m), Is.EqualTo(8));
    }

    /// <summary>By hand: 10 losses at .75 leave a tail of 2.5: (10 + 9 + .5 x 8) / 2.5 = 9.2.</summary>
    [Test]
    public void ExpectedShortfall_TailThatIsNoWholeNumber_TakesAFractionOfTheNext()
    {
        double[] losses = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

        Assert.That(RunStatistics.ExpectedShortfall(losses, 0.75m), Is.EqualTo(9.2).Within(1e-12));
        Assert.That(RunStatistics.ValueAtRisk(losses, 0.75m), Is.EqualTo(8));
        Assert.That(RunStatistics.ExpectedShortfall([4.0], 0.99m), Is.EqualTo(4).Within(1e-12), "one loss is its own tail");
    }

    /// <summary>Published values for 10 hits of 100, and the ends by hand: z^2 / (n + z^2).</summary>
    [Test]
    public void Wilson_TenOfAHundred_AsPublished()
    {
        var (low, high) = RunStatistics.Wilson(10, 100);

        Assert.That(low, Is.EqualTo(0.05522914).Within(1e-7));
        Assert.That(high, Is.EqualTo(0.17436566).Within(1e-7));
        Assert.That(RunStatistics.Wilson(0, 100).Low, Is.Zero);
        Assert.That(RunStatistics.Wilson(0, 100).High, Is.EqualTo(3.8414588 / 103.8414588).Within(1e-8));
        Assert.That(RunStatistics.Wilson(100, 100).High, Is.EqualTo(1));
    }

    /// <summary>By hand: N 1,000 at .9 has a deviation of 9.487 and ranks 881 and 920; a tail of 5 of 50 reaches beyond the largest loss at .98.</summary>
    [Test]
    public void ValueAtRiskInterval_Ranks_ByHand()
    {
        var losses = Enumerable.Range(1, 1000).Select(i => (double)i).ToArray();

        Assert.That(RunStatistics.ValueAtRiskInterval(losses, 0.9m), Is.EqualTo((881.0, 920.0)));
        Assert.That(RunStatistics.ValueAtRiskInterval(losses.AsSpan(0, 50), 0.98m), Is.Null);
        Assert.That(RunStatistics.ExpectedShortfallInterval(losses.AsSpan(0, 50), 0.98m), Is.Null, "one loss in the tail has no variance");
    }

    /// <summary>
    /// Samples of 1,000 exponential losses at .95: the value at risk is ln 20, the expected shortfall ln 20 + 1. Of 1,000 intervals about 95% hold it.
    /// </summary>
    [Test]
    public void Intervals_ManySamples_HoldTheTruthAboutNineteenTimesInTwenty()
    {
        const int Samples = 1000;
        var stream = new RandomStream(11);
        var (forVar, forEs) = (0, 0);
        for (var sample = 0u; sample < Samples; sample++)
        {
            var losses = new double[1000];
            for (var i = 0; i < losses.Length; i += 4)
                (-VectorMath.Log(RandomStream.Uniform(stream.Bits((uint)i, Vector256.Create((ulong)sample * 4) + Vector256.Create(0UL, 1, 2, 3), 0).First))).CopyTo(losses, i);
            Array.Sort(losses);
            var var = RunStatistics.ValueAtRiskInterval(losses, 0.95m)!.Value;
            var es = RunStatistics.ExpectedShortfallInterval(losses, 0.95m)!.Value;
            forVar += var.Low <= Math.Log(20) && Math.Log(20) <= var.High ? 1 : 0;
            forEs += es.Low <= Math.Log(20) + 1 && Math.Log(20) + 1 <= es.High ? 1 : 0;
        }

        // Ranks 936 and 965: a binomial number of mean 950 and deviation 6.89 lies between them with probability .964.
        Assert.That(forVar / (double)Samples, Is.EqualTo(0.964).Within(0.02));
        Assert.That(forEs / (double)Samples, Is.EqualTo(0.94).Within(0.03), "a little less: the normal approximation of a skewed mean");
    }
}
