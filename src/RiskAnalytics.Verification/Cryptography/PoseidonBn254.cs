using System.Collections;
using System.Numerics;

namespace RiskAnalytics.Verification.Cryptography;

/// <summary>
/// The Poseidon hash over <see cref="Bn254Scalar"/> with the parameters of circom: s-box x^5, eight full rounds. The constants are
/// not kept as a table: the generator of the Poseidon paper (Grassi and others, USENIX Security 2021, appendix F) makes them.
/// </summary>
internal sealed class PoseidonBn254
{
    private const int FullRounds = 8;
    private const int ElementBits = 254;

    // For 2 to 17 lanes, as circom publishes them.
    private static readonly int[] PartialRounds = [56, 57, 56, 60, 60, 63, 64, 63, 60, 66, 60, 65, 70, 60, 64, 68];

    private static readonly Lazy<PoseidonBn254>[] Widths =
        [.. Enumerable.Range(2, PartialRounds.Length).Select(width => new Lazy<PoseidonBn254>(() => new PoseidonBn254(width)))];

    private readonly int _width;
    private readonly int _rounds;
    private readonly Bn254Scalar[] _constants;
    private readonly Bn254Scalar[] _matrix;

    private PoseidonBn254(int width)
    {
        _width = width;
        _rounds = FullRounds + PartialRounds[width - 2];
        var grain = new Grain(width, _rounds - FullRounds);
        _constants = new Bn254Scalar[_rounds * width];
        for (var i = 0; i < _constants.Length; i++)
            _constants[i] = Bn254Scalar.From(grain.NextBelow());

        // A Cauchy matrix: 1 / (x + y), from numbers that are reduced and not drawn again.
        var drawn = Enumerable.Range(0, 2 * width).Select(_ => grain.Next() % Bn254Scalar.Modulus).ToArray();
        _matrix = new Bn254Scalar[width * width];
        for (var row = 0; row < width; row++)
        {
            for (var column = 0; column < width; column++)
                _matrix[row * width + column] = Bn254Scalar.From(BigInteger.ModPow(drawn[row] + drawn[width + column], Bn254Scalar.Modulus - 2, Bn254Scalar.Modulus));
        }
    }

    /// <summary>The permutation of 2 to 17 lanes.</summary>
    public static PoseidonBn254 OfWidth(int width) => Widths[width - 2].Value;

    /// <summary>
    /// The hash of the exchanges: each block of inputs overwrites the lanes from 1 on, lane 0 and what a short block leaves are kept between blocks, a last short block uses a narrower permutation, and the result is lane 1.
    /// </summary>
    /// <param name="inputs">At least one.</param>
    /// <param name="block">How many inputs one permutation takes: 12, or 16 in a later library.</param>
    public static Bn254Scalar Hash(ReadOnlySpan<Bn254Scalar> inputs, int block = 12)
    {
        Span<Bn254Scalar> state = stackalloc Bn254Scalar[block + 1];
        state.Clear();
        for (var start = 0; start < inputs.Length; start += block)
        {
            var chunk = inputs[start..Math.Min(start + block, inputs.Length)];
            chunk.CopyTo(state[1..]);
            OfWidth(chunk.Length + 1).Permute(state[..(chunk.Length + 1)]);
        }

        return state[1];
    }

    /// <summary>Permutes the lanes in place.</summary>
    public void Permute(Span<Bn254Scalar> state)
    {
        Span<Bn254Scalar> mixed = stackalloc Bn254Scalar[_width];
        for (var round = 0; round < _rounds; round++)
        {
            for (var lane = 0; lane < _width; lane++)
                state[lane] += _constants[round * _width + lane];

            var full = round < FullRounds / 2 || round >= _rounds - FullRounds / 2;
            for (var lane = 0; lane < (full ? _width : 1); lane++)
            {
                var square = state[lane] * state[lane];
                state[lane] *= square * square;
            }

            for (var row = 0; row < _width; row++)
            {
                Bn254Scalar sum = default;
                for (var column = 0; column < _width; column++)
                    sum += _matrix[row * _width + column] * state[column];
                mixed[row] = sum;
            }

            mixed.CopyTo(state);
        }
    }

    /// <summary>The self-shrinking shift register that Poseidon parameters come from.</summary>
    private sealed class Grain
    {
        private const int Length = 80;
        private const int Warmup = 160;

        private readonly BitArray _bits = new(Length);
        private int _start;

        public Grain(int width, int partialRounds)
        {
            var at = 0;
            Put(1, 2);                  // a prime field
            Put(0, 4);                  // s-box x^alpha
            Put(ElementBits, 12);
            Put(width, 12);
            Put(FullRounds, 10);
            Put(partialRounds, 10);
            Put((1 << 30) - 1, 30);
            for (var i = 0; i < Warmup; i++)
                Shift();

            void Put(int value, int bits)
            {
                for (var bit = bits - 1; bit >= 0; bit--)
                    _bits[at++] = ((value >> bit) & 1) != 0;
            }
        }

        public BigInteger NextBelow()
        {
            var number = Next();
            while (number >= Bn254Scalar.Modulus)
                number = Next();
            return number;
        }

        public BigInteger Next()
        {
            var bytes = new byte[(ElementBits + 7) / 8];
            for (var bit = ElementBits - 1; bit >= 0; bit--)
            {
                while (!Shift())
                    Shift();
                if (Shift())
                    bytes[bit / 8] |= (byte)(1 << (bit % 8));
            }

            return new BigInteger(bytes, isUnsigned: true);
        }

        private bool Shift()
        {
            var bit = At(62) ^ At(51) ^ At(38) ^ At(23) ^ At(13) ^ At(0);
            _bits[_start] = bit;
            _start = (_start + 1) % Length;
            return bit;

            bool At(int index) => _bits[(_start + index) % Length];
        }
    }
}
