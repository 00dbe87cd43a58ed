using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace RiskAnalytics.Verification.Cryptography;

/// <summary>
/// A number modulo p = 2^256 - 2^32 - 977, in five limbs of 52 bits with room above them, so that sums need no carry. The
/// magnitude of a value bounds its limbs: a product or a normal value has 1, a sum the sum of both, and no input of a product
/// may have more than 8. Running time depends on the values: nothing here is secret.
/// </summary>
internal struct FieldElement
{
    private const ulong Limb = 0xF_FFFF_FFFF_FFFF;
    private const ulong TopLimb = 0x0_FFFF_FFFF_FFFF;
    private const ulong PrimeLimb0 = 0xF_FFFE_FFFF_FC2F;

    // 2^256 modulo p, and the same for the limb at 2^260.
    private const ulong Fold = 0x1_0000_03D1;
    private const ulong Fold260 = Fold << 4;

    private ulong _0, _1, _2, _3, _4;

    public static FieldElement One => new() { _0 = 1 };

    /// <summary>True for an odd number. The value must be normal.</summary>
    public readonly bool IsOdd => (_0 & 1) != 0;

    /// <summary>A number below p from four limbs, the lowest first.</summary>
    public static FieldElement Of(ulong n0, ulong n1, ulong n2, ulong n3) => new()
    {
        _0 = n0 & Limb,
        _1 = (n0 >> 52 | n1 << 12) & Limb,
        _2 = (n1 >> 40 | n2 << 24) & Limb,
        _3 = (n2 >> 28 | n3 << 36) & Limb,
        _4 = n3 >> 16,
    };

