namespace RiskAnalytics.Verification.Cryptography;

/// <summary>Arithmetic modulo 2^64 - 2^32 + 1. Every argument and every result is below the modulus.</summary>
internal static class Goldilocks
{
    /// <summary>2^64 - 2^32 + 1.</summary>
    public const ulong Modulus = 0xffffffff00000001;

    // 2^64 leaves this rest.
    private const ulong Rest = 0xffffffff;

    public static ulong Add(ulong a, ulong b) => unchecked(a >= Modulus - b && b != 0 ? a - (Modulus - b) : a + b);

    public static ulong Multiply(ulong a, ulong b)
    {
        var high = Math.BigMul(a, b, out ulong low);
        return Reduce(high, low);
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
