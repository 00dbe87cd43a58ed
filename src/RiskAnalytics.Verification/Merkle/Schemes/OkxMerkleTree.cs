using System.Buffers;
using System.Globalization;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.Verification.Proofs;

namespace RiskAnalytics.Verification.Merkle.Schemes;

/// <summary>The whole liability tree that OKX published in 2023: one line a node, root first, each level from right to left.</summary>
internal static class OkxMerkleTree
{
    private const int HeededEvery = 4096;
    private const int HighestTree = 63;
    private const int HashDigits = 64;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    public static ProofScheme Scheme { get; } = new(
        "okx-merkle-v2-tree",
        VerificationKinds.MerkleTree,
        "The whole liability tree of OKX of 2023: hash, height and balances of every node, the root first (full-liabilities-merkle-tree.txt).",
        "The totals are those of the published leaves, and no leaf is negative.",
        "That all users are among the leaves; each user can look for the own ones with the own file.",
        file => IsTree(file),
        (file, options) => Walk(file, options, leaf: null));

    /// <summary>Whether a file is such a tree, by its first line.</summary>
    public static bool IsTree(ProofFile file)
    {
        var head = file.Head.AsSpan();
        if (head.Length < HashDigits + 4 || head[HashDigits] != ',' || !IsHash(head[..HashDigits]))
            return false;
        var rest = head[(HashDigits + 1)..];
        var comma = rest.IndexOf(',');
        return comma is > 0 and <= 3 && !rest[..comma].ContainsAnyExceptInRange('0', '9') && rest[(comma + 1)..].StartsWith("{");
    }

    /// <summary>
    /// Checks the whole tree in constant memory: parents and their children stand in the same order, so one reader walks a level
    /// behind another.
    /// </summary>
    /// <param name="file">The tree.</param>
    /// <param name="options">Root, cancellation.</param>
    /// <param name="leaf">Called for every leaf that is no padding; null when nobody looks.</param>
    public static ProofFinding Walk(ProofFile file, ProofOptions options, Action<TreeNode>? leaf)
    {
        using var parents = new LineReader(file.Open());
        using var children = new LineReader(file.Open());
        _ = Read(children);
        var root = Read(parents)!;
        if (root.Height < 2)
            return Failed(root, "structure", "the root must be above the leaves, which have height 1");
        if (Negative(root) is { } negative)
            return negative;

        var (parent, count, isFirstPadding, leaves) = (root, 1L, false, 0L);
        for (var height = root.Height; height > 1; height--)
        {
            var (below, isPadded) = (0L, false);
            for (var at = 0L; at < count; at++)
            {
                if (height != root.Height)
                    parent = Read(parents)!;
                // Padding repeats its neighbour and has no children of its own.
                if (at == 0 && isFirstPadding)
                    continue;
                if (Read(children) is not { } right || Read(children) is not { } left)
                    return Failed(parent, "structure", "the file ends before the children of this node");
                if (right.Height != height - 1 || left.Height != height - 1)
                    return Failed(right, "height", FormattableString.Invariant($"the children of a node at height {height} must have height {height - 1}, two for each that is no padding"));
                if (Check(parent, left, right, isOutermost: below == 0, out var isPadding) is { } failure)
                    return failure with { Liabilities = root.Balances.ToSums() };
                isPadded |= isPadding;
                below += 2;
                if (height == 2)
                {
                    leaves += isPadding ? 1 : 2;
                    leaf?.Invoke(left);
                    if (!isPadding)
                        leaf?.Invoke(right);
                }

                if (below % HeededEvery == 0)
                    options.Cancellation.ThrowIfCancellationRequested();
            }

            (count, isFirstPadding) = (below, isPadded);
        }

        if (Read(children) is { } more)
            return Failed(more, "structure", "the file goes on after the last leaf that belongs to a node");
        var finding = RootComparison.Mismatch(options, root.Hash) ?? ProofFinding.Verified(FormattableString.Invariant(
            $"All nodes above the {leaves} leaves were recomputed, and none is negative. {RootComparison.Words(options)}"));
        return finding with { Liabilities = root.Balances.ToSums() };
    }

    private static ProofFinding? Check(TreeNode parent, TreeNode left, TreeNode right, bool isOutermost, out bool isPadding)
    {
        isPadding = isOutermost && right.Hash == left.Hash && right.Balances.IsZero;
        if (Negative(right) is { } badRight)
            return badRight;
        if (Negative(left) is { } badLeft)
            return badLeft;
        if (right.Hash == left.Hash && !isPadding)
            return Failed(right, "padding", "the node repeats its neighbour's hash, which only padding at the right end of a level without balances may");
        var sum = left.Balances.Plus(right.Balances);
        if (!sum.Equals(parent.Balances))
            return Failed(parent, "sum", "the balances are not the sum of those of its children") with { Claimed = parent.Balances.Json, Observed = sum.Json };
        var hash = CoinBalances.Hash(FormattableString.Invariant($"{left.Hash}{right.Hash}{sum.Joined}{parent.Height}"));
        return hash == parent.Hash ? null : Failed(parent, "node-hash", "the hash is not that of its children") with { Claimed = parent.Hash, Observed = hash };
    }

    private static ProofFinding? Negative(TreeNode node) => node.Balances.Negative.FirstOrDefault() is { } coin
        ? Failed(node, "negative-balance", $"the balance of {coin} is below zero, which lowers the total")
        : null;

    private static ProofFinding Failed(TreeNode node, string step, string words) => ProofFinding.Failed(step, FormattableString.Invariant($"Line {node.Line}: {words}."));

    private static TreeNode? Read(LineReader reader)
    {
        if (reader.Next() is not { } text)
            return null;
        var comma = text.IndexOf(',', StringComparison.Ordinal);
        var second = comma < 0 ? -1 : text.IndexOf(',', comma + 1);
        if (second < 0 || comma != HashDigits || !IsHash(text.AsSpan(0, HashDigits)))
            throw LineReader.At(reader.Number, "another line", "64 lower-case hex digits, a height and balances, with commas between");
        var digits = text.AsSpan((comma + 1)..second);
        if (digits.IsEmpty || digits[0] == '0' || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var height) || height > HighestTree)
            throw LineReader.At(reader.Number, "another height", FormattableString.Invariant($"a whole number from 1 to {HighestTree}"));
        return new TreeNode(reader.Number, text[..HashDigits], height, Balances(text[(second + 1)..], reader.Number));
    }

    /// <summary>The balances exactly as they are hashed; any other spelling is refused.</summary>
    private static CoinBalances Balances(string text, long line)
    {
        var parts = text.Split('"');
        // {"BTC":"x","ETH":"y","USDT":"z"}: the quotes cut it into thirteen pieces.
        if (parts.Length == 13)
        {
            var balances = CoinBalances.Of(OkxMerkleV1.Coins, [parts[3], parts[7], parts[11]], FormattableString.Invariant($"line {line}"));
            if (balances.Json == text)
                return balances;
        }

        throw LineReader.At(line, "other balances", "{\"BTC\":\"...\",\"ETH\":\"...\",\"USDT\":\"...\"} without spaces");
    }

    private static bool IsHash(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(HexDigits);

    /// <summary>One line.</summary>
    internal sealed record TreeNode(long Line, string Hash, int Height, CoinBalances Balances);
}
