using System.Collections.Immutable;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.Verification.Proofs;

namespace RiskAnalytics.Verification.Merkle.Schemes;

/// <summary>The path of one user of Bitget: hashes of 64 bits, levels counted from the root.</summary>
internal static class BitgetMerkle
{
    private const int HashDigits = 16;
    private const int DeepestPath = 64;
    private const int LeftRole = 1;
    private const int RightRole = 2;
    private const string ShortHashes = "The hashes are cut to 64 bits, which a determined forger can match.";

    private static readonly ImmutableArray<string> Coins = ["BTC", "ETH", "USDT", "USDC"];

    public static ProofScheme Scheme { get; } = new(
        "bitget-merkle",
        VerificationKinds.MerkleProof,
        "The path of one user of Bitget in its Merkle sum tree (merkel_tree_bg.json).",
        "The user's balances are counted under this root.",
        "That the total is not understated: a node binds the sum of its two sides and not each side, hashes have 64 bits only, and sums beside the path have been below zero.",
        file => file.Json is { } json && json.Has("self", "path") && json.Get("self").Has("merkelLeaf", "encryptUid"),
        Check);

    private static ProofFinding Check(ProofFile file, ProofOptions options)
    {
        var json = file.Json!.Value;
        var self = Entry.Read(json.Get("self"));
        var path = json.Get("path").Items(DeepestPath);
        if (path.Count < 2)
            throw new ProofFormatException("$.path", FormattableString.Invariant($"{path.Count} entries"), "at least a sibling and the root");
        var entries = path.Select(Entry.Read).ToList();
        var root = entries[^1];

        if (self.Level != entries.Count)
            return ProofFinding.Failed("height", "$.self: the level must be the number of entries of the path.", FormattableString.Invariant($"{self.Level}"), FormattableString.Invariant($"{entries.Count}"));
        var leaf = Short($"{json.Get("self").Get("encryptUid").Text(most: 256)},{json.Get("self").Get("nonce").Text(most: 256)},{self.Balances.Json}");
        if (leaf != self.Hash)
            return ProofFinding.Failed("leaf-hash", "The hash of the user's node is not that of its balances and nonce.", self.Hash, leaf);

        var (hash, balances) = (self.Hash, self.Balances);
        for (var at = 0; at < entries.Count - 1; at++)
        {
            var sibling = entries[at];
            if (sibling.Level != self.Level - at)
                return ProofFinding.Failed("height", FormattableString.Invariant($"{sibling.Path}: the levels must fall by one to 1."), FormattableString.Invariant($"{sibling.Level}"), FormattableString.Invariant($"{self.Level - at}"));
            if (sibling.Role is null || (at == 0 && self.Role == sibling.Role) || (at == 0 && self.Role is null))
                return ProofFinding.Failed("structure", $"{sibling.Path}: the side (role 1 left, 2 right) does not fit the node beside it.");
            balances = balances.Plus(sibling.Balances);
            var sides = sibling.Role == LeftRole ? sibling.Hash + hash : hash + sibling.Hash;
            hash = Short(FormattableString.Invariant($"{sides},{balances.Json},{sibling.Level - 1}"));
        }

        if (root.Level != 1)
            return ProofFinding.Failed("structure", $"{root.Path}: the last entry must be the root, at level 1.");
        if (hash != root.Hash)
            return ProofFinding.Failed("root-hash", "The path does not lead to the root.", root.Hash, hash);
        if (!balances.Equals(root.Balances))
            return ProofFinding.Failed("root-sum", "The balances of the path do not sum to those of the root.");
        if (RootComparison.Mismatch(options, root.Hash) is { } other)
            return other;

        var negative = entries.Prepend(self)
            .SelectMany(entry => entry.Balances.Negative.Select(coin => FormattableString.Invariant($"{coin} at level {entry.Level}")))
            .ToList();
        return negative.Count > 0
            ? ProofFinding.Consistent($"The path leads to the root, but balances are below zero: {string.Join(", ", negative)}. They lower the total, so it is not what customers are owed. {ShortHashes} {RootComparison.Words(options)}")
            : ProofFinding.Verified($"The user's balances and the nodes beside the path lead to the root, and none is negative. {ShortHashes} {RootComparison.Words(options)}");
    }

    private static string Short(string text) => CoinBalances.Hash(text)[..HashDigits];

    private sealed record Entry(string Path, string Hash, CoinBalances Balances, int Level, int? Role)
    {
        public static Entry Read(ProofJson json)
        {
            _ = json.Get("merkelLeaf").Hex(HashDigits / 2);
            return new Entry(
                json.Path,
                json.Get("merkelLeaf").Text(),
                CoinBalances.Read(json.Get("balances"), Coins),
                (int)json.Get("level").Integer(1, DeepestPath + 1),
                json.Has("role") ? (int)json.Get("role").Integer(LeftRole, RightRole) : null);
        }
    }
}
