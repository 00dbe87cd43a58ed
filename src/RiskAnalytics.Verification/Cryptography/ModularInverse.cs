using System.Numerics;

namespace RiskAnalytics.Verification.Cryptography;

/// <summary>
/// Inverses modulo the two primes of the curve, by division steps (Bernstein and Yang, "Fast constant-time gcd computation and
/// modular inversion", 2019), 62 at a time and in variable time: nothing here is secret.
/// </summary>
internal sealed class ModularInverse
{
    private const int Steps = 62;
    private const long Limb = (1L << Steps) - 1;

    private readonly long[] _modulus;
    private readonly long _inverseOfModulus;

    private ModularInverse(ulong n0, ulong n1, ulong n2, ulong n3)
    {
        _modulus = new long[5];
        ToSigned([n0, n1, n2, n3], _modulus);

        // Each step of Newton doubles the number of right bits; an odd number is its own inverse in three.
        unchecked
        {
            var inverse = (ulong)_modulus[0];
            for (var i = 0; i < 5; i++)
                inverse *= 2 - (ulong)_modulus[0] * inverse;
            _inverseOfModulus = (long)inverse & Limb;
        }
    }

    /// <summary>Modulo the prime of the field.</summary>
    public static ModularInverse Prime { get; } = new(0xFFFF_FFFE_FFFF_FC2F, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue);

    /// <summary>Modulo the order of the generator.</summary>
    public static ModularInverse Order { get; } = new(Scalar.Order0, Scalar.Order1, Scalar.Order2, Scalar.Order3);

    /// <summary>Replaces a number below the modulus, the lowest limb first, by its inverse; zero stays zero.</summary>
    public void Invert(Span<ulong> limbs)
    {
        Span<long> d = stackalloc long[5];
        Span<long> e = stackalloc long[5];
        Span<long> f = stackalloc long[5];
        Span<long> g = stackalloc long[5];
        d.Clear();
        e.Clear();
        e[0] = 1;
        _modulus.CopyTo(f);
        ToSigned(limbs, g);
        var eta = -1L;
        unchecked
        {
            while ((g[0] | g[1] | g[2] | g[3] | g[4]) != 0)
            {
                eta = Divide(eta, (ulong)f[0], (ulong)g[0], out var t);
                UpdateCofactors(d, e, t);
                UpdateNumbers(f, g, t);
            }

            Finish(d, f[4] < 0);
            limbs[0] = (ulong)d[0] | (ulong)d[1] << 62;
            limbs[1] = (ulong)d[1] >> 2 | (ulong)d[2] << 60;
            limbs[2] = (ulong)d[2] >> 4 | (ulong)d[3] << 58;
            limbs[3] = (ulong)d[3] >> 6 | (ulong)d[4] << 56;
        }
    }

    private static void ToSigned(ReadOnlySpan<ulong> limbs, Span<long> signed)
    {
        unchecked
        {
            signed[0] = (long)limbs[0] & Limb;
            signed[1] = (long)(limbs[0] >> 62 | limbs[1] << 2) & Limb;
            signed[2] = (long)(limbs[1] >> 60 | limbs[2] << 4) & Limb;
            signed[3] = (long)(limbs[2] >> 58 | limbs[3] << 6) & Limb;
            signed[4] = (long)(limbs[3] >> 56);
        }
    }

