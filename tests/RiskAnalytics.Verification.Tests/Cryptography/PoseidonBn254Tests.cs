using System.Globalization;
using System.Numerics;
using System.Text.Json;
using RiskAnalytics.Verification.Cryptography;
using RiskAnalytics.Verification.Tests.Proofs;

namespace RiskAnalytics.Verification.Tests.Cryptography;

internal sealed class PoseidonBn254Tests
{
    /// <summary>The vectors of the library that Gate and Binance use: 1, 2, ... in blocks of 12 and of 16.</summary>
    [TestCase(12, 1, "112a4f9241e384b0ede4655e6d2bbf7ebd9595775de9e7536df87cd487852fc4")]
    [TestCase(12, 2, "0fca49b798923ab0239de1c9e7a4a9a2210312b6a2f616d18b5a87f9b628ae29")]
    [TestCase(12, 5, "05cf88c465d1f87a273fed9f778b64367d3b32e45f274c03b4f441940f6d2db9")]
    [TestCase(12, 12, "15ebbcb5a7b5633fc41e44ad68f6ff71db704f90e90475d0323f7f31ae372a8a")]
    [TestCase(12, 13, "04ea9108a1551c780a7408570bdeaa3a0294b01f21198b72ff01545a60da677f")]
    [TestCase(12, 24, "06c7676e83ef8cb9ef6c25746a5f6b2d39fba4548b4c29b3d41490bbf3c1108d")]
    [TestCase(12, 30, "2ff47ab8e9e9f6134600a8de8b8e99596e573620a7d8d39ed7b2c7cef9f105f1")]
    [TestCase(16, 13, "03c79ae129bdb21fa71f5499dbf1e9682e682c87c34ef409bcb3c0ab6dddc42e")]
    [TestCase(16, 24, "1f934469b603fe1cd66713d691b19623abe79e7ba7469708a726641c1e9d8537")]
    public void Hash_OfCountingInputs_IsPublished(int block, int count, string expected)
    {
        Bn254Scalar[] inputs = [.. Enumerable.Range(1, count).Select(i => Bn254Scalar.From(i))];

        var hash = PoseidonBn254.Hash(inputs, block).ToNumber();

        Assert.That(hash, Is.EqualTo(BigInteger.Parse("0" + expected, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)));
    }

    [Test]
    public void AddAndMultiply_AtTheEdges_AgreeWithBigInteger()
    {
        var p = BigInteger.Parse("21888242871839275222246405745257275088548364400416034343698204186575808495617", CultureInfo.InvariantCulture);
        BigInteger[] edges = [0, 1, 2, ulong.MaxValue, BigInteger.One << 64, (BigInteger.One << 128) - 1, BigInteger.One << 192, (BigInteger.One << 253) + 12345, p / 2, p / 2 + 1, p - (BigInteger.One << 64), p - 2, p - 1];

        Assert.Multiple(() =>
        {
            Assert.That(Bn254Scalar.Modulus, Is.EqualTo(p));
            foreach (var a in edges)
            {
                foreach (var b in edges)
                {
                    Assert.That((Bn254Scalar.From(a) + Bn254Scalar.From(b)).ToNumber(), Is.EqualTo((a + b) % p), $"{a} + {b}");
                    Assert.That((Bn254Scalar.From(a) * Bn254Scalar.From(b)).ToNumber(), Is.EqualTo(a * b % p), $"{a} * {b}");
                }
            }
        });
    }

    /// <summary>The constants are generated; the table that circom ships was made once by another program. One linear input shows all of them.</summary>
    [Test]
    public void Permute_ByThePublishedTable_IsTheSame()
    {
        using var table = JsonDocument.Parse(Files.Original("vectors/poseidon/bn254_t2_t17.json"));
        Assert.Multiple(() =>
        {
            for (var width = 2; width <= 17; width++)
            {
                var state = Enumerable.Range(0, width).Select(i => Bn254Scalar.From(i)).ToArray();
                PoseidonBn254.OfWidth(width).Permute(state);
                Assert.That(state.Select(lane => lane.ToNumber()), Is.EqualTo(ByTable(table.RootElement, width)), $"{width} lanes");
            }
        });
    }

    private static BigInteger[] ByTable(JsonElement root, int width)
    {
        var p = Bn254Scalar.Modulus;
        var name = width.ToString(CultureInfo.InvariantCulture);
        var partial = root.GetProperty("partial_rounds_by_t").GetProperty(name).GetInt32();
        var constants = root.GetProperty("constants_by_t").GetProperty(name).GetProperty("C").EnumerateArray().Select(Number).ToArray();
        var matrix = root.GetProperty("constants_by_t").GetProperty(name).GetProperty("M").EnumerateArray().Select(row => row.EnumerateArray().Select(Number).ToArray()).ToArray();
        BigInteger[] state = [.. Enumerable.Range(0, width).Select(i => (BigInteger)i)];
        for (var round = 0; round < 8 + partial; round++)
        {
            var full = round < 4 || round >= 4 + partial;
            state = [.. state.Select((lane, i) => BigInteger.ModPow(lane + constants[round * width + i], full || i == 0 ? 5 : 1, p))];
            state = [.. matrix.Select(row => row.Zip(state, (m, lane) => m * lane).Aggregate(BigInteger.Zero, (a, b) => a + b) % p)];
        }

        return state;
    }

    private static BigInteger Number(JsonElement json) => BigInteger.Parse("0" + json.GetString()![2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
