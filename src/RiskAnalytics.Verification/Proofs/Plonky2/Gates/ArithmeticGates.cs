using RiskAnalytics.Verification.Cryptography;

namespace RiskAnalytics.Verification.Proofs.Plonky2.Gates;

/// <summary>Sums, products and constants. Source: plonky2, gates/arithmetic_base.rs, arithmetic_extension.rs, multiplication_extension.rs, constant.rs, public_input.rs, noop.rs.</summary>
internal static class ArithmeticGates
{
    public static CircuitGate Noop { get; } = new("Noop", 0, 0, 0, (_, _) => { });

    /// <summary>The first four wires are the digest of the public inputs: this ties the proof to them.</summary>
    public static CircuitGate PublicInput { get; } = new("PublicInput", PoseidonGoldilocks.DigestLength, 0, PoseidonGoldilocks.DigestLength, (row, sums) =>
    {
        for (var i = 0; i < PoseidonGoldilocks.DigestLength; i++)
            sums.Add(row[i] - row.PublicInputsHash(i));
    });

    /// <summary>Wires that equal constants of the row.</summary>
    public static CircuitGate Constant(int count) => new($"Constant({count})", count, count, count, (row, sums) =>
    {
        for (var i = 0; i < count; i++)
            sums.Add(row.Constant(i) - row[i]);
    });

    /// <summary>Per operation: output = c0·x·y + c1·z.</summary>
    public static CircuitGate Arithmetic(int operations) => new($"Arithmetic({operations})", 4 * operations, 2, operations, (row, sums) =>
    {
        for (var at = 0; at < 4 * operations; at += 4)
            sums.Add(row[at + 3] - (row.Constant(0) * row[at] * row[at + 1] + row.Constant(1) * row[at + 2]));
    });

    /// <summary>The same on pairs of wires.</summary>
    public static CircuitGate ArithmeticExtension(int operations) => new($"ArithmeticExtension({operations})", 8 * operations, 2, 2 * operations, (row, sums) =>
    {
        for (var at = 0; at < 8 * operations; at += 8)
            sums.Add(row.Pair(at + 6) - (row.Pair(at) * row.Pair(at + 2) * row.Constant(0) + row.Pair(at + 4) * row.Constant(1)));
    });

    /// <summary>Per operation on pairs of wires: output = c0·x·y.</summary>
    public static CircuitGate MulExtension(int operations) => new($"MulExtension({operations})", 6 * operations, 1, 2 * operations, (row, sums) =>
    {
        for (var at = 0; at < 6 * operations; at += 6)
            sums.Add(row.Pair(at + 4) - row.Pair(at) * row.Pair(at + 2) * row.Constant(0));
    });
}
