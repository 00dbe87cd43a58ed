using RiskAnalytics.Verification.Cryptography;

namespace RiskAnalytics.Verification.Tests.Proofs.Plonky2;

/// <summary>A Merkle tree with two nodes as its cap.</summary>
internal sealed class TinyTree
{
    private readonly ulong[][] _leaves;
    private readonly List<ulong[][]> _levels = [];

    public TinyTree(ulong[][] leaves)
    {
        _leaves = leaves;
        _levels.Add([.. leaves.Select(Hash)]);
        while (_levels[^1].Length > 2)
            _levels.Add([.. _levels[^1].Chunk(2).Select(pair => Two(pair[0], pair[1]))]);
    }

    public ulong[][] Cap => _levels[^1];

    public (ulong[] Leaf, ulong[][] Siblings) Open(int index) =>
        (_leaves[index], [.. Enumerable.Range(0, _levels.Count - 1).Select(level => _levels[level][(index >> level) ^ 1])]);

    private static ulong[] Hash(ulong[] leaf)
    {
        var digest = new ulong[4];
        if (leaf.Length <= 4)
            leaf.CopyTo(digest, 0);
        else
            PoseidonGoldilocks.Hash(leaf, digest);
        return digest;
    }

    private static ulong[] Two(ulong[] left, ulong[] right)
    {
        var digest = new ulong[4];
        PoseidonGoldilocks.Hash([.. left, .. right], digest);
        return digest;
    }
}
