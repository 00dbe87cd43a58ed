using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace RiskAnalytics.Verification.Cryptography;

/// <summary>A number modulo the order n of the generator, always below n. Running time depends on the values: nothing here is secret.</summary>
internal readonly record struct Scalar(ulong N0, ulong N1, ulong N2, ulong N3)
{
    internal const ulong Order0 = 0xBFD2_5E8C_D036_4141;
    internal const ulong Order1 = 0xBAAE_DCE6_AF48_A03B;
    internal const ulong Order2 = 0xFFFF_FFFF_FFFF_FFFE;
    internal const ulong Order3 = 0xFFFF_FFFF_FFFF_FFFF;

    // 2^256 - n, of 129 bits.
    private const ulong Fold0 = 0x402D_A173_2FC9_BEBF;
    private const ulong Fold1 = 0x4551_2319_50B7_5FC4;

    public bool IsZero => (N0 | N1 | N2 | N3) == 0;

    public bool IsOdd => (N0 & 1) != 0;

    /// <summary>True when the number is above half of the order.</summary>
    public bool IsHigh => Compare(this, new Scalar(0xDFE9_2F46_681B_20A0, 0x5D57_6E73_57A4_501D, 0xFFFF_FFFF_FFFF_FFFF, 0x7FFF_FFFF_FFFF_FFFF)) > 0;

    /// <summary>Reads 32 bytes, big-endian; false when the number is the order or more.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out Scalar value)
    {
        value = Raw(bytes);
        return !value.IsOrderOrMore;
    }

    /// <summary>Reads 32 bytes, big-endian, modulo the order.</summary>
    public static Scalar ReadReduced(ReadOnlySpan<byte> bytes)
    {
        var value = Raw(bytes);
        return value.IsOrderOrMore ? Subtract(value, Order) : value;
    }

    /// <summary>The number as an element of the field: it is below p too.</summary>
    public FieldElement ToField() => FieldElement.Of(N0, N1, N2, N3);

    /// <summary>The number plus the order as an element of the field; false when that is p or more.</summary>
    public bool TryAddOrder(out FieldElement sum)
    {
        sum = default;
        if (Compare(this, new Scalar(0x402D_A172_2FC9_BAEE, Fold1, 1, 0)) >= 0)
            return false;
        unchecked
        {
            UInt128 carry = (UInt128)N0 + Order0;
            var n0 = (ulong)carry;
            carry = (carry >> 64) + N1 + Order1;
            var n1 = (ulong)carry;
            carry = (carry >> 64) + N2 + Order2;
            var n2 = (ulong)carry;
            sum = FieldElement.Of(n0, n1, n2, (ulong)(carry >> 64) + N3 + Order3);
        }

        return true;
    }

    public Scalar Negate() => IsZero ? this : Subtract(Order, this);

    public static Scalar Add(Scalar a, Scalar b)
    {
        // a - (n - b), with n added back where that is negative.
        var other = b.Negate();
        return b.IsZero ? a : Compare(a, other) >= 0 ? Subtract(a, other) : Subtract(Order, Subtract(other, a));
    }

    public static Scalar Multiply(Scalar a, Scalar b)
    {
        Span<ulong> product = stackalloc ulong[8];
        Product(product, a, b);
        return Reduce(product);
    }

    /// <summary>The inverse; zero for zero.</summary>
    public Scalar Inverse()
    {
        Span<ulong> limbs = [N0, N1, N2, N3];
        ModularInverse.Order.Invert(limbs);
        return new Scalar(limbs[0], limbs[1], limbs[2], limbs[3]);
    }

    /// <summary>
    /// Two numbers of at most 129 bits, either of them perhaps negative, with first + second * lambda = this, where lambda times a
    /// point only multiplies its x by beta (Gallant, Lambert, Vanstone, 2001; the constants are those of Guide to Elliptic Curve
    /// Cryptography, algorithm 3.74, for this curve).
    /// </summary>
    public (Scalar First, Scalar Second) SplitByEndomorphism()
    {
        var minusB1 = new Scalar(0x6F54_7FA9_0ABF_E4C3, 0xE443_7ED6_010E_8828, 0, 0);
        var minusB2 = new Scalar(0xD765_CDA8_3DB1_562C, 0x8A28_0AC5_0774_346D, 0xFFFF_FFFF_FFFF_FFFE, 0xFFFF_FFFF_FFFF_FFFF);
        var lambda = new Scalar(0xDF02_967C_1B23_BD72, 0x122E_22EA_2081_6678, 0xA526_1C02_8812_645A, 0x5363_AD4C_C05C_30E0);
        var c1 = HighProduct(new Scalar(0xE893_209A_45DB_B031, 0x3DAA_8A14_71E8_CA7F, 0xE86C_90E4_9284_EB15, 0x3086_D221_A7D4_6BCD));
        var c2 = HighProduct(new Scalar(0x1571_B4AE_8AC4_7F71, 0x2212_08AC_9DF5_06C6, 0x6F54_7FA9_0ABF_E4C4, 0xE443_7ED6_010E_8828));
        var second = Add(Multiply(c1, minusB1), Multiply(c2, minusB2));
        return (Add(this, Multiply(second, lambda).Negate()), second);
    }

    /// <summary>
    /// Digits of a number below 2^130, the lowest first: each zero or odd and below 2^(width-1) in size, with at least width - 1
    /// zeros between two others. Returns how many places are used.
    /// </summary>
    public int WriteDigits(Span<short> digits, int width, bool negate)
    {
        digits.Clear();
        var used = 0;
        unchecked
        {
            var rest = new UInt128(N1, N0);
            var top = N2;
            for (var place = 0; rest != 0 || top != 0;)
            {
                var zeros = (ulong)rest == 0 ? 64 : BitOperations.TrailingZeroCount((ulong)rest);
                if (zeros > 0)
                {
                    rest = rest >> zeros | (UInt128)top << (128 - zeros);
                    top = zeros == 64 ? 0 : top >> zeros;
                    place += zeros;
                    continue;
                }

                var digit = (int)((ulong)rest & (1UL << width) - 1);
                if (digit >= 1 << (width - 1))
                    digit -= 1 << width;
                var before = rest;
                rest -= (UInt128)(Int128)digit;
                if (digit < 0 && rest < before)
                    top++;
                digits[place] = (short)(negate ? -digit : digit);
                used = place + 1;
            }
        }

        return used;
    }

    private static Scalar Order => new(Order0, Order1, Order2, Order3);

    private bool IsOrderOrMore => Compare(this, Order) >= 0;

    private static Scalar Raw(ReadOnlySpan<byte> bytes) => new(
        BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]), BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]),
        BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]), BinaryPrimitives.ReadUInt64BigEndian(bytes));

    private static int Compare(Scalar a, Scalar b) =>
        a.N3 != b.N3 ? a.N3.CompareTo(b.N3) : a.N2 != b.N2 ? a.N2.CompareTo(b.N2) : a.N1 != b.N1 ? a.N1.CompareTo(b.N1) : a.N0.CompareTo(b.N0);

    /// <summary>a - b, modulo 2^256.</summary>
    private static Scalar Subtract(Scalar a, Scalar b)
    {
        unchecked
        {
            var low = new UInt128(a.N1, a.N0);
            var borrow = low < new UInt128(b.N1, b.N0) ? UInt128.One : UInt128.Zero;
            low -= new UInt128(b.N1, b.N0);
            var high = new UInt128(a.N3, a.N2) - new UInt128(b.N3, b.N2) - borrow;
            return new Scalar((ulong)low, (ulong)(low >> 64), (ulong)high, (ulong)(high >> 64));
        }
    }

    private static void Product(Span<ulong> product, Scalar a, Scalar b)
    {
        ReadOnlySpan<ulong> left = [a.N0, a.N1, a.N2, a.N3];
        ReadOnlySpan<ulong> right = [b.N0, b.N1, b.N2, b.N3];
        product.Clear();
        for (var i = 0; i < 4; i++)
        {
            var carry = 0UL;
            for (var j = 0; j < 4; j++)
                product[i + j] = MultiplyAdd(left[i], right[j], product[i + j], ref carry);
            product[i + 4] = carry;
        }
    }

    /// <summary>The product with a constant, divided by 2^384 and rounded.</summary>
    private Scalar HighProduct(Scalar constant)
    {
        Span<ulong> product = stackalloc ulong[8];
        Product(product, this, constant);
        var high = new UInt128(product[7], product[6]) + (product[5] >> 63);
        return new Scalar((ulong)(high & ulong.MaxValue), (ulong)(high >> 64), 0, 0);
    }

    /// <summary>Eight limbs modulo the order: what stands above 2^256 counts 2^256 - n times, until nothing does.</summary>
    private static Scalar Reduce(Span<ulong> product)
    {
        Span<ulong> next = stackalloc ulong[8];
        while ((product[4] | product[5] | product[6] | product[7]) != 0)
        {
            product[..4].CopyTo(next);
            next[4..].Clear();
            for (var i = 0; i < 4; i++)
            {
                var carry = 0UL;
                next[i] = MultiplyAdd(product[i + 4], Fold0, next[i], ref carry);
                next[i + 1] = MultiplyAdd(product[i + 4], Fold1, next[i + 1], ref carry);
                next[i + 2] = MultiplyAdd(product[i + 4], 1, next[i + 2], ref carry);
                for (var j = i + 3; j < 8 && carry != 0; j++)
                    next[j] = MultiplyAdd(0, 0, next[j], ref carry);
            }

            next.CopyTo(product);
        }

        var value = new Scalar(product[0], product[1], product[2], product[3]);
        return value.IsOrderOrMore ? Subtract(value, Order) : value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong MultiplyAdd(ulong a, ulong b, ulong addend, ref ulong carry)
    {
        unchecked
        {
            var sum = new UInt128(Math.BigMul(a, b, out var low), low) + addend + carry;
            carry = (ulong)(sum >> 64);
            return (ulong)sum;
        }
    }
}
