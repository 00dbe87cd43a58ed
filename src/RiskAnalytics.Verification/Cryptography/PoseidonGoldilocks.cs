using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RiskAnalytics.Verification.Cryptography;

/// <summary>
/// The Poseidon hash over <see cref="Goldilocks"/> with twelve lanes, as plonky2 has it: eight full and twenty-two partial rounds,
/// s-box x^7. Elements are below the modulus; a caller that reads them from a file checks that first.
/// </summary>
internal static partial class PoseidonGoldilocks
{
    public const int Width = 12;

    /// <summary>How many inputs one permutation takes in.</summary>
    public const int Rate = 8;

    /// <summary>How many elements a digest has.</summary>
    public const int DigestLength = 4;

    public const int Rounds = 30;

    /// <summary>From this round on only lane 0 goes through the s-box.</summary>
    public const int FirstPartialRound = 4;

    /// <summary>From this round on all lanes do so again.</summary>
    public const int FirstLastFullRound = 26;

    /// <summary>What is added to the diagonal of the circulant matrix in row 0; nothing in the other rows.</summary>
    public const byte FirstDiagonal = 8;

    /// <summary>The first row of the circulant matrix: lane i + r enters row r with factor i.</summary>
    public static ReadOnlySpan<byte> Circulant => [17, 15, 41, 16, 2, 28, 13, 13, 39, 18, 34, 20];

    /// <summary>What is added to a lane at the start of a round.</summary>
    public static ulong RoundConstant(int round, int lane) => RoundConstants[round * Width + lane];

    /// <summary>Permutes twelve lanes in place.</summary>
    public static void Permute(Span<ulong> state)
    {
        for (var round = 0; round < Rounds; round++)
        {
            for (var lane = 0; lane < Width; lane++)
                state[lane] = Goldilocks.Add(state[lane], RoundConstants[round * Width + lane]);

            var lanes = round is >= FirstPartialRound and < FirstLastFullRound ? 1 : Width;
            for (var lane = 0; lane < lanes; lane++)
                state[lane] = Power7(state[lane]);

            Mix(state);
        }
    }

    /// <summary>The hash without padding: inputs overwrite the first lanes eight at a time. The number of inputs is not bound, so a caller fixes it.</summary>
    /// <param name="inputs">The elements.</param>
    /// <param name="digest">Takes four elements; may overlap the inputs.</param>
    public static void Hash(ReadOnlySpan<ulong> inputs, Span<ulong> digest)
    {
        Span<ulong> state = stackalloc ulong[Width];
        state.Clear();
        for (var start = 0; start < inputs.Length; start += Rate)
        {
            var chunk = inputs[start..Math.Min(start + Rate, inputs.Length)];
            chunk.CopyTo(state);
            Permute(state);
        }

        state[..DigestLength].CopyTo(digest);
    }

    /// <summary>A digest as 64 hex digits: four numbers of eight bytes, the lowest byte first.</summary>
    public static string ToText(ReadOnlySpan<ulong> digest)
    {
        Span<byte> bytes = stackalloc byte[8 * DigestLength];
        for (var i = 0; i < DigestLength; i++)
            BinaryPrimitives.WriteUInt64LittleEndian(bytes[(8 * i)..], digest[i]);
        return Convert.ToHexStringLower(bytes);
    }

    private static ulong Power7(ulong x)
    {
        var square = Goldilocks.Multiply(x, x);
        return Goldilocks.Multiply(Goldilocks.Multiply(square, square), Goldilocks.Multiply(square, x));
    }

    private static void Mix(Span<ulong> state)
    {
        // Halves of 32 bits: thirteen products below 2^38 stay below 2^42, which a double holds exactly; so four rows are done at once.
        // The lanes stand twice one after the other, so that row r reads them from r on.
        Span<double> low = stackalloc double[2 * Width];
        Span<double> high = stackalloc double[2 * Width];
        for (var lane = 0; lane < Width; lane++)
        {
            // From 32 bits, for which a processor has one instruction.
            low[lane] = low[lane + Width] = unchecked((uint)state[lane]);
            high[lane] = high[lane + Width] = unchecked((uint)(state[lane] >> 32));
        }

        Span<double> lowSums = stackalloc double[Width];
        Span<double> highSums = stackalloc double[Width];
        Multiply(low, lowSums);
        Multiply(high, highSums);
        unchecked
        {
            for (var row = 0; row < Width; row++)
            {
                var lowSum = (ulong)(long)lowSums[row];
                var highSum = (ulong)(long)highSums[row];
                var sum = lowSum + (highSum << 32);
                state[row] = Goldilocks.Reduce((highSum >> 32) + (sum < lowSum ? 1UL : 0UL), sum);
            }
        }
    }

    private static void Multiply(ReadOnlySpan<double> lanes, Span<double> sums)
    {
        ref var start = ref MemoryMarshal.GetReference(lanes);
        var circulant = Circulant;
        var (first, second, third) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        for (var i = 0; i < circulant.Length; i++)
        {
            var factor = Vector256.Create((double)circulant[i]);
            first += Vector256.LoadUnsafe(ref start, (nuint)i) * factor;
            second += Vector256.LoadUnsafe(ref start, (nuint)i + 4) * factor;
            third += Vector256.LoadUnsafe(ref start, (nuint)i + 8) * factor;
        }

        first.CopyTo(sums);
        second.CopyTo(sums[4..]);
        third.CopyTo(sums[8..]);
        sums[0] += lanes[0] * FirstDiagonal;
    }
}
