using System.Globalization;
using System.Text;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Verification.Merkle;

/// <summary>The Merkle sum tree of one asset.</summary>
public sealed class LiabilityTree
{
    // From the leaves up; a hash in 32 bytes.
    private readonly byte[][] _hashes;
    private readonly ulong[][] _values;
    private readonly int[] _accountOfLeaf;

    internal LiabilityTree(string asset, int decimals, ulong height, byte[][] hashes, ulong[][] values, int[] accountOfLeaf)
    {
        Asset = asset;
        Decimals = decimals;
        Height = height;
        _hashes = hashes;
        _values = values;
        _accountOfLeaf = accountOfLeaf;
    }

    /// <summary>The asset.</summary>
    public string Asset { get; }

    /// <summary>Decimals of a whole unit: amounts in the tree are whole numbers of the smallest one.</summary>
    public int Decimals { get; }

    /// <summary>The stated block height.</summary>
    public ulong Height { get; }

    /// <summary>A file name for the tree: <c>liabilities-BTC.csv</c>; characters of the asset that not every file system takes are replaced.</summary>
    public string FileName => $"liabilities-{string.Concat(Asset.Select(c => char.IsAsciiLetterOrDigit(c) ? c.ToString() : FormattableString.Invariant($"_{(int)c:x2}")))}.csv";

    /// <summary>The root hash, lower-case hex.</summary>
    public string Root => Node(Levels - 1, 0).Hash;

    /// <summary>What all accounts are owed, whole units.</summary>
    public decimal Total => new TokenAmount(_values[^1][0], Decimals).TryToQuantity(out var total) ? total : throw new InvalidOperationException("64 bits with 18 decimals always fit a decimal.");

    /// <summary>How many accounts have a leaf.</summary>
    public int Accounts => _accountOfLeaf.Count(account => account >= 0);

    /// <summary>How many leaves there are, padding included: a power of two.</summary>
    public int Leaves => _accountOfLeaf.Length;

    internal int Levels => _hashes.Length;

    /// <summary>
    /// Writes the public file: <c>block_height:H,asset:A,decimals:D</c>, then <c>hash,amount</c> of every node, the root first, each level
    /// from left to right. It names no account.
    /// </summary>
    /// <param name="stream">Where it goes; stays open.</param>
    /// <param name="cancellation">Stops the writing.</param>
    public void WriteTo(Stream stream, CancellationToken cancellation = default)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 1 << 16, leaveOpen: true);
        writer.Write(new SumTreeHead(Height, Asset, Decimals) + "\n");
        for (var level = Levels - 1; level >= 0; level--)
        {
            cancellation.ThrowIfCancellationRequested();
            for (var at = 0; at < _values[level].Length; at++)
            {
                writer.Write(Node(level, at).Hash);
                writer.Write(',');
                writer.Write(_values[level][at].ToString(CultureInfo.InvariantCulture));
                writer.Write('\n');
            }
        }
    }

    internal (string Hash, ulong Value) Node(int level, int at) =>
        (Convert.ToHexStringLower(_hashes[level].AsSpan(at * SumTree.HashBytes, SumTree.HashBytes)), _values[level][at]);

    /// <summary>The leaf of every account; -1 where it has none.</summary>
    internal int[] LeavesByAccount(int accounts)
    {
        var leaves = new int[accounts];
        Array.Fill(leaves, -1);
        for (var leaf = 0; leaf < _accountOfLeaf.Length; leaf++)
        {
            if (_accountOfLeaf[leaf] >= 0)
                leaves[_accountOfLeaf[leaf]] = leaf;
        }

        return leaves;
    }
}
