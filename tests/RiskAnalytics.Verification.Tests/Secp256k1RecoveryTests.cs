using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using Org.BouncyCastle.Asn1.X9;
using Org.BouncyCastle.Crypto.EC;
using RiskAnalytics.Verification.Cryptography;
using BigNumber = Org.BouncyCastle.Math.BigInteger;

namespace RiskAnalytics.Verification.Tests;

/// <summary>The managed curve against BouncyCastle, on signatures, on noise and at the edges of every range.</summary>
internal sealed class Secp256k1RecoveryTests
{
    private static readonly BigInteger Order = Parse("0FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141");
    private static readonly BigInteger Prime = BigInteger.Pow(2, 256) - BigInteger.Pow(2, 32) - 977;
    private static readonly X9ECParameters Curve = CustomNamedCurves.GetByName("secp256k1");

    [Test]
    public void Recover_OfSignatures_GivesTheSigner()
    {
        for (var i = 0; i < 200; i++)
        {
            var (hash, signature, id, key) = Sign(i);

            Assert.That(Secp256k1.Recover(hash, signature, id), Is.EqualTo(key), $"signature {i}");
            Assert.That(Secp256k1.TryReadCompressed([(byte)(2 + (key[63] & 1)), .. key[..32]], out var point), Is.True);
            Assert.That(Secp256k1.Verify(hash, signature, point), Is.True, $"signature {i}");
            hash[i % 32] ^= 1;
            Assert.That(Secp256k1.Verify(hash, signature, point), Is.False, $"signature {i}");
        }
    }

    [Test]
    public void Recover_OfNoise_AgreesWithBouncyCastle()
    {
        var recovered = 0;
        for (var i = 0; i < 400; i++)
        {
            var (hash, signature) = (Noise($"hash {i}"), (byte[])[.. Noise($"r {i}"), .. Noise($"s {i}")]);

            var key = Secp256k1.Recover(hash, signature, i & 3);

            Assert.That(key, Is.EqualTo(BouncyCastleRecovery.Recover(hash, signature, i & 3)), $"case {i}");
            recovered += key is null ? 0 : 1;
        }

        Assert.That(recovered, Is.InRange(50, 150), "one in two of those with an id below 2, and none of the others");
    }

    [Test]
    public void Recover_AtTheEdgesOfEveryRange_AgreesWithBouncyCastle()
    {
        var half = Order / 2;
        BigInteger[] edges =
        [
            0, 1, 2, 3, 4, 5, 6, 7, 8, (BigInteger.One << 52) - 1, BigInteger.One << 64, BigInteger.One << 128, BigInteger.Pow(2, 128) - 1, Prime - Order - 3,
            Prime - Order - 2, Prime - Order - 1, Prime - Order, Prime - Order + 1, half - 1, half, half + 1, BigInteger.One << 255, Order - 2, Order - 1,
            Order, Order + 1, Prime - 1, Prime, Prime + 1, BigInteger.Pow(2, 256) - 1,
            Parse("05363AD4CC05C30E0A5261C028812645A122E22EA20816678DF02967C1B23BD72"),
        ];
        var recovered = 0;
        foreach (var r in edges)
        {
            foreach (var s in edges)
            {
                for (var id = 0; id < 4; id++)
                {
                    var hash = Bytes(edges[(int)((r + s) % edges.Length)]);
                    var signature = (byte[])[.. Bytes(r), .. Bytes(s)];
                    var key = Secp256k1.Recover(hash, signature, id);

                    Assert.That(key, Is.EqualTo(BouncyCastleRecovery.Recover(hash, signature, id)), $"r {r:x} s {s:x} id {id}");
                    recovered += key is null ? 0 : 1;
                }
            }
        }

        Assert.That(recovered, Is.GreaterThan(500));
    }

    /// <summary>With R = G the key is (s - z) / r times G: equal s and z give infinity, which is nobody's key.</summary>
    [TestCase(1), TestCase(12345)]
    public void Recover_OfAKeyAtInfinity_IsNothing(int s)
    {
        var r = Convert.FromHexString("79BE667EF9DCBBAC55A06295CE870B07029BFCDB2DCE28D959F2815B16F81798");

        Assert.That(Secp256k1.Recover(Bytes(s), [.. r, .. Bytes(s)], 0), Is.Null);
        Assert.That(Secp256k1.Recover(Bytes(s + 1), [.. r, .. Bytes(s)], 0), Is.Not.Null);
    }

    /// <summary>Keys of which the products meet on the way: the addition must notice equal and opposite points.</summary>
    [Test]
    public void Recover_FromTheGenerator_AgreesWithBouncyCastle()
    {
        var r = Convert.FromHexString("79BE667EF9DCBBAC55A06295CE870B07029BFCDB2DCE28D959F2815B16F81798");
        for (var i = 1; i < 120; i++)
        {
            var signature = (byte[])[.. r, .. Bytes(i % 11 * new BigInteger(r, isUnsigned: true, isBigEndian: true) % Order + 1)];
            var hash = Bytes(i * new BigInteger(r, isUnsigned: true, isBigEndian: true) % Order);
            Assert.That(Secp256k1.Recover(hash, signature, i & 1), Is.EqualTo(BouncyCastleRecovery.Recover(hash, signature, i & 1)), $"case {i}");
        }
    }

