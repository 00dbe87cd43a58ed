using System.Numerics;
using RiskAnalytics.Verification.Cryptography;

namespace RiskAnalytics.Verification.Proofs.StarkV1;

/// <summary>The Keccak trees of the proof, whose leaves stand four apart.</summary>
internal static class StarkTree
{
    /// <summary>Where a leaf stands.</summary>
    public static long Slot(long index, long leaves) => index / (leaves / 4) + 4 * (index % (leaves / 4));

    /// <summary>The leaves of a list of branches that share their siblings.</summary>
    /// <param name="json">A list of branches, each a leaf and its siblings up to the root; an empty text is a sibling that the others give.</param>
    /// <param name="root">The root that they must lead to.</param>
    /// <param name="positions">The index of each leaf.</param>
    /// <param name="leaves">How many leaves the tree has, a power of two of at least 4.</param>
    /// <returns>The leaves in the order of the branches; null when they do not lead to the root.</returns>
    /// <exception cref="ProofFormatException">The branches are not as many or not as long as they should be.</exception>
    public static byte[][]? Open(ProofJson json, ReadOnlySpan<byte> root, ReadOnlySpan<long> positions, long leaves)
    {
        var depth = BitOperations.Log2((ulong)leaves);
        var branches = json.Items(positions.Length);
        if (branches.Count != positions.Length)
            throw new ProofFormatException(json.Path, FormattableString.Invariant($"{branches.Count} branches"), FormattableString.Invariant($"{positions.Length}"));

        var opened = new byte[positions.Length][];
        // Each level: nodes that are known, by their place. A node that is known twice must be the same twice.
        var levels = new Dictionary<long, byte[]>[depth + 1];
        for (var level = 0; level <= depth; level++)
            levels[level] = [];
        for (var i = 0; i < positions.Length; i++)
        {
            var nodes = branches[i].Items(depth + 1);
            if (nodes.Count != depth + 1)
                throw new ProofFormatException(branches[i].Path, FormattableString.Invariant($"{nodes.Count} nodes"), FormattableString.Invariant($"{depth + 1}"));
            opened[i] = LowerHex.Read(nodes[0], StarkField.WordBytes);
            var slot = Slot(positions[i], leaves);
            if (!Put(levels[0], slot, opened[i]))
                return null;
            for (var level = 0; level < depth; level++, slot >>= 1)
            {
                if (nodes[level + 1].Text(2 * StarkField.WordBytes).Length > 0 && !Put(levels[level], slot ^ 1, LowerHex.Read(nodes[level + 1], StarkField.WordBytes)))
                    return null;
            }
        }

        for (var level = 0; level < depth; level++)
        {
            foreach (var (slot, node) in levels[level])
            {
                if (!levels[level].TryGetValue(slot ^ 1, out var sibling))
                    return null;
                if ((slot & 1) == 0 && !Put(levels[level + 1], slot >> 1, Hashes.Keccak256([.. node, .. sibling])))
                    return null;
            }
        }

        return levels[depth].TryGetValue(0, out var top) && root.SequenceEqual(top) ? opened : null;
    }

    /// <summary>The root over all leaves.</summary>
    public static byte[] Root(IReadOnlyList<byte[]> leaves)
    {
        var nodes = new byte[leaves.Count][];
        for (var i = 0; i < leaves.Count; i++)
            nodes[Slot(i, leaves.Count)] = leaves[i];
        while (nodes.Length > 1)
            nodes = [.. nodes.Chunk(2).Select(pair => Hashes.Keccak256([.. pair[0], .. pair[1]]))];
        return nodes[0];
    }

    /// <summary>The root that one leaf and its siblings lead to.</summary>
    public static byte[] Climb(byte[] leaf, long slot, IEnumerable<byte[]> siblings)
    {
        foreach (var sibling in siblings)
        {
            leaf = (slot & 1) == 0 ? Hashes.Keccak256([.. leaf, .. sibling]) : Hashes.Keccak256([.. sibling, .. leaf]);
            slot >>= 1;
        }

        return leaf;
    }

    private static bool Put(Dictionary<long, byte[]> level, long slot, byte[] node) =>
        level.TryAdd(slot, node) || level[slot].AsSpan().SequenceEqual(node);
}
