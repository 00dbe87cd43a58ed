using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RiskAnalytics.Scoring.Stress;

/// <summary>
/// Random numbers by counting: Philox4x32-10 of Salmon, Moraes, Dror and Shaw, Parallel random numbers: as easy as 1, 2, 3 (2011).
/// The seed is the key; the number of the draw, of the path and of the purpose are the counter. So every path has draws of its own,
/// whatever block or thread it is in, and no two draws share a counter. Four paths at a time, one in each lane.
/// </summary>
internal readonly struct RandomStream
{
    private const int Rounds = 10;

    private readonly Vector256<ulong>[] _keys;

    /// <summary>The numbers of a seed.</summary>
    public RandomStream(ulong seed)
        : this((uint)(seed & uint.MaxValue), (uint)(seed >> 32))
    {
    }

    /// <summary>The numbers of a key of two words.</summary>
    public RandomStream(uint key0, uint key1)
    {
        _keys = new Vector256<ulong>[2 * Rounds];
        for (var round = 0; round < Rounds; round++)
        {
            _keys[2 * round] = Vector256.Create((ulong)key0);
            _keys[(2 * round) + 1] = Vector256.Create((ulong)key1);
            key0 = unchecked(key0 + 0x9E3779B9u);
            key1 = unchecked(key1 + 0xBB67AE85u);
        }
    }

    /// <summary>The words of a counter, each in the low half of its lane; what stands in the high half means nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (Vector256<ulong> X0, Vector256<ulong> X1, Vector256<ulong> X2, Vector256<ulong> X3) Words(
        Vector256<ulong> x0, Vector256<ulong> x1, Vector256<ulong> x2, Vector256<ulong> x3)
    {
        var keys = _keys.AsSpan(0, 2 * Rounds);
        for (var round = 0; round < 2 * Rounds; round += 2)
        {
            var first = Product(x0, 0xD2511F53u);
            var second = Product(x2, 0xCD9E8D57u);
            x0 = Vector256.ShiftRightLogical(second, 32) ^ x1 ^ keys[round];
            x1 = second;
            x2 = Vector256.ShiftRightLogical(first, 32) ^ x3 ^ keys[round + 1];
            x3 = first;
        }

        return (x0, x1, x2, x3);
    }

    /// <summary>Two times 64 random bits for each of four paths.</summary>
    /// <param name="draw">Number of the draw within the path and purpose.</param>
    /// <param name="paths">Numbers of the paths.</param>
    /// <param name="purpose">What the draw is for.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (Vector256<ulong> First, Vector256<ulong> Second) Bits(uint draw, Vector256<ulong> paths, uint purpose)
    {
        var (x0, x1, x2, x3) = Words(Vector256.Create((ulong)draw), paths, Vector256.Create((ulong)purpose), Vector256<ulong>.Zero);
        var low = Vector256.Create((ulong)uint.MaxValue);
        return (Vector256.ShiftLeft(x0, 32) | (x1 & low), Vector256.ShiftLeft(x2, 32) | (x3 & low));
    }

    /// <summary>Two independent standard normal numbers for each of four paths (Box and Muller 1958).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (Vector256<double> First, Vector256<double> Second) Normals(uint draw, Vector256<ulong> paths, uint purpose)
    {
        var (first, second) = Bits(draw, paths, purpose);
        var radius = Vector256.Sqrt(Vector256.Create(-2.0) * VectorMath.Log(Uniform(first)));

        // The angle within a half turn; the lowest bit, which the fraction does not use, says on which side of the circle.
        var (sin, cos) = VectorMath.SinCosPi(FromOne(second) - Vector256.Create(1.5));
        var side = Vector256.ShiftLeft(second, 63).AsDouble();
        return (radius * (cos ^ side), radius * sin);
    }

    /// <summary>Above 0 and up to 1, in steps of 2^-52.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Uniform(Vector256<ulong> bits) => Vector256.Create(2.0) - FromOne(bits);

    /// <summary>From 1 to below 2: the upper 52 bits as the fraction of a double.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> FromOne(Vector256<ulong> bits) =>
        (Vector256.ShiftRightLogical(bits, 12) | Vector256.Create(0x3FF0000000000000UL)).AsDouble();

    /// <summary>The low halves multiplied, 64 bits wide.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Product(Vector256<ulong> x, uint factor) => Avx2.IsSupported
        ? Avx2.Multiply(x.AsUInt32(), Vector256.Create((ulong)factor).AsUInt32())
        : (x & Vector256.Create((ulong)uint.MaxValue)) * Vector256.Create((ulong)factor);
}
