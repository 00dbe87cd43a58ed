using RiskAnalytics.Core.Verification;
using RiskAnalytics.Verification.Proofs;

namespace RiskAnalytics.Verification.Merkle.Schemes;

/// <summary>One customer's file for OKX's whole tree: the balances, split into nodes that are leaves of the tree.</summary>
internal static class OkxMerkleV2User
{
    private const int MostNodes = 10_000;

    public static ProofScheme Scheme { get; } = new(
        "okx-merkle-v2-user",
        VerificationKinds.MerkleProof,
        "One user's leaves in the whole tree of OKX, 2023 (user_info_file.json)",
        "That this customer's balances stand among the leaves of the whole tree beside the file.",
        "That all customers do, or that the tree is the published one unless its root was compared.",
        file => file.Json is { } root && root.Has("hash", "nonce", "nodes", "totalBalances"),
        Check);

    private static ProofFinding Check(ProofFile file, ProofOptions options)
    {
        var json = file.Json!.Value;
        var total = CoinAmounts.Read(json.Get("totalBalances"), OkxMerkleV1.Coins);
        var hash = TextHash.Read(json.Get("hash"));
        var nodes = json.Get("nodes").Items(MostNodes).Select(node => (Hash: TextHash.Read(node.Get("hash")), Balances: CoinAmounts.Read(node.Get("balances"), OkxMerkleV1.Coins))).ToList();
        if (nodes.Count == 0)
            throw new ProofFormatException("$.nodes", "no node", "one at least");
        if (nodes.Select(node => node.Balances).Append(total).Select(balances => balances.Negative).FirstOrDefault(coin => coin is not null) is { } negative)
            return ProofFinding.Failed("negative-balance", $"A {negative} balance is below zero.");
        if (TextHash.Sha256(TextHash.Nonce(json.Get("nonce")) + total.Json) != hash)
            return ProofFinding.Failed("leaf-hash", "The customer's hash is not that of nonce and balances.");
        foreach (var (index, node) in nodes.Index())
        {
            if (TextHash.Sha256(hash + node.Balances.Joined) != node.Hash)
                return ProofFinding.Failed("leaf-hash", FormattableString.Invariant($"Node {index + 1} is not the hash of the customer's hash and its balances."));
        }

        var sum = nodes.Skip(1).Aggregate(nodes[0].Balances, (all, node) => all.Plus(node.Balances));
        if (!sum.Equal(total))
            return ProofFinding.Failed("leaf-sum", "The nodes do not sum to the customer's balances.");
        return InTree(file, nodes, options);
    }

    /// <summary>Looks the nodes up among the leaves of the trees beside the file. Each leaf is used once.</summary>
    private static ProofFinding InTree(ProofFile file, List<(string Hash, CoinAmounts Balances)> nodes, ProofOptions options)
    {
        var trees = file.Folder.Where(other => other.Value != file && OkxMerkleV2Tree.Scheme.Recognises(other.Value)).OrderBy(other => other.Key, StringComparer.Ordinal).ToList();
        if (trees.Count == 0)
            return ProofFinding.Unverifiable("The file agrees with itself, but no whole tree lies beside it in which its leaves could be looked up.");

        ProofFinding? first = null;
        foreach (var (name, tree) in trees)
        {
            var missing = Missing(tree, nodes);
            var checkedTree = missing == 0 ? OkxMerkleV2Tree.Scheme.Check(tree, options) : null;
            if (checkedTree?.Outcome == CheckOutcome.Verified)
                return ProofFinding.Verified(FormattableString.Invariant($"All {nodes.Count} leaves of the customer stand in {name}. {checkedTree.Reason}"));
            first ??= checkedTree is null
                ? ProofFinding.Failed("inclusion", FormattableString.Invariant($"{missing} of {nodes.Count} leaves of the customer do not stand in {name}."))
                : ProofFinding.Failed(checkedTree.Step ?? "tree", $"The leaves stand in {name}, which is no valid tree. {checkedTree.Reason}", checkedTree.Claimed, checkedTree.Observed);
        }

        return first!;
    }

    private static int Missing(ProofFile tree, List<(string Hash, CoinAmounts Balances)> nodes)
    {
        var wanted = nodes.ToList();
        // A copy that fills up an odd level has the hash of a leaf and no balances, so it stands for nobody.
        foreach (var leaf in OkxMerkleV2Tree.Leaves(tree))
        {
            var at = wanted.FindIndex(node => node.Hash == leaf.Hash && node.Balances.Equal(leaf.Balances));
            if (at >= 0)
                wanted.RemoveAt(at);
            if (wanted.Count == 0)
                break;
        }

        return wanted.Count;
    }
}
