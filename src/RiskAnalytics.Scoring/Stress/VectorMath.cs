using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RiskAnalytics.Scoring.Stress;

/// <summary>
/// Logarithm, exponential, sine and cosine of four numbers at once, for the ranges that a simulation needs. Only operations that are
/// rounded in one prescribed way are used, so that the bits do not depend on the machine, as those of the run-time library do.
/// </summary>
internal static class VectorMath
{
    /// <summary>The exponential of numbers between -700 and 700, to about 1e-15.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Exp(Vector256<double> x)
    {
        // Added to a number of this size, a small one is rounded to a whole number that stands in the low bits.
        var shift = Vector256.Create(6755399441055744.0);
        var shifted = Fma(x, Vector256.Create(1.4426950408889634), shift);
        var whole = shifted - shift;
        var r = Fma(whole, Vector256.Create(-1.90821492927058770002e-10), Fma(whole, Vector256.Create(-6.93147180369123816490e-01), x));

        // Taylor's series for |r| up to ln(2) / 2.
        var p = Vector256.Create(1.0 / 479001600);
        p = Fma(p, r, Vector256.Create(1.0 / 39916800));
        p = Fma(p, r, Vector256.Create(1.0 / 3628800));
        p = Fma(p, r, Vector256.Create(1.0 / 362880));
        p = Fma(p, r, Vector256.Create(1.0 / 40320));
        p = Fma(p, r, Vector256.Create(1.0 / 5040));
        p = Fma(p, r, Vector256.Create(1.0 / 720));
        p = Fma(p, r, Vector256.Create(1.0 / 120));
        p = Fma(p, r, Vector256.Create(1.0 / 24));
        p = Fma(p, r, Vector256.Create(1.0 / 6));
        p = Fma(p, r, Vector256.Create(0.5));
        p = Fma(p, r, Vector256<double>.One);
        p = Fma(p, r, Vector256<double>.One);
        return (p.AsInt64() + Vector256.ShiftLeft(shifted.AsInt64(), 52)).AsDouble();
    }

    /// <summary>The natural logarithm of numbers above 1e-300 and below 1e300, to about 1e-15.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Log(Vector256<double> x)
    {
        // x = 2^k m with m between the root of a half and the root of two.
        var bits = x.AsUInt64();
        var offset = bits - Vector256.Create(0x3FE6A09E667F3BCDUL) + Vector256.Create(0x3FF0000000000000UL);
        var k = (Vector256.ShiftRightLogical(offset, 52) | Vector256.Create(0x4330000000000000UL)).AsDouble() - Vector256.Create(4503599627370496.0 + 1023);
        var m = (bits - (offset & Vector256.Create(0xFFF0000000000000UL)) + Vector256.Create(0x3FF0000000000000UL)).AsDouble();

        // log m = 2 artanh s with s = (m - 1) / (m + 1).
        var s = (m - Vector256<double>.One) / (m + Vector256<double>.One);
        var z = s * s;
        var p = Vector256.Create(2.0 / 19);
        p = Fma(p, z, Vector256.Create(2.0 / 17));
        p = Fma(p, z, Vector256.Create(2.0 / 15));
        p = Fma(p, z, Vector256.Create(2.0 / 13));
        p = Fma(p, z, Vector256.Create(2.0 / 11));
        p = Fma(p, z, Vector256.Create(2.0 / 9));
        p = Fma(p, z, Vector256.Create(2.0 / 7));
        p = Fma(p, z, Vector256.Create(2.0 / 5));
        p = Fma(p, z, Vector256.Create(2.0 / 3));
        p = Fma(p, z, Vector256.Create(2.0));
        return Fma(k, Vector256.Create(0.69314718055994531), s * p);
    }

    /// <summary>Sine and cosine of t half turns, t between -1/2 and 1/2, to about 1e-15.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<double> Sin, Vector256<double> Cos) SinCosPi(Vector256<double> t)
    {
        var x = t * Vector256.Create(Math.PI);
        var z = x * x;
        var sin = Vector256.Create(-1.0 / 121645100408832000);
        sin = Fma(sin, z, Vector256.Create(1.0 / 355687428096000));
        sin = Fma(sin, z, Vector256.Create(-1.0 / 1307674368000));
        sin = Fma(sin, z, Vector256.Create(1.0 / 6227020800));
        sin = Fma(sin, z, Vector256.Create(-1.0 / 39916800));
        sin = Fma(sin, z, Vector256.Create(1.0 / 362880));
        sin = Fma(sin, z, Vector256.Create(-1.0 / 5040));
        sin = Fma(sin, z, Vector256.Create(1.0 / 120));
        sin = Fma(sin, z, Vector256.Create(-1.0 / 6));
        sin = Fma(sin, z, Vector256<double>.One);
        var cos = Vector256.Create(1.0 / 2432902008176640000);
        cos = Fma(cos, z, Vector256.Create(-1.0 / 6402373705728000));
        cos = Fma(cos, z, Vector256.Create(1.0 / 20922789888000));
        cos = Fma(cos, z, Vector256.Create(-1.0 / 87178291200));
        cos = Fma(cos, z, Vector256.Create(1.0 / 479001600));
        cos = Fma(cos, z, Vector256.Create(-1.0 / 3628800));
        cos = Fma(cos, z, Vector256.Create(1.0 / 40320));
        cos = Fma(cos, z, Vector256.Create(-1.0 / 720));
        cos = Fma(cos, z, Vector256.Create(1.0 / 24));
        cos = Fma(cos, z, Vector256.Create(-0.5));
        cos = Fma(cos, z, Vector256<double>.One);
        return (x * sin, cos);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<double> Fma(Vector256<double> a, Vector256<double> b, Vector256<double> c) => Vector256.FusedMultiplyAdd(a, b, c);
}
