namespace RiskAnalytics.Verification.Proofs.Plonky2.Gates;

/// <summary>Gates that cut a number into bits: range checks, powers, choosing from a list. Source: plonky2, gates/base_sum.rs, exponentiation.rs, random_access.rs.</summary>
internal static class BitGates
{
    /// <summary>The first wire is Σ limb_i·2^i, and every limb is 0 or 1: so the number lies in 0 to 2^limbs − 1. The range checks of the sums rest on this gate.</summary>
    public static CircuitGate BaseSum(int limbs) => new($"BaseSum({limbs})", 1 + limbs, 0, 1 + limbs, (row, sums) =>
    {
        sums.Add(FromBits(row, 1, limbs) - row[0]);
        for (var i = 1; i <= limbs; i++)
            sums.Add(IsBit(row[i]));
    });

    /// <summary>
    /// output = base^(Σ bit_i·2^i) by squaring and multiplying from the highest bit: each step squares what there is and multiplies by the
    /// base where the bit is 1, written bit·base + 1 − bit.
    /// </summary>
    public static CircuitGate Exponentiation(int bits) => new($"Exponentiation({bits})", 2 + 2 * bits, 0, 1 + bits, (row, sums) =>
    {
        var previous = Extension.One;
        for (var i = 0; i < bits; i++)
        {
            var bit = row[bits - i];
            var reached = row[2 + bits + i];
            sums.Add(previous * (bit * row[0] + Extension.One - bit) - reached);
            previous = reached * reached;
        }

        sums.Add(row[1 + bits] - row[1 + 2 * bits]);
    });

    /// <summary>
    /// Per copy: claimed = list[index]. The index is cut into bits; the lowest chooses within pairs of neighbours, x + bit·(y − x), which halves
    /// the list; and so on until one is left. Wires that are over carry constants.
    /// </summary>
    /// <param name="bits">The list has 2^bits entries.</param>
    /// <param name="copies">How many lists.</param>
    /// <param name="extra">How many constants.</param>
    public static CircuitGate RandomAccess(int bits, int copies, int extra)
    {
        var size = 1 << bits;
        var firstConstant = (2 + size) * copies;
        var firstBit = firstConstant + extra;
        return new CircuitGate($"RandomAccess({bits}, {copies}, {extra})", firstBit + bits * copies, extra, copies * (bits + 2) + extra, (row, sums) =>
        {
            var list = new Extension[size];
            for (var copy = 0; copy < copies; copy++)
            {
                var start = (2 + size) * copy;
                var bitsAt = firstBit + copy * bits;
                for (var i = 0; i < bits; i++)
                    sums.Add(IsBit(row[bitsAt + i]));
                sums.Add(FromBits(row, bitsAt, bits) - row[start]);
                for (var i = 0; i < size; i++)
                    list[i] = row[start + 2 + i];
                for (var i = 0; i < bits; i++)
                {
                    for (var pair = 0; pair < size >> (i + 1); pair++)
                        list[pair] = list[2 * pair] + row[bitsAt + i] * (list[2 * pair + 1] - list[2 * pair]);
                }

                sums.Add(list[0] - row[start + 1]);
            }

            for (var i = 0; i < extra; i++)
                sums.Add(row.Constant(i) - row[firstConstant + i]);
        });
    }

    private static Extension IsBit(Extension x) => x * (x - Extension.One);

    private static Extension FromBits(GateRow row, int first, int count)
    {
        var sum = Extension.Zero;
        for (var i = count - 1; i >= 0; i--)
            sum = sum + sum + row[first + i];
        return sum;
    }
}