    /// <summary>Reads 32 bytes, big-endian; false when the number is p or more.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out FieldElement value)
    {
        value = Of(
            BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]), BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]),
            BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]), BinaryPrimitives.ReadUInt64BigEndian(bytes));
        return !value.IsPrimeOrMore();
    }

    /// <summary>Writes 32 bytes, big-endian. The value must be normal.</summary>
    public readonly void Write(Span<byte> bytes)
    {
        Span<ulong> limbs = stackalloc ulong[4];
        ToLimbs(limbs);
        for (var i = 0; i < 4; i++)
            BinaryPrimitives.WriteUInt64BigEndian(bytes[(24 - 8 * i)..], limbs[i]);
    }

    public static void Add(out FieldElement sum, in FieldElement a, in FieldElement b)
    {
        unchecked
        {
            sum._0 = a._0 + b._0;
            sum._1 = a._1 + b._1;
            sum._2 = a._2 + b._2;
            sum._3 = a._3 + b._3;
            sum._4 = a._4 + b._4;
        }
    }

    /// <summary>The negative of a value of at most the given magnitude; its magnitude is one more.</summary>
    public static void Negate(out FieldElement negative, in FieldElement a, ulong magnitude)
    {
        unchecked
        {
            var times = 2 * (magnitude + 1);
            negative._0 = PrimeLimb0 * times - a._0;
            negative._1 = Limb * times - a._1;
            negative._2 = Limb * times - a._2;
            negative._3 = Limb * times - a._3;
            negative._4 = TopLimb * times - a._4;
        }
    }

    /// <summary>Half of a value: with p added first where it is odd.</summary>
    public static void Halve(out FieldElement half, in FieldElement a)
    {
        unchecked
        {
            var odd = 0UL - (a._0 & 1);
            var n0 = a._0 + (PrimeLimb0 & odd);
            var n1 = a._1 + (Limb & odd);
            var n2 = a._2 + (Limb & odd);
            var n3 = a._3 + (Limb & odd);
            var n4 = a._4 + (TopLimb & odd);
            half._0 = (n0 >> 1) + ((n1 & 1) << 51);
            half._1 = (n1 >> 1) + ((n2 & 1) << 51);
            half._2 = (n2 >> 1) + ((n3 & 1) << 51);
            half._3 = (n3 >> 1) + ((n4 & 1) << 51);
            half._4 = n4 >> 1;
        }
    }

    public void Triple()
    {
        unchecked
        {
            _0 *= 3;
            _1 *= 3;
            _2 *= 3;
            _3 *= 3;
            _4 *= 3;
        }
    }

    public static void Multiply(out FieldElement product, in FieldElement a, in FieldElement b)
    {
        unchecked
        {
            ulong a0 = a._0, a1 = a._1, a2 = a._2, a3 = a._3, a4 = a._4;
            ulong b0 = b._0, b1 = b._1, b2 = b._2, b3 = b._3, b4 = b._4;

            // Columns 3 and 8, 4, then 0 and 5, 1 and 6, 2 and 7: a column of 5 or more counts Fold260 times at five less.
            ulong high = 0, highTop = 0, low = 0, lowTop = 0;
            AddTimes(ref highTop, ref high, a0, b3);
            AddTimes(ref highTop, ref high, a1, b2);
            AddTimes(ref highTop, ref high, a2, b1);
            AddTimes(ref highTop, ref high, a3, b0);
            AddTimes(ref lowTop, ref low, a4, b4);
            AddTimes(ref highTop, ref high, Fold260, low);
            var t3 = high & Limb;
            Shift(ref highTop, ref high);
            AddTimes(ref highTop, ref high, a0, b4);
            AddTimes(ref highTop, ref high, a1, b3);
            AddTimes(ref highTop, ref high, a2, b2);
            AddTimes(ref highTop, ref high, a3, b1);
            AddTimes(ref highTop, ref high, a4, b0);
            AddTimes(ref highTop, ref high, Fold260 << 12, lowTop);
            var t4 = high & Limb;
            Shift(ref highTop, ref high);
            var above = t4 >> 48;
            t4 &= TopLimb;

            low = 0;
            lowTop = 0;
            AddTimes(ref lowTop, ref low, a0, b0);
            AddTimes(ref highTop, ref high, a1, b4);
            AddTimes(ref highTop, ref high, a2, b3);
            AddTimes(ref highTop, ref high, a3, b2);
            AddTimes(ref highTop, ref high, a4, b1);
            AddTimes(ref lowTop, ref low, (high & Limb) << 4 | above, Fold);
            Shift(ref highTop, ref high);
            product._0 = low & Limb;
            Shift(ref lowTop, ref low);
            AddTimes(ref lowTop, ref low, a0, b1);
            AddTimes(ref lowTop, ref low, a1, b0);
            AddTimes(ref highTop, ref high, a2, b4);
            AddTimes(ref highTop, ref high, a3, b3);
            AddTimes(ref highTop, ref high, a4, b2);
            AddTimes(ref lowTop, ref low, high & Limb, Fold260);
            Shift(ref highTop, ref high);
            product._1 = low & Limb;
            Shift(ref lowTop, ref low);
            AddTimes(ref lowTop, ref low, a0, b2);
            AddTimes(ref lowTop, ref low, a1, b1);
            AddTimes(ref lowTop, ref low, a2, b0);
            AddTimes(ref highTop, ref high, a3, b4);
            AddTimes(ref highTop, ref high, a4, b3);
            AddTimes(ref lowTop, ref low, Fold260, high);
            product._2 = low & Limb;
            Shift(ref lowTop, ref low);
            AddTimes(ref lowTop, ref low, Fold260 << 12, highTop);
            AddTo(ref lowTop, ref low, t3);
            product._3 = low & Limb;
            product._4 = (low >> 52 | lowTop << 12) + t4;
        }
    }

    public static void Square(out FieldElement square, in FieldElement a)
    {
        unchecked
        {
            ulong a0 = a._0, a1 = a._1, a2 = a._2, a3 = a._3, a4 = a._4;
            ulong high = 0, highTop = 0, low = 0, lowTop = 0;
            AddTimes(ref highTop, ref high, a0 * 2, a3);
            AddTimes(ref highTop, ref high, a1 * 2, a2);
            AddTimes(ref lowTop, ref low, a4, a4);
            AddTimes(ref highTop, ref high, Fold260, low);
            var t3 = high & Limb;
            Shift(ref highTop, ref high);
            a4 *= 2;
            AddTimes(ref highTop, ref high, a0, a4);
            AddTimes(ref highTop, ref high, a1 * 2, a3);
            AddTimes(ref highTop, ref high, a2, a2);
            AddTimes(ref highTop, ref high, Fold260 << 12, lowTop);
            var t4 = high & Limb;
            Shift(ref highTop, ref high);
            var above = t4 >> 48;
            t4 &= TopLimb;

            low = 0;
            lowTop = 0;
            AddTimes(ref lowTop, ref low, a0, a0);
            AddTimes(ref highTop, ref high, a1, a4);
            AddTimes(ref highTop, ref high, a2 * 2, a3);
            AddTimes(ref lowTop, ref low, (high & Limb) << 4 | above, Fold);
            Shift(ref highTop, ref high);
            square._0 = low & Limb;
            Shift(ref lowTop, ref low);
            a0 *= 2;
            AddTimes(ref lowTop, ref low, a0, a1);
            AddTimes(ref highTop, ref high, a2, a4);
            AddTimes(ref highTop, ref high, a3, a3);
            AddTimes(ref lowTop, ref low, high & Limb, Fold260);
            Shift(ref highTop, ref high);
            square._1 = low & Limb;
            Shift(ref lowTop, ref low);
            AddTimes(ref lowTop, ref low, a0, a2);
            AddTimes(ref lowTop, ref low, a1, a1);
            AddTimes(ref highTop, ref high, a3, a4);
            AddTimes(ref lowTop, ref low, Fold260, high);
            square._2 = low & Limb;
            Shift(ref lowTop, ref low);
            AddTimes(ref lowTop, ref low, Fold260 << 12, highTop);
            AddTo(ref lowTop, ref low, t3);
            square._3 = low & Limb;
            square._4 = (low >> 52 | lowTop << 12) + t4;
        }
    }

    /// <summary>Brings the value below p.</summary>
    public void Normalize()
    {
        Carry();
        if (!IsPrimeOrMore())
            return;
        unchecked
        {
            _0 += Fold;
            Carry(0);
            _4 &= TopLimb;
        }
    }

    /// <summary>True when the value is a multiple of p.</summary>
    public readonly bool IsZero()
    {
        unchecked
        {
            // Nearly every value is told by its lowest limb.
            var lowest = (_0 + (_4 >> 48) * Fold) & Limb;
            if (lowest != 0 && lowest != PrimeLimb0)
                return false;
        }

        var normal = this;
        normal.Normalize();
        return (normal._0 | normal._1 | normal._2 | normal._3 | normal._4) == 0;
    }

    /// <summary>True when both are the same number modulo p; b must have magnitude 1.</summary>
    public static bool AreEqual(in FieldElement a, in FieldElement b)
    {
        Negate(out var difference, b, 1);
        Add(out difference, difference, a);
        return difference.IsZero();
    }

    /// <summary>A root of a value: its power of (p + 1) / 4. False when it is no square.</summary>
    public static bool TryRoot(out FieldElement root, in FieldElement a)
    {
        // The exponent in bits: 223 ones, 0, 22 ones, 0000, 11, 00.
        Square(out var x2, a);
        Multiply(out x2, x2, a);
        Square(out var x3, x2);
        Multiply(out x3, x3, a);
        Chain(out var x6, x3, 3, x3);
        Chain(out var x9, x6, 3, x3);
        Chain(out var x11, x9, 2, x2);
        Chain(out var x22, x11, 11, x11);
        Chain(out var x44, x22, 22, x22);
        Chain(out var x88, x44, 44, x44);
        Chain(out var x176, x88, 88, x88);
        Chain(out var x220, x176, 44, x44);
        Chain(out root, x220, 3, x3);
        Chain(out root, root, 23, x22);
        Chain(out root, root, 6, x2);
        Square(out root, root);
        Square(out root, root);
        Square(out var check, root);
        return AreEqual(a, check);
    }

    /// <summary>The inverse; zero for zero. The value must be normal.</summary>
    public readonly FieldElement Inverse()
    {
        Span<ulong> limbs = stackalloc ulong[4];
        ToLimbs(limbs);
        ModularInverse.Prime.Invert(limbs);
        return Of(limbs[0], limbs[1], limbs[2], limbs[3]);
    }

    private readonly void ToLimbs(Span<ulong> limbs)
    {
        unchecked
        {
            limbs[0] = _0 | _1 << 52;
            limbs[1] = _1 >> 12 | _2 << 40;
            limbs[2] = _2 >> 24 | _3 << 28;
            limbs[3] = _3 >> 36 | _4 << 16;
        }
    }

    private static void Chain(out FieldElement result, in FieldElement a, int squarings, in FieldElement factor)
    {
        Square(out var power, a);
        for (var i = 1; i < squarings; i++)
            Square(out power, power);
        Multiply(out result, power, factor);
    }

    private void Carry()
    {
        unchecked
        {
            // Twice: the first pass may leave one more bit above 256.
            Carry(_4 >> 48);
            Carry(_4 >> 48);
        }
    }

    private void Carry(ulong above)
    {
        unchecked
        {
            _4 = above == 0 ? _4 : _4 & TopLimb;
            _0 += above * Fold;
            _1 += _0 >> 52;
            _0 &= Limb;
            _2 += _1 >> 52;
            _1 &= Limb;
            _3 += _2 >> 52;
            _2 &= Limb;
            _4 += _3 >> 52;
            _3 &= Limb;
        }
    }

    private readonly bool IsPrimeOrMore() => _4 == TopLimb && (_3 & _2 & _1) == Limb && _0 >= PrimeLimb0;

    // Sums of 128 bits in two words: the operators of UInt128 are calls in a method of this size.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddTimes(ref ulong top, ref ulong sum, ulong a, ulong b)
    {
        unchecked
        {
            // Both halves apart: the one instruction that gives both goes through memory here.
            var low = a * b;
            var high = Bmi2.X64.IsSupported ? Bmi2.X64.MultiplyNoFlags(a, b) : Math.BigMul(a, b, out _);
            sum += low;
            top += high + (sum < low ? 1UL : 0UL);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddTo(ref ulong top, ref ulong sum, ulong a)
    {
        unchecked
        {
            sum += a;
            top += sum < a ? 1UL : 0UL;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Shift(ref ulong top, ref ulong sum)
    {
        sum = sum >> 52 | top << 12;
        top >>= 52;
    }
}
