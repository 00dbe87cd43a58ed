using RiskAnalytics.Core.Verification;
using RiskAnalytics.Verification.Proofs;

namespace RiskAnalytics.Verification.Merkle.Schemes;

/// <summary>
/// The file of one user that <see cref="TreeBuilder"/> makes: <c>format</c>, <c>account</c> and <c>proofs</c>, one an asset, each with
/// <c>asset</c>, <c>decimals</c> (a number), <c>block_height</c>, <c>nonce</c> (hex), <c>leaf_index</c>, <c>amount</c>, <c>path</c>
/// (<c>hash</c> and <c>amount</c> of the neighbours from the leaf up) and <c>root</c> (<c>hash</c>, <c>amount</c>); figures are strings of digits.
/// </summary>
internal static class MerkleSumProof
{
    /// <summary>The value of <c>format</c>.</summary>
    public const string Format = "merkle-sum-proof-1";

    private const int MostAssets = 4096;
    private const int DeepestPath = 63;
    private const int NonceBytes = 32;

    public static ProofScheme Scheme { get; } = new(
        "merkle-sum-proof",
        VerificationKinds.MerkleProof,
        "The file of one user of a tree that build-tree made: the user's leaf of every asset with the path to its root.",
        "The user's balances are counted under these roots, and each node binds the amounts of both children, so the total is not below the user's and all neighbours' amounts.",
        "That the roots are the ones shown to all other users, and that all users are counted.",
        file => file.Json?.Has("format", "account", "proofs") == true,
        Check);

    private static ProofFinding Check(ProofFile file, ProofOptions options)
    {
        var json = file.Json!.Value;
        if (json.Get("format").Text(most: 64) != Format)
            return ProofFinding.Unverifiable($"The file states another format than {Format}.");
        var account = json.Get("account").Text(TreeBuilder.LongestAccount);
        var proofs = json.Get("proofs").Items(MostAssets);
        if (proofs.Count == 0)
            throw new ProofFormatException("$.proofs", "no items", "a proof for every asset");

        var assets = new HashSet<string>(StringComparer.Ordinal);
        string? compared = null;
        foreach (var proof in proofs)
        {
            var asset = proof.Get("asset").Text(most: 64);
            if (!TreeOptions.IsAsset(asset))
                throw new ProofFormatException($"{proof.Path}.asset", "another text", "1 to 32 printable characters without spaces, commas, quotes and slashes");
            if (!assets.Add(asset))
                return ProofFinding.Failed("structure", $"{proof.Path}: the asset {asset} stands twice.");
            if (CheckAsset(proof, asset, account) is { } failure)
                return failure with { Asset = asset };
            if (RootComparison.IsGiven(options, proof.Get("root").Get("hash").Text()))
                compared = asset;
        }

        if (options.Root is not null && compared is null)
            return ProofFinding.Failed("root", "No root of the file is the one that was given.", RootComparison.Typed(options));
        var words = compared is null || assets.Count == 1 ? RootComparison.Words(options) : $"The root of {compared} is the one that was given; those of the other assets were not compared.";
        return ProofFinding.Verified(FormattableString.Invariant($"The user's leaves of {assets.Count} assets lead to their roots, with the amounts of all neighbours. {words}"));
    }

    private static ProofFinding? CheckAsset(ProofJson proof, string asset, string account)
    {
        var decimals = (int)proof.Get("decimals").Integer(0, TreeOptions.MostDecimals);
        var index = Amount(proof.Get("leaf_index"));
        var amount = Amount(proof.Get("amount"));
        var path = proof.Get("path").Items(DeepestPath);
        if (index >> path.Count != 0)
            return ProofFinding.Failed("structure", $"{proof.Path}.leaf_index: a path of this length has no such leaf.");

        var subNonce = SumTree.SubNonce(proof.Get("nonce").Hex(NonceBytes), Amount(proof.Get("block_height")), account, asset, decimals);
        var hash = SumTree.Leaf(subNonce, amount, index);
        for (var level = 0; level < path.Count; level++)
        {
            var (sibling, value) = Node(path[level]);
            if (value > ulong.MaxValue - amount)
                return ProofFinding.Failed("range", $"{path[level].Path}: the sum is above 2^64, so the amount would wrap around.");
            hash = (index >> level & 1) == 0 ? SumTree.Node(hash, amount, sibling, value) : SumTree.Node(sibling, value, hash, amount);
            amount += value;
        }

        var (root, total) = Node(proof.Get("root"));
        if (amount != total)
            return ProofFinding.Failed("root-sum", $"{proof.Path}: the amounts of the path do not sum to that of the root.");
        return hash.AsSpan().SequenceEqual(root)
            ? null
            : ProofFinding.Failed("root-hash", $"{proof.Path}: the user's leaf does not lead to the root.", Convert.ToHexStringLower(root), Convert.ToHexStringLower(hash));
    }

    private static (byte[] Hash, ulong Value) Node(ProofJson json)
    {
        var hash = json.Get("hash");
        var bytes = hash.Hex(SumTree.HashBytes);
        return hash.Text() == Convert.ToHexStringLower(bytes) ? (bytes, Amount(json.Get("amount"))) : throw new ProofFormatException(hash.Path, "upper-case digits", "lower-case hex digits");
    }

    private static ulong Amount(ProofJson json) =>
        SumTree.Amount(json.Text(most: 20)) ?? throw new ProofFormatException(json.Path, "another text", "a whole number from 0 to 2^64-1 in digits");
}