    [Test]
    public void Recover_WithAnyBitFlipped_IsAnotherKeyOrNone()
    {
        var (hash, signature, id, key) = Sign(7);
        for (var bit = 0; bit < 8 * 64; bit++)
        {
            var flipped = (byte[])signature.Clone();
            flipped[bit / 8] ^= (byte)(1 << bit % 8);
            Assert.That(Secp256k1.Recover(hash, flipped, id), Is.Not.EqualTo(key), $"signature, bit {bit}");
        }

        for (var bit = 0; bit < 8 * 32; bit++)
        {
            var flipped = (byte[])hash.Clone();
            flipped[bit / 8] ^= (byte)(1 << bit % 8);
            Assert.That(Secp256k1.Recover(flipped, signature, id), Is.Not.EqualTo(key).And.Not.Null, $"digest, bit {bit}");
        }

        for (var other = -1; other <= 4; other++)
            Assert.That(Secp256k1.Recover(hash, signature, other), other == id ? Is.EqualTo(key) : Is.Not.EqualTo(key), $"id {other}");
    }

    [Test]
    public void Recover_OfAnotherLength_IsNothing()
    {
        var (hash, signature, id, _) = Sign(9);

        Assert.That(Secp256k1.Recover(hash.AsSpan(1), signature, id), Is.Null);
        Assert.That(Secp256k1.Recover([.. hash, 0], signature, id), Is.Null);
        Assert.That(Secp256k1.Recover(hash, signature.AsSpan(1), id), Is.Null);
        Assert.That(Secp256k1.Recover(hash, [.. signature, 0], id), Is.Null);
        Assert.That(Secp256k1.Recover([], [], id), Is.Null);
    }

    [Test]
    public void HasLowS_AroundHalfOfTheOrder_IsExact()
    {
        var r = Bytes(1);

        Assert.That(Secp256k1.HasLowS([.. r, .. Bytes(Order / 2)]), Is.True);
        Assert.That(Secp256k1.HasLowS([.. r, .. Bytes(Order / 2 + 1)]), Is.False);
        Assert.That(Secp256k1.HasLowS([.. r, .. Bytes(Order - 1)]), Is.False);
        Assert.That(Secp256k1.HasLowS([.. r, .. Bytes(Order)]), Is.False);
        Assert.That(Secp256k1.HasLowS(r), Is.False);
    }

    [Test]
    public void Recover_ByLibSecp256k1_AgreesWithTheManagedCode()
    {
        if (!LibSecp256k1.IsPresent)
            Assert.Ignore("libsecp256k1 is not installed on this machine (Debian: libsecp256k1-1 or libsecp256k1-2).");
        for (var i = 0; i < 200; i++)
        {
            var (hash, signature, id, key) = Sign(i);
            Assert.That(LibSecp256k1.Recover(hash, signature, id), Is.EqualTo(key), $"signature {i}");
            var noise = (byte[])[.. Noise($"r {i}"), .. Noise($"s {i}")];
            Assert.That(LibSecp256k1.Recover(hash, noise, i & 3), Is.EqualTo(Secp256k1.Recover(hash, noise, i & 3)), $"noise {i}");
        }

        BigInteger[] edges = [0, 1, 2, 3, 4, Prime - Order - 2, Prime - Order - 1, Prime - Order, Order / 2, Order / 2 + 1, Order - 1, Order, Order + 1, Prime, BigInteger.Pow(2, 256) - 1];
        foreach (var r in edges)
        {
            foreach (var s in edges)
            {
                for (var id = -1; id <= 4; id++)
                {
                    var signature = (byte[])[.. Bytes(r), .. Bytes(s)];
                    Assert.That(LibSecp256k1.Recover(Bytes(s), signature, id), Is.EqualTo(Secp256k1.Recover(Bytes(s), signature, id)), $"r {r:x} s {s:x} id {id}");
                }
            }
        }

        Assert.That(LibSecp256k1.Recover(new byte[31], new byte[64], 0), Is.Null);
        Assert.That(LibSecp256k1.Recover(new byte[32], new byte[63], 0), Is.Null);
    }

    /// <summary>A signature made by BouncyCastle's arithmetic, with key and nonce from a fixed text.</summary>
    internal static (byte[] Hash, byte[] Signature, int Id, byte[] Key) Sign(int number)
    {
        var order = Curve.N;
        var secret = new BigNumber(1, Noise($"key {number}")).Mod(order);
        var nonce = new BigNumber(1, Noise($"nonce {number}")).Mod(order);
        var hash = Noise($"message {number}");
        var point = Curve.G.Multiply(nonce).Normalize();
        var r = point.AffineXCoord.ToBigInteger();
        var s = nonce.ModInverse(order).Multiply(new BigNumber(1, hash).Add(r.Multiply(secret))).Mod(order);
        var key = Curve.G.Multiply(secret).Normalize();
        return (hash, [.. Bytes(r), .. Bytes(s)], point.AffineYCoord.TestBitZero() ? 1 : 0,
            [.. Bytes(key.AffineXCoord.ToBigInteger()), .. Bytes(key.AffineYCoord.ToBigInteger())]);
    }

    private static byte[] Bytes(BigNumber number) => Bytes(new BigInteger(number.ToByteArrayUnsigned(), isUnsigned: true, isBigEndian: true));

    private static byte[] Bytes(BigInteger number)
    {
        var bytes = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. new byte[32 - bytes.Length], .. bytes];
    }

    private static byte[] Noise(string text) => SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text));

    private static BigInteger Parse(string hex) => BigInteger.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
