using System.Collections.Immutable;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.Verification.Proofs;

namespace RiskAnalytics.Verification.Merkle.Schemes;

/// <summary>One customer's path in the tree of Bitget. Its hashes are cut to 64 bits.</summary>
internal static class BitgetMerkle
{
    private const int MostLevels = 64;
    private const int HashDigits = 16;
    private const int Left = 1;
    private const int Right = 2;

    private static readonly ImmutableArray<string> Coins = ["BTC", "ETH", "USDT", "USDC"];

    public static ProofScheme Scheme { get; } = new(
        "bitget-merkle",
        VerificationKinds.MerkleProof,
        "One user's Merkle sum path of Bitget (merkel_tree_bg.json)",
        "That this customer's balances are a leaf under the root.",
        "That nobody has found a second path to the same root: its hashes have 64 bits only. That the total is not understated, or that all customers are in the tree.",
        file => file.Json is { } root && root.Has("path", "self") && root.Get("self").Has("merkelLeaf", "balances", "nonce", "encryptUid"),
        Check);

    private static ProofFinding Check(ProofFile file, ProofOptions options)
    {
        var json = file.Json!.Value;
        var path = json.Get("path").Items(MostLevels).Select(Node.Read).ToList();
        var own = json.Get("self");
        var self = Node.Read(own);
        if (path.Count < 2)
            throw new ProofFormatException("$.path", FormattableString.Invariant($"{path.Count} nodes"), "a sibling and a root at least");
        if (self.Balances.Negative is { } below)
            return ProofFinding.Failed("negative-balance", $"The customer's own {below} balance is below zero.");
        if (TextHash.Sha256($"{own.Get("encryptUid").Text(256)},{TextHash.Nonce(own.Get("nonce"))},{self.Balances.Json}")[..HashDigits] != self.Hash)
            return ProofFinding.Failed("leaf-hash", "The customer's leaf is not the hash of id, nonce and balances.");
        // The level falls by one at each step and is 1 at the root.
        if (path[^1].Level != 1 || Enumerable.Range(0, path.Count).Any(i => path[i].Level != path.Count - i) || self.Level != path[0].Level)
            return ProofFinding.Failed("levels", "The levels of the nodes do not fall one by one to that of the root, which is 1.");

        // Only the root has no side, and two neighbours have different ones.
        if (path[..^1].Any(node => node.Role is not (Left or Right)) || self.Role != Left + Right - path[0].Role)
            return ProofFinding.Failed("roles", "A node beside the path is neither left nor right, or the customer's leaf and the one beside it claim the same side.");

        var (hash, sums) = (self.Hash, self.Balances);
        foreach (var sibling in path[..^1])
        {
            var isLeft = sibling.Role != Left;
            sums = sums.Plus(sibling.Balances);
            hash = TextHash.Sha256(FormattableString.Invariant($"{(isLeft ? hash + sibling.Hash : sibling.Hash + hash)},{sums.Json},{sibling.Level - 1}"))[..HashDigits];
        }

        var root = path[^1];
        if (hash != root.Hash)
            return ProofFinding.Failed("root-hash", "The path leads to another hash than that of the root.", root.Hash, hash);
        if (!sums.Equal(root.Balances))
            return ProofFinding.Failed("root-sum", "The sums along the path are not those of the root.", root.Balances.Json, sums.Json);
        if (TextHash.Differs(root.Hash, options) is { } other)
            return other;

        var negatives = path.Where(node => node.Balances.Negative is not null).Select(node => FormattableString.Invariant($"{node.Balances.Negative} at level {node.Level}")).ToList();
        var weak = new DataIssue(IssueSeverity.Warning, "short-hash", "The hashes of the tree have 64 bits, so a second path to the same root can be found with much computing.", file.Name);
        return negatives.Count > 0
            ? ProofFinding.Consistent($"The path leads to {TextHash.RootWords(root.Hash, options)}, but sums below zero lower the total that is proved: {string.Join(", ", negatives)}.") with { Step = "negative-balance", Issues = [weak] }
            : ProofFinding.Verified(FormattableString.Invariant($"The leaf leads through {path.Count - 1} levels to {TextHash.RootWords(root.Hash, options)}.")) with { Issues = [weak] };
    }

    private sealed record Node(string Hash, CoinAmounts Balances, int Level, int Role)
    {
        public static Node Read(ProofJson json) => new(
            TextHash.Read(json.Get("merkelLeaf"), HashDigits),
            CoinAmounts.Read(json.Get("balances"), Coins),
            (int)json.Get("level").Integer(1, MostLevels + 1),
            // The root has no side.
            json.Has("role") ? (int)json.Get("role").Integer(0, 3) : 0);
    }
}
