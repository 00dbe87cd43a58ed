using RiskAnalytics.Core.Verification;
using RiskAnalytics.Verification.Proofs;

namespace RiskAnalytics.Verification.Merkle.Schemes;

/// <summary>The leaves of one user in the whole tree of OKX; looked up in the trees that lie beside it.</summary>
internal static class OkxMerkleUser
{
    private const int MostNodes = 100_000;

    public static ProofScheme Scheme { get; } = new(
        "okx-merkle-v2-user",
        VerificationKinds.MerkleProof,
        "The leaves of one user in the whole liability tree of OKX of 2023 (user_info_file.json), with the tree beside it.",
        "The user's balances are counted in the whole tree beside it, which was recomputed.",
        "That all other users are counted.",
        file => file.Json is { } json && json.Has("hash", "nonce", "nodes", "totalBalances"),
        Check);

    private static ProofFinding Check(ProofFile file, ProofOptions options)
    {
        var json = file.Json!.Value;
        _ = json.Get("hash").Hex(bytes: 32);
        var hash = json.Get("hash").Text();
        var total = CoinBalances.Read(json.Get("totalBalances"), OkxMerkleV1.Coins);
        var nodes = json.Get("nodes").Items(MostNodes).Select(Node.Read).ToList();
        if (nodes.Count == 0)
            throw new ProofFormatException("$.nodes", "no items", "the leaves of the user");

        foreach (var (path, balances) in nodes.Select(n => (n.Path, n.Balances)).Prepend(("$.totalBalances", total)))
        {
            if (balances.Negative.FirstOrDefault() is { } coin)
                return ProofFinding.Failed("negative-balance", $"{path}: the balance of {coin} is below zero, which lowers the total.");
        }

        var computed = CoinBalances.Hash(json.Get("nonce").Text(most: 256) + total.Json);
        if (computed != hash)
            return ProofFinding.Failed("user-hash", "The hash of the nonce and the total balances is not the stated one.", hash, computed);
        foreach (var node in nodes)
        {
            var leaf = CoinBalances.Hash(hash + node.Balances.Joined);
            if (leaf != node.Hash)
                return ProofFinding.Failed("leaf-hash", $"{node.Path}: the hash of the user's hash and these balances is not the stated one.", node.Hash, leaf);
        }

        // Exact: a sum that is cut at eight decimals could lose some of what the user is owed.
        for (var coin = 0; coin < OkxMerkleV1.Coins.Length; coin++)
        {
            if (nodes.Aggregate(new PlainAmount(0), (sum, node) => sum + node.Balances.Amounts[coin]) != total.Amounts[coin])
                return ProofFinding.Failed("sum", $"The leaves of the user do not sum to the total balance of {OkxMerkleV1.Coins[coin]}.");
        }

        return LookUp(file, options, nodes);
    }

    private static ProofFinding LookUp(ProofFile file, ProofOptions options, List<Node> nodes)
    {
        var (sound, unsound, otherRoot) = (0, 0, 0);
        foreach (var (_, tree) in file.Folder.OrderBy(f => f.Key, StringComparer.Ordinal).Where(f => OkxMerkleTree.IsTree(f.Value)))
        {
            // A line counts once: two equal leaves of the user need two lines.
            var wanted = nodes.GroupBy(n => (n.Hash, n.Balances)).ToDictionary(same => same.Key, same => same.Count());
            ProofFinding finding;
            try
            {
                finding = OkxMerkleTree.Walk(tree, options, leaf =>
                {
                    if (wanted.TryGetValue((leaf.Hash, leaf.Balances), out var left) && left > 0)
                        wanted[(leaf.Hash, leaf.Balances)] = left - 1;
                });
            }
            catch (Exception bad) when (bad is ProofFormatException or OverflowException)
            {
                unsound++;
                continue;
            }

            if (finding.Step == "root")
                otherRoot++;
            else if (finding.Outcome != CheckOutcome.Verified)
                unsound++;
            else if (wanted.Values.All(left => left == 0))
                return ProofFinding.Verified(FormattableString.Invariant($"The user's {nodes.Count} leaves stand in the tree {tree.Name}, which was recomputed as a whole. {RootComparison.Words(options)}"));
            else
                sound++;
        }

        if (sound > 0)
            return ProofFinding.Failed("inclusion", "The whole tree beside the file does not have all leaves of the user.");
        if (otherRoot > 0)
            return ProofFinding.Failed("root", "The whole tree beside the file has another root than the one that was given.", RootComparison.Typed(options));
        return ProofFinding.Unverifiable(unsound > 0
            ? "The user's leaves agree with each other, but the tree beside the file fails its own check, so it cannot show that they are counted."
            : "The user's leaves agree with each other, but no whole tree lies beside the file, so it cannot be said whether they are counted.");
    }

    private sealed record Node(string Path, string Hash, CoinBalances Balances)
    {
        public static Node Read(ProofJson json)
        {
            _ = json.Get("hash").Hex(bytes: 32);
            return new Node(json.Path, json.Get("hash").Text(), CoinBalances.Read(json.Get("balances"), OkxMerkleV1.Coins));
        }
    }
}
