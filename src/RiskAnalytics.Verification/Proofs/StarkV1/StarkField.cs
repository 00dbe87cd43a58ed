using System.Numerics;
using RiskAnalytics.Verification.Cryptography;

namespace RiskAnalytics.Verification.Proofs.StarkV1;

/// <summary>Arithmetic modulo 2^251 + 17 * 2^192 + 1, with words of 32 bytes, highest byte first.</summary>
internal static class StarkField
{
    public const int WordBytes = 32;

    private const int Generator = 3;

    public static BigInteger Modulus { get; } = (BigInteger.One << 251) + 17 * (BigInteger.One << 192) + 1;

    public static BigInteger Reduce(BigInteger number)
    {
        var rest = number % Modulus;
        return rest.Sign < 0 ? rest + Modulus : rest;
    }

    public static BigInteger Power(BigInteger number, BigInteger exponent) => BigInteger.ModPow(number, exponent, Modulus);

    public static BigInteger Invert(BigInteger number) => Power(number, Modulus - 2);

    /// <summary>A root of unity of an order that is a power of two, at most 2^192.</summary>
    public static BigInteger RootOfUnity(long order) => Power(Generator, (Modulus - 1) / order);

    /// <summary>A digest as an element, reduced.</summary>
    public static BigInteger Challenge(ReadOnlySpan<byte> digest) => new BigInteger(digest, isUnsigned: true, isBigEndian: true) % Modulus;

    public static byte[] ToWord(BigInteger element)
    {
        var word = new byte[WordBytes];
        var bytes = element.ToByteArray(isUnsigned: true, isBigEndian: true);
        bytes.CopyTo(word, WordBytes - bytes.Length);
        return word;
    }

    /// <summary>The element that a word holds.</summary>
    /// <exception cref="ProofFormatException">It is not below the modulus: the same element could be written in two ways.</exception>
    public static BigInteger FromWord(ReadOnlySpan<byte> word, string place)
    {
        var number = new BigInteger(word, isUnsigned: true, isBigEndian: true);
        return number < Modulus ? number : throw new ProofFormatException(place, "a number that is not below the modulus of the field", "a number below it");
    }

    /// <summary>The value at a point of the polynomial of least degree through some points, whose places all differ.</summary>
    public static BigInteger Interpolate(ReadOnlySpan<BigInteger> places, ReadOnlySpan<BigInteger> values, BigInteger at)
    {
        var sum = BigInteger.Zero;
        for (var i = 0; i < places.Length; i++)
        {
            var above = BigInteger.One;
            var below = BigInteger.One;
            for (var j = 0; j < places.Length; j++)
            {
                if (j == i)
                    continue;
                above = above * (at - places[j]) % Modulus;
                below = below * (places[i] - places[j]) % Modulus;
            }

            sum += values[i] * above % Modulus * Invert(Reduce(below));
        }

        return Reduce(sum);
    }

    /// <summary>Positions that a digest chooses among a number of points, a power of two of at least 16, those that are multiples of 16 left out.</summary>
    public static long[] Positions(ReadOnlySpan<byte> seed, long points, int count)
    {
        var stretched = new List<byte>(seed.ToArray());
        while (stretched.Count < 4 * count)
            stretched.AddRange(Hashes.Keccak256([.. stretched[^WordBytes..]]));
        var positions = new long[count];
        for (var i = 0; i < count; i++)
        {
            long number = System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian([.. stretched[(4 * i)..(4 * i + 4)]]);
            number %= points / 16 * 15;
            positions[i] = number + 1 + number / 15;
        }

        return positions;
    }
}
