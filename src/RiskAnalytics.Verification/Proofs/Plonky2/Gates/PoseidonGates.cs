using RiskAnalytics.Verification.Cryptography;

namespace RiskAnalytics.Verification.Proofs.Plonky2.Gates;

/// <summary>The hash as constraints. Source: plonky2, gates/poseidon.rs, poseidon_mds.rs; constants and matrix are those of <see cref="PoseidonGoldilocks"/>.</summary>
internal static class PoseidonGates
{
    private const int Width = PoseidonGoldilocks.Width;
    private const int Swap = 2 * Width;
    private const int Deltas = Swap + 1;
    private const int FirstFull = Deltas + 4;
    private const int Partial = FirstFull + (PoseidonGoldilocks.FirstPartialRound - 1) * Width;
    private const int LastFull = Partial + PoseidonGoldilocks.FirstLastFullRound - PoseidonGoldilocks.FirstPartialRound;
    private const int Wires = LastFull + (PoseidonGoldilocks.Rounds - PoseidonGoldilocks.FirstLastFullRound) * Width;

    /// <summary>The linear layer on twelve pairs of wires.</summary>
    public static CircuitGate Mds { get; } = new("PoseidonMds", 4 * Width, 0, 2 * Width, (row, sums) =>
    {
        for (var r = 0; r < Width; r++)
        {
            var sum = r == 0 ? row.Pair(0) * PoseidonGoldilocks.FirstDiagonal : default;
            for (var i = 0; i < Width; i++)
                sum += row.Pair(2 * ((i + r) % Width)) * PoseidonGoldilocks.Circulant[i];
            sums.Add(row.Pair(2 * Width + 2 * r) - sum);
        }
    });

    /// <summary>
    /// One whole permutation, with the first two groups of four inputs exchanged where the swap wire is 1 (a Merkle path goes left or right).
    /// What goes into an s-box is a wire of its own: else the degree would grow with x^7 in every round.
    /// </summary>
    public static CircuitGate Poseidon { get; } = new("Poseidon", Wires, 0, 1 + 4 + Wires - FirstFull + Width, (row, sums) =>
    {
        var swap = row[Swap];
        sums.Add(swap * (swap - Extension.One));
        var state = new Extension[Width];
        for (var i = 0; i < Width; i++)
            state[i] = row[i];
        for (var i = 0; i < 4; i++)
        {
            var delta = row[Deltas + i];
            sums.Add(swap * (row[i + 4] - row[i]) - delta);
            state[i] = row[i] + delta;
            state[i + 4] = row[i + 4] - delta;
        }

        for (var round = 0; round < PoseidonGoldilocks.Rounds; round++)
        {
            for (var i = 0; i < Width; i++)
                state[i] += PoseidonGoldilocks.RoundConstant(round, i);
            var isPartial = round is >= PoseidonGoldilocks.FirstPartialRound and < PoseidonGoldilocks.FirstLastFullRound;
            for (var i = 0; i < (isPartial ? 1 : Width); i++)
            {
                if (round > 0)
                {
                    var wire = row[SboxWire(round, i)];
                    sums.Add(state[i] - wire);
                    state[i] = wire;
                }

                state[i] = Power7(state[i]);
            }

            state = Mix(state);
        }

        for (var i = 0; i < Width; i++)
            sums.Add(state[i] - row[Width + i]);
    });

    private static int SboxWire(int round, int lane) => round switch
    {
        < PoseidonGoldilocks.FirstPartialRound => FirstFull + Width * (round - 1) + lane,
        < PoseidonGoldilocks.FirstLastFullRound => Partial + round - PoseidonGoldilocks.FirstPartialRound,
        _ => LastFull + Width * (round - PoseidonGoldilocks.FirstLastFullRound) + lane,
    };

    private static Extension Power7(Extension x)
    {
        var square = x * x;
        return square * square * (square * x);
    }

    private static Extension[] Mix(Extension[] state)
    {
        var mixed = new Extension[Width];
        for (var r = 0; r < Width; r++)
        {
            var sum = r == 0 ? state[0] * PoseidonGoldilocks.FirstDiagonal : Extension.Zero;
            for (var i = 0; i < Width; i++)
                sum += state[(i + r) % Width] * PoseidonGoldilocks.Circulant[i];
            mixed[r] = sum;
        }

        return mixed;
    }
}
