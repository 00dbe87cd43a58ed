using RiskAnalytics.Verification.Cryptography;

namespace RiskAnalytics.Verification.Proofs.Plonky2;

/// <summary>
/// Merkle trees that are cut off some levels below the root: the nodes at the cut, the cap, are published instead of one root, which
/// shortens every path. Source: plonky2, hash/merkle_proofs.rs.
/// </summary>
internal static class MerkleCap
{
    /// <summary>Whether a leaf lies at an index under a cap.</summary>
    /// <param name="leaf">The elements of the leaf, salt included.</param>
    /// <param name="siblings">The neighbours from the leaf upwards, four elements each.</param>
    /// <param name="index">The place of the leaf among all leaves; its top bits choose the node of the cap.</param>
    /// <param name="cap">The published nodes.</param>
    public static bool Holds(ReadOnlySpan<ulong> leaf, ulong[][] siblings, ulong index, ulong[][] cap)
    {
        Span<ulong> node = stackalloc ulong[PoseidonGoldilocks.DigestLength];
        HashOrPass(leaf, node);
        foreach (var sibling in siblings)
        {
            if ((index & 1) == 0)
                Two(node, sibling, node);
            else
                Two(sibling, node, node);
            index >>= 1;
        }

        return index < (ulong)cap.Length && node.SequenceEqual(cap[index]);
    }

    /// <summary>Up to four elements are their own digest, filled up with zeros; more are hashed.</summary>
    public static void HashOrPass(ReadOnlySpan<ulong> leaf, Span<ulong> digest)
    {
        if (leaf.Length > PoseidonGoldilocks.DigestLength)
        {
            PoseidonGoldilocks.Hash(leaf, digest);
            return;
        }

        digest.Clear();
        leaf.CopyTo(digest);
    }

    /// <summary>The digest of two neighbours: one permutation of both and four zeros.</summary>
    private static void Two(ReadOnlySpan<ulong> left, ReadOnlySpan<ulong> right, Span<ulong> digest)
    {
        Span<ulong> state = stackalloc ulong[PoseidonGoldilocks.Width];
        state.Clear();
        left.CopyTo(state);
        right.CopyTo(state[PoseidonGoldilocks.DigestLength..]);
        PoseidonGoldilocks.Permute(state);
        state[..PoseidonGoldilocks.DigestLength].CopyTo(digest);
    }
}
