using System.Collections.Immutable;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.Verification.Proofs;

namespace RiskAnalytics.Verification.Merkle.Schemes;

/// <summary>
/// One customer's path in OKX's first tree (2022 and 2023).
/// <para>Source: the publisher's verifier of that time, restated in verification rules of section 4; heights, signs and padding are checked beyond it.</para>
/// </summary>
internal static class OkxMerkleV1
{
    private const int MostLevels = 64;
    private const int Left = 1;
    private const int Right = 2;
    private const int Root = 3;
    private const int Padding = 4;

    public static ImmutableArray<string> Coins { get; } = ["BTC", "ETH", "USDT"];

    public static ProofScheme Scheme { get; } = new(
        "okx-merkle-v1",
        VerificationKinds.MerkleProof,
        "One user's Merkle sum path of OKX, 2022 and 2023 (merkle_proof_file.json)",
        "That this customer's balances are a leaf under the root.",
        "That the total is not understated: a parent commits to the sum, not to each child's amount, so the total may be as low as the larger child. That all customers are in the tree.",
        file => file.Json is { } root && root.Has("path", "self") && root.Get("self").Has("balances", "type", "hash", "height", "nonce") && root.Get("path").IsArray,
        Check);

    private static ProofFinding Check(ProofFile file, ProofOptions options)
    {
        var json = file.Json!.Value;
        var path = json.Get("path").Items(MostLevels).Select(item => Node.Read(item, mayHaveNonce: true)).ToList();
        var self = Node.Read(json.Get("self"), mayHaveNonce: true);
        if (path.Count < 2)
            throw new ProofFormatException("$.path", FormattableString.Invariant($"{path.Count} nodes"), "a sibling and a root at least");

        foreach (var (node, place) in path.Select((node, i) => (node, FormattableString.Invariant($"$.path[{i}]"))).Append((self, "$.self")))
        {
            if (node.Balances.Negative is { } coin)
                return ProofFinding.Failed("negative-balance", $"{place} has a {coin} balance below zero, which lowers the total that is proved.");
        }

        if (self.Height != 1 || path.Select((node, i) => node.Height == i + 1).Contains(false))
            return ProofFinding.Failed("heights", "The heights of the nodes are not 1, 2, 3 and so on.");
        if (self.Nonce is null || TextHash.Sha256(self.Nonce + self.Balances.Json) != self.Hash)
            return ProofFinding.Failed("leaf-hash", "The customer's leaf is not the hash of nonce and balances.");
        if (path[0].Nonce is { } nonce && TextHash.Sha256(nonce + path[0].Balances.Json) != path[0].Hash)
            return ProofFinding.Failed("leaf-hash", "The leaf beside the customer's is not the hash of its nonce and balances.");
        if (self.Type is not (Left or Right) || path[^1].Type != Root)
            return ProofFinding.Failed("types", "The customer's leaf is neither left nor right, or the last node is no root.");

        var (hash, sums) = (self.Hash, self.Balances);
        for (var i = 0; i < path.Count - 1; i++)
        {
            var sibling = path[i];
            if (sibling.Type is not (Left or Right or Padding))
                return ProofFinding.Failed("types", FormattableString.Invariant($"The node beside the path at height {i + 1} is neither left, right nor padding."));
            if (sibling.Type == Padding && (!sibling.Balances.IsZero || sibling.Hash != hash))
                return ProofFinding.Failed("padding", FormattableString.Invariant($"The padding at height {i + 1} is not a copy of the node beside it with zero balances."));
            if (i == 0 && (self.Type == Left) == (sibling.Type == Left))
                return ProofFinding.Failed("types", "The customer's leaf and the one beside it claim the same side.");

            var isLeft = sibling.Type != Left;
            sums = sums.Plus(sibling.Balances);
            hash = TextHash.Sha256((isLeft ? hash + sibling.Hash : sibling.Hash + hash) + sums.Joined + FormattableString.Invariant($"{sibling.Height + 1}"));
        }

        var root = path[^1];
        if (hash != root.Hash)
            return ProofFinding.Failed("root-hash", "The path leads to another hash than that of the root.", root.Hash, hash);
        if (!sums.Equal(root.Balances))
            return ProofFinding.Failed("root-sum", "The sums along the path are not those of the root.", root.Balances.Json, sums.Json);
        return TextHash.Differs(root.Hash, options)
            ?? ProofFinding.Verified(FormattableString.Invariant($"The leaf leads through {path.Count - 1} levels to {TextHash.RootWords(root.Hash, options)}."));
    }

    private sealed record Node(string Hash, CoinAmounts Balances, int Type, int Height, string? Nonce)
    {
        public static Node Read(ProofJson json, bool mayHaveNonce) => new(
            TextHash.Read(json.Get("hash")),
            CoinAmounts.Read(json.Get("balances"), Coins),
            (int)json.Get("type").Integer(1, 4),
            (int)json.Get("height").Integer(1, MostLevels + 1),
            mayHaveNonce && json.Has("nonce") ? TextHash.Nonce(json.Get("nonce")) : null);
    }
}
