using System.Globalization;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.Verification.Proofs;

namespace RiskAnalytics.Verification.Merkle.Schemes;

/// <summary>A whole sum tree in the manner of BitMEX: a first line, then every node, the root first, level by level from left to right.</summary>
internal static class BitMexTree
{
    private const int MostNodes = 1 << 26;
    private const int LongestLine = 256;

    public static ProofScheme Scheme { get; } = new(
        "bitmex-tree",
        VerificationKinds.MerkleTree,
        "A whole Merkle sum tree of BitMEX, or one made with build-tree",
        "That the published leaves sum to the total of the root, with every amount bound to its hash.",
        "That all customers are among the leaves.",
        file => Head(file) is not null,
        Check);

    public static SumTreeHead? Head(ProofFile file) => SumTreeHead.Parse(file.Head[..Math.Max(0, Math.Min(file.Head.IndexOf('\n', StringComparison.Ordinal), LongestLine))]);

    private static ProofFinding Check(ProofFile file, ProofOptions options)
    {
        var head = Head(file)!;
        using var stream = file.Open();
        using var reader = new StreamReader(stream);
        reader.ReadLine();
        SumNode? root = null;
        List<SumNode> above = [];
        List<SumNode> level = [];
        var row = 1;
        while (ReadLine(reader) is { } line)
        {
            row++;
            if ((row & 0xFFFF) == 0)
                options.Cancellation.ThrowIfCancellationRequested();
            if (row > MostNodes)
                throw new ProofFormatException("the file", "more nodes", FormattableString.Invariant($"at most {MostNodes}"));
            if (NodeOf(line) is not { } node)
            {
                return line.Contains(",-", StringComparison.Ordinal)
                    ? Bad("negative-balance", row, "The node has an amount below zero, which lowers the total.")
                    : Bad("format", row, "The line is not a hash of 64 lower-case hex digits, a comma, and a whole amount.");
            }

            level.Add(node);
            if (root is null)
            {
                root = node;
                (above, level) = (level, []);
                continue;
            }

            if (level.Count % 2 == 0 && Fault(above[(level.Count / 2) - 1], level[^2], node) is { } fault)
                return Bad(fault == "sum" ? "node-sum" : "node-hash", row, fault == "sum" ? "The two amounts do not sum to that of the node above." : "The two nodes do not hash to the node above.");
            if (level.Count == 2 * above.Count)
                (above, level) = (level, []);
        }

        if (root is not { } top || above.Count < 2 || level.Count > 0)
            return ProofFinding.Failed("level-size", FormattableString.Invariant($"The file ends inside a level of the tree, at line {row}."));
        var hash = Convert.ToHexStringLower(top.Hash);
        if (!new TokenAmount(top.Amount, head.Decimals).TryToQuantity(out var total))
            return ProofFinding.Failed("range", "The total has more digits than can be calculated exactly.");
        return TextHash.Differs(hash, options) ?? ProofFinding.Verified(string.Create(CultureInfo.InvariantCulture,
            $"All {row - 1} nodes, {above.Count} leaves among them, lead to {TextHash.RootWords(hash, options)}.")) with
        {
            Asset = head.Asset,
            Observed = FormattableString.Invariant($"{total} {head.Asset}"),
            Liabilities = [new AssetSum(head.Asset, total)],
        };

        static ProofFinding Bad(string step, int row, string reason) => ProofFinding.Failed(step, FormattableString.Invariant($"Line {row}: {reason}"));
    }

    private static string? Fault(SumNode above, SumNode left, SumNode right)
    {
        if (left.Amount > ulong.MaxValue - right.Amount || left.Amount + right.Amount != above.Amount)
            return "sum";
        return SumTree.Parent(left, right).Hash.AsSpan().SequenceEqual(above.Hash) ? null : "hash";
    }

    private static SumNode? NodeOf(string line)
    {
        var comma = line.IndexOf(',', StringComparison.Ordinal);
        return comma == 64 && TextHash.Is(line[..comma]) && ulong.TryParse(line.AsSpan(comma + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var amount)
            ? new SumNode(Convert.FromHexString(line[..comma]), amount)
            : null;
    }

    /// <summary>The next line, cut where it is longer than any that is valid; null at the end.</summary>
    private static string? ReadLine(StreamReader reader)
    {
        var line = new System.Text.StringBuilder();
        int next;
        while ((next = reader.Read()) >= 0)
        {
            if (next == '\n')
                return line.ToString().TrimEnd('\r');
            if (line.Length < LongestLine)
                line.Append((char)next);
        }

        return line.Length > 0 ? line.ToString() : null;
    }
}
