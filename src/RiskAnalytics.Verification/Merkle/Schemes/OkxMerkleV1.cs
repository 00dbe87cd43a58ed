using System.Collections.Immutable;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.Verification.Proofs;

namespace RiskAnalytics.Verification.Merkle.Schemes;

/// <summary>The path of one user of OKX in the sum trees of 2022 and early 2023: leaf, siblings, root.</summary>
internal static class OkxMerkleV1
{
    private const int Left = 1;
    private const int Right = 2;
    private const int Root = 3;
    private const int Padding = 4;
    private const int DeepestPath = 64;

    /// <summary>The coins in the order in which they are hashed.</summary>
    public static ImmutableArray<string> Coins { get; } = ["BTC", "ETH", "USDT"];

    public static ProofScheme Scheme { get; } = new(
        "okx-merkle-v1",
        VerificationKinds.MerkleProof,
        "The path of one user of OKX in the Merkle sum trees of 2022 and early 2023 (merkle_proof_file.json).",
        "The user's balances are counted under this root.",
        "That the total is not understated: a node binds the sum of its two sides and not each side, so other users can be shown smaller neighbours. Nor that all users are counted.",
        Recognises,
        Check);

    private static bool Recognises(ProofFile file) =>
        file.Json is { } json && json.Has("self", "path") && !json.Has("root") && json.Get("self") is var self && self.Has("hash", "nonce", "balances") && !self.Has("merkelLeaf");

    private static ProofFinding Check(ProofFile file, ProofOptions options)
    {
        var json = file.Json!.Value;
        var self = Entry.Read(json.Get("self"));
        var path = json.Get("path").Items(DeepestPath);
        if (path.Count < 2)
            throw new ProofFormatException("$.path", FormattableString.Invariant($"{path.Count} entries"), "at least a sibling and the root");
        var entries = path.Select(Entry.Read).ToList();
        var root = entries[^1];

        foreach (var entry in entries.Prepend(self))
        {
            if (entry.Balances.Negative.FirstOrDefault() is { } coin)
                return ProofFinding.Failed("negative-balance", $"{entry.Path}: the balance of {coin} is below zero, which lowers the total.");
        }

        if (self.Type is not (Left or Right) || self.Height != 1)
            return ProofFinding.Failed("structure", "$.self: the user's node must be a left or a right one (type 1 or 2) at height 1.");
        if (self.LeafHash() != self.Hash)
            return ProofFinding.Failed("leaf-hash", "The hash of the user's nonce and balances is not that of the user's node.", self.Hash, self.LeafHash());
        if (path[0].Has("nonce") && entries[0].LeafHash() != entries[0].Hash)
            return ProofFinding.Failed("sibling-hash", "$.path[0]: the hash of its nonce and balances is not the stated one.", entries[0].Hash, entries[0].LeafHash());

        var (hash, balances) = (self.Hash, self.Balances);
        for (var at = 0; at < entries.Count - 1; at++)
        {
            var sibling = entries[at];
            if (sibling.Height != at + 1)
                return ProofFinding.Failed("height", FormattableString.Invariant($"{sibling.Path}: the heights must be 1, 2, 3 and so on."), FormattableString.Invariant($"{sibling.Height}"), FormattableString.Invariant($"{at + 1}"));
            if (sibling.Type is not (Left or Right or Padding) || (at == 0 && (sibling.Type == Left) != (self.Type == Right)))
                return ProofFinding.Failed("structure", $"{sibling.Path}: the side does not fit the one it is joined to.");
            if (sibling.Type == Padding && (sibling.Hash != hash || !sibling.Balances.IsZero))
                return ProofFinding.Failed("padding", $"{sibling.Path}: padding must repeat the hash beside it and have no balances.");
            balances = balances.Plus(sibling.Balances);
            var sides = sibling.Type == Left ? sibling.Hash + hash : hash + sibling.Hash;
            hash = CoinBalances.Hash(FormattableString.Invariant($"{sides}{balances.Joined}{at + 2}"));
        }

        if (root.Type != Root || root.Height != entries.Count)
            return ProofFinding.Failed("structure", $"{root.Path}: the last entry must be the root (type 3), one above the entry before it.");
        if (hash != root.Hash)
            return ProofFinding.Failed("root-hash", "The path does not lead to the root.", root.Hash, hash);
        if (!balances.Equals(root.Balances))
            return ProofFinding.Failed("root-sum", "The balances of the path do not sum to those of the root.");
        return RootComparison.Mismatch(options, root.Hash)
            ?? ProofFinding.Verified(FormattableString.Invariant($"The user's balances and the {entries.Count - 1} nodes beside the path lead to the root, and none is negative. {RootComparison.Words(options)}"));
    }

    private sealed record Entry(string Path, string Hash, CoinBalances Balances, int Type, int Height, string? Nonce)
    {
        public static Entry Read(ProofJson json)
        {
            _ = json.Get("hash").Hex(bytes: 32);
            return new Entry(
                json.Path,
                json.Get("hash").Text(),
                CoinBalances.Read(json.Get("balances"), Coins),
                (int)json.Get("type").Integer(Left, Padding),
                (int)json.Get("height").Integer(1, DeepestPath + 1),
                json.Has("nonce") ? json.Get("nonce").Text(most: 256) : null);
        }

        public string LeafHash() => CoinBalances.Hash(Nonce + Balances.Json);
    }
}
