using System.Numerics;

namespace RiskAnalytics.Verification.Cryptography;

/// <summary>
/// A number modulo the order of the group of BN254, 21888242871839275222246405745257275088548364400416034343698204186575808495617.
/// Kept in Montgomery form; the default is zero.
/// </summary>
internal readonly record struct Bn254Scalar
{
    private const ulong P0 = 0x43e1f593f0000001;
    private const ulong P1 = 0x2833e84879b97091;
    private const ulong P2 = 0xb85045b68181585d;
    private const ulong P3 = 0x30644e72e131a029;

    // -1 / P modulo 2^64.
    private const ulong Inverse = 0xc2e1f593efffffff;

    private static readonly Bn254Scalar Square = Raw((BigInteger.One << 512) % new BigInteger([.. Words(P0, P1, P2, P3)], isUnsigned: true));

    private readonly ulong _0;
    private readonly ulong _1;
    private readonly ulong _2;
    private readonly ulong _3;

    private Bn254Scalar(ulong w0, ulong w1, ulong w2, ulong w3) => (_0, _1, _2, _3) = (w0, w1, w2, w3);

    /// <summary>The modulus.</summary>
    public static BigInteger Modulus { get; } = new([.. Words(P0, P1, P2, P3)], isUnsigned: true);

    /// <summary>A number from 0 to below the modulus.</summary>
    public static Bn254Scalar From(BigInteger number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(number, Modulus);
        return Raw(number) * Square;
    }

    /// <summary>The number, from 0 to below the modulus.</summary>
    public BigInteger ToNumber()
    {
        var plain = this * new Bn254Scalar(1, 0, 0, 0);
        return new BigInteger([.. Words(plain._0, plain._1, plain._2, plain._3)], isUnsigned: true);
    }

    public static Bn254Scalar operator +(Bn254Scalar a, Bn254Scalar b)
    {
        unchecked
        {
            // The modulus has 254 bits: the sum of two numbers below it fits into four words.
            var sum = (UInt128)a._0 + b._0;
            var w0 = (ulong)sum;
            sum = (UInt128)a._1 + b._1 + (ulong)(sum >> 64);
            var w1 = (ulong)sum;
            sum = (UInt128)a._2 + b._2 + (ulong)(sum >> 64);
            var w2 = (ulong)sum;
            return Reduced(w0, w1, w2, a._3 + b._3 + (ulong)(sum >> 64));
        }
    }

    public static Bn254Scalar operator *(Bn254Scalar a, Bn254Scalar b)
    {
        ulong t0 = 0, t1 = 0, t2 = 0, t3 = 0;
        Step(a._0, b, ref t0, ref t1, ref t2, ref t3);
        Step(a._1, b, ref t0, ref t1, ref t2, ref t3);
        Step(a._2, b, ref t0, ref t1, ref t2, ref t3);
        Step(a._3, b, ref t0, ref t1, ref t2, ref t3);
        return Reduced(t0, t1, t2, t3);
    }

    // t = (t + word * b + m * modulus) / 2^64, with m such that the division leaves no rest. With the top word of
    // the modulus below 2^62, t keeps to four words.
    private static void Step(ulong word, Bn254Scalar b, ref ulong t0, ref ulong t1, ref ulong t2, ref ulong t3)
    {
        unchecked
        {
            ulong carry = 0;
            var s0 = Accumulate(t0, word, b._0, ref carry);
            var m = s0 * Inverse;
            ulong borne = 0;
            Accumulate(s0, m, P0, ref borne);
            var s1 = Accumulate(t1, word, b._1, ref carry);
            t0 = Accumulate(s1, m, P1, ref borne);
            var s2 = Accumulate(t2, word, b._2, ref carry);
            t1 = Accumulate(s2, m, P2, ref borne);
            var s3 = Accumulate(t3, word, b._3, ref carry);
            t2 = Accumulate(s3, m, P3, ref borne);
            t3 = carry + borne;
        }
    }

    // sum + a * b + carry never exceeds two words.
    private static ulong Accumulate(ulong sum, ulong a, ulong b, ref ulong carry)
    {
        unchecked
        {
            var high = Math.BigMul(a, b, out ulong low);
            low += sum;
            high += low < sum ? 1UL : 0UL;
            low += carry;
            high += low < carry ? 1UL : 0UL;
            carry = high;
            return low;
        }
    }

    private static Bn254Scalar Reduced(ulong w0, ulong w1, ulong w2, ulong w3)
    {
        unchecked
        {
            var below = w3 != P3 ? w3 < P3 : w2 != P2 ? w2 < P2 : w1 != P1 ? w1 < P1 : w0 < P0;
            if (below)
                return new Bn254Scalar(w0, w1, w2, w3);
            var r0 = w0 - P0;
            ulong borrow = w0 < P0 ? 1UL : 0UL;
            var r1 = w1 - P1 - borrow;
            borrow = w1 < P1 || (w1 == P1 && borrow != 0) ? 1UL : 0UL;
            var r2 = w2 - P2 - borrow;
            borrow = w2 < P2 || (w2 == P2 && borrow != 0) ? 1UL : 0UL;
            return new Bn254Scalar(r0, r1, r2, w3 - P3 - borrow);
        }
    }

    private static Bn254Scalar Raw(BigInteger number)
    {
        return new Bn254Scalar(Word(0), Word(1), Word(2), Word(3));

        ulong Word(int index) => (ulong)((number >> (64 * index)) & ulong.MaxValue);
    }

    private static byte[] Words(params ReadOnlySpan<ulong> words)
    {
        var bytes = new byte[8 * words.Length];
        for (var i = 0; i < words.Length; i++)
            System.Buffers.Binary.BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(8 * i), words[i]);
        return bytes;
    }
}
