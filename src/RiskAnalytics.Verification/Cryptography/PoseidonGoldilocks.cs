using System.Buffers.Binary;

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

    private const int Rounds = 30;
    private const int FirstPartialRound = 4;
    private const int FirstLastFullRound = 26;

    private static ReadOnlySpan<byte> Circulant => [17, 15, 41, 16, 2, 28, 13, 13, 39, 18, 34, 20];

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
        // Twelve products below 2^70 and one more: the sum stays far below 2^128.
        Span<ulong> mixed = stackalloc ulong[Width];
        for (var row = 0; row < Width; row++)
        {
            UInt128 sum = row == 0 ? (UInt128)state[0] * 8 : 0;
            for (var i = 0; i < Width; i++)
            {
                var lane = i + row;
                sum += (UInt128)state[lane < Width ? lane : lane - Width] * Circulant[i];
            }

            mixed[row] = Goldilocks.Reduce((ulong)(sum >> 64), (ulong)(sum & ulong.MaxValue));
        }

        mixed.CopyTo(state);
    }
}
