using System.Globalization;
using System.Numerics;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.Verification.Proofs;

namespace RiskAnalytics.Verification.Merkle.Schemes;

/// <summary>
/// A whole sum tree in the manner of BitMEX: a first line, then every node, the root first, level by level from left to right.
/// <para>Parents and their children stand in the same order, so two readers walk the file and nothing is held, however large it is.</para>
/// </summary>
internal static class BitMexTree
{
    private const int LongestLine = 256;
    private const int HashDigits = 2 * SumTree.HashBytes;

    public static ProofScheme Scheme { get; } = new(
        "bitmex-tree",
        VerificationKinds.MerkleTree,
        "A whole Merkle sum tree of BitMEX, or one made with build-tree",
        "That the published leaves sum to the total of the root, with every amount bound to its hash.",
        "That all customers are among the leaves.",
        file => Head(file) is not null,
        (file, options) => Walk(file, options, leaf: null));

    public static SumTreeHead? Head(ProofFile file) => SumTreeHead.Parse(file.Head[..Math.Max(0, Math.Min(file.Head.IndexOf('\n', StringComparison.Ordinal), LongestLine))]);

    /// <summary>Checks the tree and shows its leaves, each with its index.</summary>
    /// <param name="file">The tree.</param>
    /// <param name="options">Root, cancellation.</param>
    /// <param name="leaf">Called for every leaf in turn, before it is known whether the tree is valid; null when nobody looks.</param>
    /// <exception cref="ProofFormatException">A line is of another form.</exception>
    public static ProofFinding Walk(ProofFile file, ProofOptions options, Action<ulong, SumNode>? leaf)
    {
        var head = Head(file)!;
        var nodes = Count(file, options);
        if (nodes < 3 || !BitOperations.IsPow2(nodes + 1))
            return ProofFinding.Failed("level-size", FormattableString.Invariant($"The file has {nodes} nodes; a tree whose every node has two below it has 3, 7, 15 and so on."));

        using var parents = Nodes(file);
        using var children = Nodes(file);
        var root = Read(parents)!.Value;
        _ = Read(children);
        var (parent, leaves) = (root, (nodes + 1) / 2);
        for (var at = 0UL; at < leaves - 1; at++)
        {
            if ((at & 0xFFFF) == 0)
                options.Cancellation.ThrowIfCancellationRequested();
            if (at > 0)
                parent = Read(parents)!.Value;
            // A file that shrinks while it is read ends here.
            if (Read(children) is not { } left || Read(children) is not { } right)
                return Bad("level-size", children.Number, "The file ends before the tree does.");
            if (left.Amount > ulong.MaxValue - right.Amount || left.Amount + right.Amount != parent.Amount)
                return Bad("node-sum", children.Number, "The two amounts do not sum to that of the node above.");
            if (!SumTree.Parent(left, right).Hash.AsSpan().SequenceEqual(parent.Hash))
                return Bad("node-hash", children.Number, "The two nodes do not hash to the node above.");
            // Node k has the nodes 2k+1 and 2k+2 below it; the leaves begin at leaves-1.
            if (leaf is not null && (2 * at) + 1 >= leaves - 1)
            {
                leaf((2 * at) + 2 - leaves, left);
                leaf((2 * at) + 3 - leaves, right);
            }
        }

        var hash = Convert.ToHexStringLower(root.Hash);
        if (!new TokenAmount(root.Amount, head.Decimals).TryToQuantity(out var total))
            return ProofFinding.Failed("range", "The total has more digits than can be calculated exactly.");
        return TextHash.Differs(hash, options) ?? ProofFinding.Verified(string.Create(CultureInfo.InvariantCulture,
            $"All {nodes} nodes, {leaves} leaves among them, lead to {TextHash.RootWords(hash, options)}.")) with
        {
            Asset = head.Asset,
            Observed = FormattableString.Invariant($"{total} {head.Asset}"),
            Liabilities = [new AssetSum(head.Asset, total)],
        };

        static ProofFinding Bad(string step, long line, string reason) => ProofFinding.Failed(step, FormattableString.Invariant($"Line {line}: {reason}"));
    }

    private static ulong Count(ProofFile file, ProofOptions options)
    {
        using var reader = Nodes(file);
        var count = 0UL;
        while (Read(reader) is not null)
        {
            if ((++count & 0xFFFF) == 0)
                options.Cancellation.ThrowIfCancellationRequested();
        }

        return count;
    }

    private static LineReader Nodes(ProofFile file)
    {
        var reader = new LineReader(file.Open());
        _ = reader.Next();
        return reader;
    }

    private static SumNode? Read(LineReader reader)
    {
        if (reader.Next() is not { } line)
            return null;
        if (line.Length > HashDigits + 1 && line[HashDigits] == ',' && TextHash.Is(line[..HashDigits]))
        {
            if (SumTree.AmountOf(line.AsSpan(HashDigits + 1)) is { } amount)
                return new SumNode(Convert.FromHexString(line.AsSpan(0, HashDigits)), amount);
            if (line[HashDigits + 1] == '-')
                throw LineReader.At(reader.Number, "an amount below zero, which lowers the total", "a whole number of base units");
        }

        throw LineReader.At(reader.Number, "another line", "64 lower-case hex digits, a comma and a whole amount below 2^64");
    }
}
