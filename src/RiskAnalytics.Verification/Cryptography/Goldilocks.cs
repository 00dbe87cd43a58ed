namespace RiskAnalytics.Verification.Cryptography;

/// <summary>Arithmetic modulo 2^64 - 2^32 + 1. Every argument and every result is below the modulus.</summary>
internal static class Goldilocks
{
    /// <summary>2^64 - 2^32 + 1.</summary>
    public const ulong Modulus = 0xffffffff00000001;

    // 2^64 leaves this rest.
    private const ulong Rest = 0xffffffff;

    /// <summary>A generator of the multiplicative group.</summary>
    public const ulong Generator = 7;

    /// <summary>The multiplicative group has a subgroup of every order 2^k up to this k.</summary>
    public const int TwoAdicity = 32;

    // A root of unity of order 2^32: 7^((p - 1) / 2^32).
    private const ulong LargestRoot = 1753635133440165772;

    public static ulong Add(ulong a, ulong b) => unchecked(a >= Modulus - b && b != 0 ? a - (Modulus - b) : a + b);

    public static ulong Subtract(ulong a, ulong b) => unchecked(a >= b ? a - b : a - b + Modulus);

    public static ulong Multiply(ulong a, ulong b)
    {
        var high = Math.BigMul(a, b, out ulong low);
        return Reduce(high, low);
    }

    public static ulong Power(ulong value, ulong exponent)
    {
        var result = 1UL;
        for (; exponent != 0; exponent >>= 1)
        {
            if ((exponent & 1) != 0)
                result = Multiply(result, value);
            value = Multiply(value, value);
        }

        return result;
    }

    /// <summary>One over a value, by Fermat: value^(p - 2).</summary>
    /// <exception cref="DivideByZeroException">The value is zero.</exception>
    public static ulong Inverse(ulong value) =>
        value != 0 ? Power(value, Modulus - 2) : throw new DivideByZeroException("Zero has no inverse in the field.");

    /// <summary>A root of unity of order 2^<paramref name="bits"/>; each is the square of the next larger one.</summary>
    /// <param name="bits">0 to <see cref="TwoAdicity"/>.</param>
    public static ulong RootOfUnity(int bits)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)bits, (uint)TwoAdicity, nameof(bits));
        var root = LargestRoot;
        for (var i = TwoAdicity; i > bits; i--)
            root = Multiply(root, root);
        return root;
    }

    /// <summary>high * 2^64 + low modulo the modulus.</summary>
    public static ulong Reduce(ulong high, ulong low)
    {
        unchecked
        {
            // With 2^64 = 2^32 - 1 and 2^96 = -1: low + middle * (2^32 - 1) - top.
            var top = high >> 32;
            var middle = high & Rest;
            var sum = low - top;
            if (low < top)
                sum -= Rest;
            var product = middle * Rest;
            var result = sum + product;
            if (result < product)
                result += Rest;
            return result >= Modulus ? result - Modulus : result;
        }
    }
}
