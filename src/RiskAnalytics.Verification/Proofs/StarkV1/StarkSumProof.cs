using System.Buffers.Binary;
using System.Numerics;
using RiskAnalytics.Verification.Cryptography;

namespace RiskAnalytics.Verification.Proofs.StarkV1;

/// <summary>The proof of one batch, or of the trunk: that a committed trace adds up to the stated sums.</summary>
internal static class StarkSumProof
{
    public const long MostSteps = 1L << 26;

    private const int Extension = 16;
    private const int Queries = 16;
    private const int RowsPerQuery = 4;
    private const int FixedWords = 6;

    /// <summary>Checks a proof.</summary>
    /// <returns>The step that fails; null when all pass.</returns>
    /// <exception cref="ProofFormatException">The proof is not of the form that its own sizes ask for.</exception>
    public static ProofFinding? Check(ProofJson proof, StarkTotals totals, int mainCoins)
    {
        var sum = BigInteger.Zero;
        foreach (var (_, coin) in totals.Coins)
        {
            if (coin.Sign < 0 || coin >= StarkField.Modulus)
                return ProofFinding.Failed("sum-range", "A stated sum is below zero or not below the modulus of the field.");
            sum += coin;
        }

        if (totals.Total.Sign < 0 || totals.Total >= StarkField.Modulus)
            return ProofFinding.Failed("sum-range", "The stated total is below zero or not below the modulus of the field.");
        if (sum != totals.Total)
            return ProofFinding.Failed("total", "The sums of the coins do not add up to the stated total.", totals.Total.ToString(System.Globalization.CultureInfo.InvariantCulture), sum.ToString(System.Globalization.CultureInfo.InvariantCulture));

        var steps = proof.Get("steps").Integer(32, MostSteps);
        var unit = proof.Get("uts").Integer(16, 32);
        if (!BitOperations.IsPow2(steps) || !BitOperations.IsPow2(unit) || steps <= unit)
            return ProofFinding.Failed("trace-length", "The number of steps and the rows of a user are no powers of two that fit together.");

        var root = LowerHex.Read(proof.Get("mtree_root"), StarkField.WordBytes);
        var combinedRoot = LowerHex.Read(proof.Get("l_mtree_root"), StarkField.WordBytes);
        var nonce = LowerHex.Read(proof.Get("pow_nonce"), StarkField.WordBytes);
        if (BinaryPrimitives.ReadUInt32BigEndian(Hashes.Keccak256([.. root, .. nonce])) >> 12 != 0)
            return ProofFinding.Failed("proof-of-work", "The nonce is no proof of work for the root of the trace.");

        // The opened branches are as long as the stated size says, or the size is not the real one: checked before any work that grows with it.
        var points = Extension * steps;
        var positions = StarkField.Positions(combinedRoot, points, Queries);
        if (StarkTree.Open(proof.Get("l_mtree_branches"), combinedRoot, positions, points) is not { } combined)
            return ProofFinding.Failed("combination-branch", "The branches of the linear combination do not lead to their root.");
        long[] rows = [.. positions.SelectMany(x => new[] { x, x + Extension, x + Extension * (unit - 1), x + Extension * unit }.Select(row => row % points))];
        if (StarkTree.Open(proof.Get("mtree_branches"), root, rows, points) is not { } leaves)
            return ProofFinding.Failed("trace-branch", "The branches of the trace do not lead to their root.");

        var entries = proof.Get("mtree_entries_data").Items(Queries * RowsPerQuery);
        if (entries.Count != Queries * RowsPerQuery)
            throw new ProofFormatException("$.mtree_entries_data", FormattableString.Invariant($"{entries.Count} entries"), FormattableString.Invariant($"{Queries * RowsPerQuery}"));
        var trace = new StarkTrace(steps, unit, totals, mainCoins);
        for (var query = 0; query < Queries; query++)
        {
            var opened = StarkRow.Read(entries.Skip(query * RowsPerQuery).Take(RowsPerQuery).ToArray(), totals.Coins.Count, 2 * mainCoins, leaves.AsSpan(query * RowsPerQuery, RowsPerQuery));
            if (opened is null)
                return ProofFinding.Failed("trace-leaf", "A row of the trace is not the one that its leaf commits to.");
            if (trace.Check(positions[query], opened, nonce, StarkField.FromWord(combined[query], "$.l_mtree_branches")) is { } broken)
                return broken;
        }

        return StarkFri.Check(proof.Get("low_degree_proof"), combinedRoot, points, 4 * steps);
    }

    /// <summary>How many main coins a lone proof has, by the length of its first row; null when that fits no number.</summary>
    public static int? MainCoins(ProofJson proof, int coins)
    {
        var entries = proof.Get("mtree_entries_data");
        if (!entries.IsArray || entries.Element.GetArrayLength() == 0)
            return null;
        var words = new ProofJson(entries.Element[0], "$.mtree_entries_data[0]").Text(StarkRow.MostCharacters).Length / (2 * StarkField.WordBytes);
        var rest = words - FixedWords - coins;
        return rest >= 2 && rest % 2 == 0 && rest / 2 <= coins ? rest / 2 : null;
    }
}
