using System.Globalization;
using System.Numerics;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.Verification.Cryptography;

namespace RiskAnalytics.Verification.Proofs.StarkV1;

/// <summary>One customer's inclusion in a batch, and the batch's in the trunk, of OKX's rounds from April 2023 to August 2024.</summary>
internal static class StarkV1InclusionScheme
{
    private const int LongestPath = 31;
    private const int TrunkUnit = 32;
    private const int Extension = 16;

    public static ProofScheme Scheme { get; } = new(
        "okx-stark-v1-inclusion",
        VerificationKinds.ZkStarkV1,
        "OKX, April 2023 to August 2024: one customer's place in a batch and the batch's in the trunk; withdrawn",
        "The customer's leaf is in the batch, and the batch's in the trunk.",
        "That the sums over them are right: the scheme's sum proofs do not show it, and the scheme was withdrawn.",
        file => file.Json is { } json && json.Has("batch_inclusion_proof", "trunk_inclusion_proof"),
        Check);

    private static ProofFinding Check(ProofFile file, ProofOptions options)
    {
        var json = file.Json!.Value;
        var config = StarkConfig.Read(json.Get("config"));
        var user = json.Get("batch_inclusion_proof");
        var batch = json.Get("trunk_inclusion_proof");
        var batchRoot = user.Get("batch_mtree_root");
        if (!LowerHex.Read(batchRoot, StarkField.WordBytes).AsSpan().SequenceEqual(LowerHex.Read(batch.Get("batch_id"), StarkField.WordBytes)))
            return ProofFinding.Failed("batch-id", "The trunk entry is that of another batch.");

        var unit = user.Get("uts");
        var rows = unit.Integer(16, TrunkUnit);
        if (rows is not (16 or TrunkUnit))
            throw new ProofFormatException(unit.Path, rows.ToString(CultureInfo.InvariantCulture), "16 or 32");
        if (CheckEntry("batch", user, config, "user_id", "user_index", rows, user, batchRoot) is { } userBroken)
            return userBroken;
        if (CheckEntry("trunk", batch, config, "batch_id", "batch_index", TrunkUnit, user, batch.Get("trunk_mtree_root")) is { } batchBroken)
            return batchBroken;
        if (options.Root is { } given && !string.Equals(given.Trim(), batch.Get("trunk_mtree_root").Text(), StringComparison.OrdinalIgnoreCase))
            return ProofFinding.Failed("published-root", "The file leads to another trunk root than the one that was given.", given.Trim(), batch.Get("trunk_mtree_root").Text());
        return CheckBeside(file, batchRoot.Text(), batch.Get("trunk_mtree_root").Text());
    }

    private static ProofFinding? CheckEntry(string name, ProofJson entry, StarkConfig config, string idKey, string indexKey, long rows, ProofJson indices, ProofJson root)
    {
        var total = Signed(entry.Get("total_value"));
        var coins = config.Coins.Select(coin => Signed(entry.Get(coin))).ToArray();
        if (total.Sign < 0)
            return ProofFinding.Failed($"{name}-total", $"The {name} entry has a net total below zero.");
        // The trace writes the net sum in rows - 2 digits to the base of four.
        if (total >= BigInteger.One << (int)(2 * (rows - 2)))
            return ProofFinding.Failed($"{name}-total", $"The {name} entry has a net total that does not fit into its rows.");
        var sum = coins.Aggregate(BigInteger.Zero, (a, b) => a + b);
        if (sum != total)
            return ProofFinding.Failed($"{name}-total", $"The coins of the {name} entry do not add up to its net total.");

        var path = entry.Get("merkle_path").Items(LongestPath).Select(node => LowerHex.Read(node, StarkField.WordBytes)).ToArray();
        if (path.Length < 2)
            return ProofFinding.Failed($"{name}-index", $"The {name} entry has no path.");
        // The path begins with the leaf itself.
        var leaves = 1L << (path.Length - 1);
        var index = indices.Get(indexKey).Integer(0, int.MaxValue);
        var row = Extension * (rows * (index + 1) + rows - 2);
        // The trace of a tree holds whole users, sixteen points for every row.
        if (row >= leaves || leaves < Extension * rows)
            return ProofFinding.Failed($"{name}-index", $"The path of the {name} entry is too short for its index.");

        var leaf = Hashes.Keccak256(
        [
            .. StarkField.ToWord(total),
            .. Hashes.Keccak256([.. coins.SelectMany(coin => StarkField.ToWord(StarkField.Reduce(coin)))]),
            .. LowerHex.Read(entry.Get(idKey), StarkField.WordBytes),
            .. LowerHex.Read(entry.Get("random_number"), StarkField.WordBytes),
        ]);
        if (!leaf.AsSpan().SequenceEqual(path[0]))
            return ProofFinding.Failed($"{name}-leaf", $"The {name} entry is not the one that the leaf of its path commits to.");
        return StarkTree.Climb(leaf, StarkTree.Slot(row, leaves), path[1..]).AsSpan().SequenceEqual(LowerHex.Read(root, StarkField.WordBytes))
            ? null
            : ProofFinding.Failed($"{name}-root", $"The {name} entry and its path lead to another root than the file states.");
    }

    // The roots in the files of the round, where they lie beside.
    private static ProofFinding CheckBeside(ProofFile file, string batchRoot, string trunkRoot)
    {
        const string Passed = "The customer's leaf is in the batch, and the batch in the trunk";
        const string Limit = " The sum proofs of this scheme do not show that the sums are right, and it was withdrawn in August 2024.";
        if (file.Folder.Keys.Where(path => path == StarkV1SumScheme.TrunkProof || path.EndsWith("/" + StarkV1SumScheme.TrunkProof, StringComparison.Ordinal)).Order(StringComparer.Ordinal).FirstOrDefault() is not { } trunk)
            return ProofFinding.Consistent($"{Passed}, by the roots that the file itself states.{Limit}");
        if (Root(file, trunk) != trunkRoot)
            return ProofFinding.Failed("published-root", "The trunk root is not that of the sum proofs beside the file.", trunkRoot, Root(file, trunk));
        var below = trunk[..^StarkV1SumScheme.TrunkProof.Length];
        return StarkV1SumScheme.Batches(file, below).Any(batch => Root(file, batch + "sum_proof.json") == batchRoot)
            ? ProofFinding.Consistent($"{Passed}, by the roots of the sum proofs beside the file, which were not checked with it.{Limit}")
            : ProofFinding.Failed("published-root", "The batch root is not that of any sum proof beside the file.", batchRoot);
    }

    private static string? Root(ProofFile file, string path)
    {
        using var proof = file.Folder[path];
        return proof.Json is { } json && json.Has("mtree_root") ? json.Get("mtree_root").Text() : null;
    }

    private static BigInteger Signed(ProofJson json)
    {
        var text = json.Text(78);
        var digits = text.AsSpan(text.StartsWith('-') ? 1 : 0);
        if (digits.IsEmpty || digits.ContainsAnyExceptInRange('0', '9') || (digits[0] == '0' && text.Length > 1))
            throw new ProofFormatException(json.Path, "another text", "a whole number in digits");
        var number = BigInteger.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        // A number and the same number less the modulus have one hash.
        return BigInteger.Abs(number) < StarkField.Modulus / 2 ? number : throw new ProofFormatException(json.Path, "a number beyond half of the field", "a smaller number");
    }
}