    /// <summary>62 division steps on the lowest bits of f (odd) and g, gathered in a matrix.</summary>
    private static long Divide(long eta, ulong f, ulong g, out Matrix t)
    {
        unchecked
        {
            ulong u = 1, v = 0, q = 0, r = 1;
            var left = Steps;
            while (true)
            {
                var zeros = BitOperations.TrailingZeroCount(g | ulong.MaxValue << left);
                g >>= zeros;
                u <<= zeros;
                v <<= zeros;
                eta -= zeros;
                left -= zeros;
                if (left == 0)
                    break;

                ulong times;
                if (eta < 0)
                {
                    eta = -eta;
                    (f, g) = (g, 0 - f);
                    (u, q) = (q, 0 - u);
                    (v, r) = (r, 0 - v);
                    // Up to six bits of g at once; f(f² - 2) is the negative inverse of f modulo 64.
                    var bits = Math.Min((int)Math.Min(eta + 1, left), 6);
                    times = f * g * (f * f - 2) & ulong.MaxValue >> (64 - bits);
                }
                else
                {
                    var bits = Math.Min((int)Math.Min(eta + 1, left), 4);
                    times = f + ((f + 1 & 4) << 1);
                    times = (0 - times) * g & ulong.MaxValue >> (64 - bits);
                }

                g += f * times;
                q += u * times;
                r += v * times;
            }

            t = new Matrix((long)u, (long)v, (long)q, (long)r);
            return eta;
        }
    }

    /// <summary>(d, e) = t (d, e) / 2^62 modulo the modulus; both stay between -2 times the modulus and the modulus.</summary>
    private void UpdateCofactors(Span<long> d, Span<long> e, in Matrix t)
    {
        unchecked
        {
            long signD = d[4] >> 63, signE = e[4] >> 63;
            var md = (t.U & signD) + (t.V & signE);
            var me = (t.Q & signD) + (t.R & signE);
            var cd = Times(t.U, d[0]) + Times(t.V, e[0]);
            var ce = Times(t.Q, d[0]) + Times(t.R, e[0]);

            // So many times the modulus that the lowest 62 bits become zero.
            md -= _inverseOfModulus * (long)cd + md & Limb;
            me -= _inverseOfModulus * (long)ce + me & Limb;
            cd += Times(_modulus[0], md);
            ce += Times(_modulus[0], me);
            cd >>= Steps;
            ce >>= Steps;
            for (var i = 1; i < 5; i++)
            {
                cd += Times(t.U, d[i]) + Times(t.V, e[i]) + Times(_modulus[i], md);
                ce += Times(t.Q, d[i]) + Times(t.R, e[i]) + Times(_modulus[i], me);
                d[i - 1] = (long)cd & Limb;
                e[i - 1] = (long)ce & Limb;
                cd >>= Steps;
                ce >>= Steps;
            }

            d[4] = (long)cd;
            e[4] = (long)ce;
        }
    }

    /// <summary>(f, g) = t (f, g) / 2^62, exactly.</summary>
    private static void UpdateNumbers(Span<long> f, Span<long> g, in Matrix t)
    {
        unchecked
        {
            var cf = Times(t.U, f[0]) + Times(t.V, g[0]) >> Steps;
            var cg = Times(t.Q, f[0]) + Times(t.R, g[0]) >> Steps;
            for (var i = 1; i < 5; i++)
            {
                cf += Times(t.U, f[i]) + Times(t.V, g[i]);
                cg += Times(t.Q, f[i]) + Times(t.R, g[i]);
                f[i - 1] = (long)cf & Limb;
                g[i - 1] = (long)cg & Limb;
                cf >>= Steps;
                cg >>= Steps;
            }

            f[4] = (long)cf;
            g[4] = (long)cg;
        }
    }

    /// <summary>Brings d, negated where asked, to the range from 0 to the modulus.</summary>
    private void Finish(Span<long> d, bool negate)
    {
        if (d[4] < 0)
            Carry(d, 1, 1);
        if (negate)
            Carry(d, -1, 0);
        if (d[4] < 0)
            Carry(d, 1, 1);
    }

    private void Carry(Span<long> d, long sign, long moduli)
    {
        var carry = 0L;
        for (var i = 0; i < 5; i++)
        {
            carry += sign * d[i] + moduli * _modulus[i];
            d[i] = i < 4 ? carry & Limb : carry;
            carry >>= Steps;
        }
    }

    private static Int128 Times(long a, long b) => Math.BigMul(a, b);

    private readonly record struct Matrix(long U, long V, long Q, long R);
}
