using System.Buffers;
using System.Numerics;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.Verification.Proofs;

namespace RiskAnalytics.Verification.Merkle.Schemes;

/// <summary>The whole hashed liability tree of BitMEX and River, and the trees that <see cref="TreeBuilder"/> makes.</summary>
internal static class BitMexTree
{
    private const string HeightKey = "block_height:";
    private const string AssetKey = "asset:";
    private const string DecimalsKey = "decimals:";
    private const int HashDigits = 64;
    private const ulong HeededEvery = 4096;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    public static ProofScheme Scheme { get; } = new(
        "bitmex-tree",
        VerificationKinds.MerkleTree,
        "The whole liability tree of BitMEX or River, or one made by build-tree: a block height, then hash and amount of every node, the root first.",
        "The total is that of the published leaves, each node binds the amounts of both children, and no amount is negative.",
        "That all users are among the leaves, or that the stated block height is right; each user can look for the own leaves with account and nonce.",
        IsTree,
        (file, options) => Walk(file, options, null).Finding);

    /// <summary>Whether a file is such a tree, by its first line.</summary>
    public static bool IsTree(ProofFile file) => file.Head.StartsWith(HeightKey, StringComparison.Ordinal);

    /// <summary>Checks the whole tree in constant memory: one reader walks the parents, a second one their children.</summary>
    /// <param name="file">The tree.</param>
    /// <param name="options">Root, cancellation.</param>
    /// <param name="leaf">Called for every leaf with its index, hash and amount, once the head is known; null when nobody looks.</param>
    public static (ProofFinding Finding, TreeHead Head) Walk(ProofFile file, ProofOptions options, Action<TreeHead, ulong, byte[], ulong>? leaf)
    {
        var nodes = Count(file, options);
        using var parents = new LineReader(file.Open());
        using var children = new LineReader(file.Open());
        var head = ReadHead(parents);
        _ = ReadHead(children);
        var root = Read(parents) ?? throw LineReader.At(parents.Number, "no node", "the root");
        _ = Read(children);
        var leaves = (nodes + 1) / 2;
        if (!BitOperations.IsPow2(nodes + 1))
            return (Failed(parents.Number, "structure", FormattableString.Invariant($"the file has {nodes} nodes; a whole tree over a power of two of leaves has one less than the next power")), head);

        if (nodes == 1)
            leaf?.Invoke(head, 0, root.Hash, root.Value);
        var parent = root;
        for (ulong at = 0; at < leaves - 1; at++)
        {
            if (at > 0)
                parent = Read(parents)!;
            if (Read(children) is not { } left || Read(children) is not { } right)
                return (Failed(children.Number, "structure", "the file ends before the children of all nodes"), head);
            if (Check(parent, left, right) is { } failure)
                return (failure with { Liabilities = [Total(head, root)] }, head);
            // Node k has the children 2k+1 and 2k+2; the leaves are the nodes from leaves-1 on.
            if (2 * at + 1 >= leaves - 1)
            {
                leaf?.Invoke(head, 2 * at + 2 - leaves, left.Hash, left.Value);
                leaf?.Invoke(head, 2 * at + 3 - leaves, right.Hash, right.Value);
            }

            if (at % HeededEvery == 0)
                options.Cancellation.ThrowIfCancellationRequested();
        }

        var finding = RootComparison.Mismatch(options, Convert.ToHexStringLower(root.Hash)) ?? ProofFinding.Verified(FormattableString.Invariant(
            $"All nodes above the {leaves} leaves were recomputed with the amounts of both children. {RootComparison.Words(options)}"));
        return (finding with { Asset = head.Asset, Liabilities = [Total(head, root)] }, head);
    }

    private static AssetSum Total(TreeHead head, TreeNode root) => new(head.Asset, SumTree.Whole(root.Value, head.Decimals));

    private static ProofFinding? Check(TreeNode parent, TreeNode left, TreeNode right)
    {
        if (right.Value > ulong.MaxValue - left.Value)
            return Failed(parent.Line, "range", "the sum of the children is above 2^64, so the amount would wrap around");
        if (left.Value + right.Value != parent.Value)
            return Failed(parent.Line, "sum", "the amount is not the sum of those of its children");
        if (left.Hash.AsSpan().SequenceEqual(right.Hash))
            return Failed(right.Line, "repeated-node", "the node repeats its neighbour's hash");
        var hash = SumTree.Node(left.Hash, left.Value, right.Hash, right.Value);
        return hash.AsSpan().SequenceEqual(parent.Hash)
            ? null
            : Failed(parent.Line, "node-hash", "the hash is not that of its children") with { Claimed = Convert.ToHexStringLower(parent.Hash), Observed = Convert.ToHexStringLower(hash) };
    }

    private static ProofFinding Failed(long line, string step, string words) => ProofFinding.Failed(step, FormattableString.Invariant($"Line {line}: {words}."));

    private static ulong Count(ProofFile file, ProofOptions options)
    {
        using var reader = new LineReader(file.Open());
        _ = ReadHead(reader);
        var count = 0UL;
        while (Read(reader) is not null)
        {
            if (++count % HeededEvery == 0)
                options.Cancellation.ThrowIfCancellationRequested();
        }

        return count;
    }

    private static TreeHead ReadHead(LineReader reader)
    {
        var first = reader.Next() ?? "";
        if (!first.StartsWith(HeightKey, StringComparison.Ordinal) || SumTree.Amount(first.AsSpan(HeightKey.Length).TrimStart(' ')) is not { } height)
            throw LineReader.At(1, "another line", "block_height: and a whole number");
        return reader.Peek() is { } second && second.StartsWith(AssetKey, StringComparison.Ordinal) ? WithUnit(reader, height) : new TreeHead(height, SumTree.BitcoinAsset, SumTree.BitcoinDecimals);
    }

    private static TreeHead WithUnit(LineReader reader, ulong height)
    {
        var asset = reader.Next()![AssetKey.Length..];
        if (!TreeOptions.IsAsset(asset))
            throw LineReader.At(reader.Number, "another asset", "1 to 32 printable characters without spaces, commas and quotes");
        var third = reader.Next() ?? "";
        return third.StartsWith(DecimalsKey, StringComparison.Ordinal) && SumTree.Amount(third.AsSpan(DecimalsKey.Length)) is <= TreeOptions.MostDecimals and var decimals
            ? new TreeHead(height, asset, (int)decimals)
            : throw LineReader.At(reader.Number, "another line", FormattableString.Invariant($"decimals: and a number up to {TreeOptions.MostDecimals}"));
    }

    private static TreeNode? Read(LineReader reader)
    {
        if (reader.Next() is not { } text)
            return null;
        if (text.Length <= HashDigits || text[HashDigits] != ',' || text.AsSpan(0, HashDigits).ContainsAnyExcept(HexDigits) || SumTree.Amount(text.AsSpan(HashDigits + 1)) is not { } value)
            throw LineReader.At(reader.Number, "another line", "64 lower-case hex digits, a comma and a whole number of base units from 0 to 2^64-1");
        return new TreeNode(reader.Number, Convert.FromHexString(text.AsSpan(0, HashDigits)), value);
    }

    /// <summary>What the head of a tree states.</summary>
    /// <param name="Height">The block height, mixed into every leaf.</param>
    /// <param name="Asset">The asset.</param>
    /// <param name="Decimals">Decimals of a whole unit.</param>
    internal sealed record TreeHead(ulong Height, string Asset, int Decimals);

    private sealed record TreeNode(long Line, byte[] Hash, ulong Value);
}
