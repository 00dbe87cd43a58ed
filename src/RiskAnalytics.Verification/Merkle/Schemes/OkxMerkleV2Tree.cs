using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.Verification.Proofs;

namespace RiskAnalytics.Verification.Merkle.Schemes;

/// <summary>
/// The whole tree that OKX published in 2023, level by level from the root, each level from right to left.
/// <para>It is read as a stream. Of the level above, 32 bytes a node are held: some 270 MB for the largest tree that is accepted.</para>
/// </summary>
internal static class OkxMerkleV2Tree
{
    private const int LongestLine = 512;
    private const int MostLines = 1 << 25;
    private const int MostLevels = 26;

    public static ProofScheme Scheme { get; } = new(
        "okx-merkle-v2-tree",
        VerificationKinds.MerkleTree,
        "The whole Merkle sum tree of OKX, 2023 (full-liabilities-merkle-tree.txt)",
        "That the published leaves sum to the totals of the root, and that none of them is below zero.",
        "That all customers are among the leaves.",
        file => NodeLine.Parse(FirstLine(file.Head)) is { Height: >= 2 },
        Check);

    /// <summary>Reads the leaves of a tree whose form was checked before.</summary>
    public static IEnumerable<NodeLine> Leaves(ProofFile file) => Lines(file).Where(line => line.Node is { Height: 1 }).Select(line => line.Node!);

    private static string FirstLine(string head) => head[..Math.Max(0, head.IndexOf('\n', StringComparison.Ordinal))].TrimEnd('\r');

    private static ProofFinding Check(ProofFile file, ProofOptions options)
    {
        NodeLine? root = null;
        var above = new List<byte[]>();
        var level = new Level(0, 0);
        var rows = 0;
        foreach (var (node, row) in Lines(file))
        {
            if ((++rows & 0xFFFF) == 0)
                options.Cancellation.ThrowIfCancellationRequested();
            if (node is null)
                return Bad("format", row, "The line is not hash, height and balances.");
            if (node.Balances.Negative is { } coin)
                return Bad("negative-balance", row, $"The node has a {coin} balance below zero, which lowers the total.");
            if (root is null)
            {
                if (node.Height is < 2 or > MostLevels)
                    return Bad("heights", row, "The root has a height that no tree of this kind has.");
                root = node;
                above = [node.Digest];
                level = new Level(node.Height - 1, 2);
                continue;
            }

            if (level.IsFull)
            {
                if (level.Height == 1)
                    return Bad("level-size", row, "There are more lines than nodes of the tree.");
                (above, level) = level.Next();
            }

            if (node.Height != level.Height)
                return Bad("level-size", row, FormattableString.Invariant($"The line is of height {node.Height}; the level of height {level.Height} has {level.Expected - level.Count} lines too few, or the heights do not count down."));
            if (level.Add(node) is { } parent && !CryptographicOperations.FixedTimeEquals(above[level.Parent], parent.Digest))
                return Bad("node-hash", row, "The two nodes do not hash to the node above them, or do not sum to it.");
            if (level.Fault is { } fault)
                return Bad("padding", row, fault);
        }

        if (root is null || !level.IsFull || level.Height != 1)
            return ProofFinding.Failed("level-size", FormattableString.Invariant($"The file ends before the tree does: the level of height {level.Height} has {level.Count} of {level.Expected} lines."));
        return TextHash.Differs(root.Hash, options) ?? ProofFinding.Verified(
            string.Create(CultureInfo.InvariantCulture, $"All {rows} nodes lead to {TextHash.RootWords(root.Hash, options)}.")) with
        {
            Liabilities = root.Balances.ToSums(),
        };

        static ProofFinding Bad(string step, int row, string reason) => ProofFinding.Failed(step, FormattableString.Invariant($"Line {row}: {reason}"));
    }

    private static IEnumerable<(NodeLine? Node, int Row)> Lines(ProofFile file)
    {
        using var stream = file.Open();
        using var reader = new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, 1 << 16);
        var line = new StringBuilder();
        var row = 1;
        int next;
        while ((next = reader.Read()) >= 0)
        {
            if (next == '\n')
            {
                yield return (NodeLine.Parse(line.ToString().TrimEnd('\r')), row);
                line.Clear();
                if (++row > MostLines)
                    throw new ProofFormatException("the file", "more lines", FormattableString.Invariant($"at most {MostLines}"));
            }
            else if (line.Length < LongestLine)
            {
                line.Append((char)next);
            }
        }

        if (line.Length > 0)
            yield return (NodeLine.Parse(line.ToString()), row);
    }

    /// <summary>One level, filled from right to left.</summary>
    private sealed class Level(int height, int expected)
    {
        private readonly List<byte[]> _digests = [];
        private NodeLine? _first;
        private NodeLine? _right;
        private bool _isPadded;

        public int Height => height;

        public int Expected => expected;

        public int Count { get; private set; }

        public bool IsFull => Count == expected;

        /// <summary>Which node of the level above the last pair belongs to.</summary>
        public int Parent => (Count / 2) - 1;

        public string? Fault { get; private set; }

        /// <summary>Takes the next node to the left; gives the parent of each second one.</summary>
        public NodeLine? Add(NodeLine node)
        {
            Count++;
            if (Count == 1)
            {
                _first = node;
            }
            else if (Count == 2 && node.Hash == _first!.Hash)
            {
                // An odd level begins, on its right, with a copy of its last node. It has no children.
                _isPadded = true;
                if (!_first.Balances.IsZero)
                    Fault = "The first two nodes of the level are the same, and the copy has a balance.";
            }

            // The copy is in no level of its own: what is below it would count twice.
            if (Count == 2 && !_isPadded)
                _digests.Add(_first!.Digest);
            if (Count >= 2)
                _digests.Add(node.Digest);
            if (Count % 2 == 1)
            {
                _right = node;
                return null;
            }

            return node.With(_right!, height + 1);
        }

        /// <summary>The level below, which has two nodes for each node of this one.</summary>
        public (List<byte[]> Above, Level Below) Next() => (_digests, new Level(height - 1, 2 * _digests.Count));
    }
}
