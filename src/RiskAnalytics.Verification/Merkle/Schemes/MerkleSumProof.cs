using System.Globalization;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.Verification.Proofs;

namespace RiskAnalytics.Verification.Merkle.Schemes;

/// <summary>
/// One customer's file from the trees that <see cref="TreeBuilder"/> made: <c>form</c>, <c>account</c> and <c>proofs</c>, one an asset, with
/// <c>asset</c>, <c>decimals</c>, <c>height</c>, <c>nonce</c>, <c>leaf_index</c>, <c>amount</c>, <c>leaf</c>, <c>path</c> (the neighbours from the
/// leaf up) and <c>root</c>. Amounts are base units in quotes; every asset has its own nonce, so that leaves of two trees cannot be joined.
/// </summary>
internal static class MerkleSumProof
{
    /// <summary>The name of the form.</summary>
    public const string Form = "riskanalytics/liability-proof/1";

    private const int MostAssets = 10_000;
    private const int MostLevels = 63;

    public static ProofScheme Scheme { get; } = new(
        "merkle-sum-proof",
        VerificationKinds.MerkleProof,
        "One user's proof from a tree made with build-tree",
        "That this customer's balances are leaves under the roots, with every amount on the way bound to its hash.",
        "That all customers are in the trees.",
        file => file.Json is { } root && root.Has("form", "proofs") && root.Get("form").Element.ValueEquals(Form),
        Check);

    private static ProofFinding Check(ProofFile file, ProofOptions options)
    {
        var json = file.Json!.Value;
        var account = json.Get("account").Text(TreeBuilder.LongestAccount);
        var proofs = json.Get("proofs").Items(MostAssets);
        if (proofs.Count == 0)
            throw new ProofFormatException("$.proofs", "no proof", "one at least");
        var assets = new HashSet<string>(StringComparer.Ordinal);
        var roots = new List<string>();
        foreach (var proof in proofs)
        {
            var asset = proof.Get("asset").Text(64);
            if (!assets.Add(asset))
                return ProofFinding.Failed("duplicate-asset", $"The file has two proofs for {asset}.") with { Asset = asset };
            if (Fault(proof, asset, account, out var root) is { } fault)
                return fault with { Asset = asset };
            roots.Add(root);
        }

        // One root is given at a time, so it is that of one of the assets.
        if (options.Root is not null && roots.TrueForAll(root => TextHash.Differs(root, options) is not null))
            return TextHash.Differs(roots[0], options)!;
        return ProofFinding.Verified(string.Create(CultureInfo.InvariantCulture, $"The leaves of {roots.Count} {(roots.Count == 1 ? "asset lead to its root" : "assets lead to their roots")}: ")
            + string.Join(", ", assets.Zip(roots, (asset, root) => $"{asset} {TextHash.Short(root)}")) + (options.Root is null ? "; they were not compared with published ones (--root)." : "."));
    }

    private static ProofFinding? Fault(ProofJson proof, string asset, string account, out string root)
    {
        root = "";
        var index = (ulong)proof.Get("leaf_index").Integer(0, long.MaxValue);
        var amount = AmountOf(proof.Get("amount"));
        var head = new SumTreeHead((ulong)proof.Get("height").Integer(0, long.MaxValue), asset, (int)proof.Get("decimals").Integer(0, SumTreeHead.MostDecimals));
        var leaf = new SumNode(SumTree.Leaf(HashOf(proof.Get("nonce")), head, account, amount, index), amount);
        if (!leaf.Hash.AsSpan().SequenceEqual(HashOf(proof.Get("leaf"))))
            return ProofFinding.Failed("leaf-hash", "The leaf is not the hash of nonce, height, account, asset, amount and place.");

        var (node, place) = (leaf, index);
        foreach (var step in proof.Get("path").Items(MostLevels))
        {
            var sibling = new SumNode(HashOf(step.Get("hash")), AmountOf(step.Get("amount")));
            if (sibling.Amount > ulong.MaxValue - node.Amount)
                return ProofFinding.Failed("range", "The sum along the path needs more than 64 bits, so it could wrap around.");
            node = place % 2 == 0 ? SumTree.Parent(node, sibling) : SumTree.Parent(sibling, node);
            place /= 2;
        }

        if (place != 0)
            return ProofFinding.Failed("leaf-index", "The leaf's place lies outside the tree that the path belongs to.");
        root = Convert.ToHexStringLower(node.Hash);
        var claimed = proof.Get("root");
        if (!node.Hash.AsSpan().SequenceEqual(HashOf(claimed.Get("hash"))))
            return ProofFinding.Failed("root-hash", "The path leads to another hash than that of the root.");
        return node.Amount == AmountOf(claimed.Get("amount")) ? null : ProofFinding.Failed("root-sum", "The amounts along the path do not sum to that of the root.");
    }

    private static byte[] HashOf(ProofJson json) => Convert.FromHexString(TextHash.Read(json));

    private static ulong AmountOf(ProofJson json) =>
        SumTree.AmountOf(json.Text(20)) ?? throw new ProofFormatException(json.Path, "another text", "a whole number below 2^64 in digits");
}
