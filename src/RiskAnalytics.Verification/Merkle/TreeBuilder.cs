using System.Numerics;
using System.Text;
using RiskAnalytics.Core.Verification;

namespace RiskAnalytics.Verification.Merkle;

/// <summary>
/// Makes Merkle sum trees of liabilities, one an asset, in the manner of BitMEX: a leaf is
/// HMAC-SHA256(sub, amount u64 LE || leaf index u64 LE) with sub = SHA256(nonce || height u64 LE || account), a node is
/// SHA256(left || its amount u64 LE || right || its amount u64 LE). An account that is a number below 2^64 without leading zeros is
/// hashed as u64 LE, any other text as the SHA-256 of its UTF-8 bytes, exactly as written; SHA256("asset:A,decimals:D") follows the account.
/// </summary>
/// <remarks>
/// Padding: leaves of amount zero with a hash that belongs to nobody fill the tree up to a power of two, at least two, and are
/// shuffled among the others. Amounts are whole numbers of base units below 2^64; more, or more decimals than stated, is refused.
/// Everything is held in memory: about 40 bytes a row, 80 a leaf with its nodes, and the account ids.
/// </remarks>
public static class TreeBuilder
{
    /// <summary>The longest account id, characters.</summary>
    public const int LongestAccount = 256;

    private const int MostLeaves = 1 << 25;
    private const int MostAssets = 4096;
    private const int HeededEvery = 4096;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Builds the trees of all assets.</summary>
    /// <param name="rows">The balances, read once.</param>
    /// <param name="options">Secret, height, decimals.</param>
    /// <exception cref="TreeInputException">A balance is negative, too large or too fine, an account stands twice with one asset, or a cell is no account or asset.</exception>
    /// <exception cref="ArgumentException">The secret is too short, or decimals are beyond their range.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static LiabilityTrees Build(IEnumerable<BalanceRow> rows, TreeOptions options)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Secret.Length < TreeOptions.LeastSecretBytes)
            throw new ArgumentException($"The secret must have at least {TreeOptions.LeastSecretBytes} bytes.", nameof(options));
        if (options.Height > long.MaxValue)
            throw new ArgumentException("The height is larger than any number that a proof file can state.", nameof(options));
        if (options.Decimals.Values.Any(d => d is < 0 or > SumTreeHead.MostDecimals))
            throw new ArgumentException($"Decimals must be from 0 to {SumTreeHead.MostDecimals}.", nameof(options));

        var accounts = new Dictionary<string, int>(StringComparer.Ordinal);
        var names = new List<string>();
        var assets = new SortedDictionary<string, List<Entry>>(StringComparer.Ordinal);
        var read = 0;
        foreach (var row in rows)
        {
            if (read++ % HeededEvery == 0)
                options.Cancellation.ThrowIfCancellationRequested();
            var units = Units(row, options);
            if (!accounts.TryGetValue(row.Account, out var account))
            {
                account = names.Count;
                accounts.Add(row.Account, account);
                names.Add(row.Account);
            }

            if (!assets.TryGetValue(row.Asset, out var entries))
            {
                if (assets.Count == MostAssets)
                    throw new TreeInputException(row.Row, "asset", FormattableString.Invariant($"more than {MostAssets} assets"));
                assets.Add(row.Asset, entries = []);
            }

            if (entries.Count == MostLeaves)
                throw new TreeInputException(row.Row, "account", FormattableString.Invariant($"more than {MostLeaves} accounts with one asset"));
            entries.Add(new Entry(account, row.Row, units));
        }

        if (names.Count == 0)
            throw new TreeInputException("There is no balance in the file.");
        foreach (var entries in assets.Values)
            RefuseRepeats(entries);
        var secret = new TreeSecret(options.Secret);
        return new LiabilityTrees([.. assets.Select(asset => Tree(asset.Key, asset.Value, names, secret, options))], names, secret, options);
    }

    private static ulong Units(BalanceRow row, TreeOptions options)
    {
        if (row.Account.Length is 0 or > LongestAccount || !IsWellFormed(row.Account))
            throw new TreeInputException(row.Row, "account", FormattableString.Invariant($"expected an account id of 1 to {LongestAccount} characters"));
        if (!TreeOptions.IsAsset(row.Asset))
            throw new TreeInputException(row.Row, "asset", "expected 1 to 32 printable characters without spaces, commas, quotes and slashes");
        if (row.Balance < 0)
            throw new TreeInputException(row.Row, "balance", "the net balance is negative, which would lower the total; what customers owe is no part of a liability tree");

        var decimals = options.DecimalsOf(row.Asset);
        var bits = decimal.GetBits(row.Balance);
        var mantissa = new BigInteger(unchecked((uint)bits[2])) << 64 | new BigInteger(unchecked((uint)bits[1])) << 32 | unchecked((uint)bits[0]);
        var scaled = BigInteger.DivRem(mantissa * BigInteger.Pow(10, decimals), BigInteger.Pow(10, row.Balance.Scale), out var rest);
        if (!rest.IsZero)
            throw new TreeInputException(row.Row, "balance", FormattableString.Invariant($"more than the {decimals} decimals of the asset"));
        return scaled <= ulong.MaxValue
            ? (ulong)scaled
            : throw new TreeInputException(row.Row, "balance", FormattableString.Invariant($"the balance in units of {decimals} decimals is above 2^64-1; state fewer decimals for the asset"));
    }

    private static bool IsWellFormed(string account)
    {
        try
        {
            return Strict.GetByteCount(account) > 0;
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }

    private static void RefuseRepeats(List<Entry> entries)
    {
        entries.Sort((left, right) => (left.Account, left.Row).CompareTo((right.Account, right.Row)));
        var second = Enumerable.Range(1, entries.Count - 1).Where(at => entries[at].Account == entries[at - 1].Account).Select(at => (Entry?)entries[at]).MinBy(entry => entry!.Value.Row);
        if (second is { } repeat)
        {
            var first = entries.First(entry => entry.Account == repeat.Account);
            throw new TreeInputException(repeat.Row, "account", FormattableString.Invariant($"the account stands twice with this asset, first in row {first.Row}"));
        }
    }

    private static LiabilityTree Tree(string asset, List<Entry> entries, List<string> names, TreeSecret secret, TreeOptions options)
    {
        var leaves = Math.Max(2, (int)BitOperations.RoundUpToPowerOf2((uint)entries.Count));
        var order = new UInt128[leaves];
        var places = new int[leaves];
        for (var at = 0; at < leaves; at++)
        {
            places[at] = at;
            order[at] = at < entries.Count ? secret.Order(asset, names[entries[at].Account]) : secret.PaddingOrder(asset, at);
        }

        Array.Sort(order, places);
        var head = new SumTreeHead(options.Height, asset, options.DecimalsOf(asset));
        var hashes = new List<byte[]> { new byte[leaves * SumTree.HashBytes] };
        var values = new List<ulong[]> { new ulong[leaves] };
        var accountOfLeaf = new int[leaves];
        for (var leaf = 0; leaf < leaves; leaf++)
        {
            if (leaf % HeededEvery == 0)
                options.Cancellation.ThrowIfCancellationRequested();
            var isPadding = places[leaf] >= entries.Count;
            var entry = isPadding ? default : entries[places[leaf]];
            accountOfLeaf[leaf] = isPadding ? -1 : entry.Account;
            values[0][leaf] = entry.Units;
            var hash = isPadding
                ? secret.PaddingHash(asset, places[leaf])
                : SumTree.Leaf(secret.Nonce(asset, names[entry.Account]), head, names[entry.Account], entry.Units, (ulong)leaf);
            hash.CopyTo(hashes[0], leaf * SumTree.HashBytes);
        }

        while (values[^1].Length > 1)
            AddLevel(asset, hashes, values);
        return new LiabilityTree(asset, head.Decimals, head.Height, [.. hashes], [.. values], accountOfLeaf);
    }

    private static void AddLevel(string asset, List<byte[]> hashes, List<ulong[]> values)
    {
        var (below, amounts) = (hashes[^1], values[^1]);
        var (above, sums) = (new byte[below.Length / 2], new ulong[amounts.Length / 2]);
        for (var at = 0; at < sums.Length; at++)
        {
            var (left, right) = (amounts[2 * at], amounts[2 * at + 1]);
            if (right > ulong.MaxValue - left)
                throw new TreeInputException($"The total of {asset} in base units is above 2^64-1; state fewer decimals for the asset.");
            sums[at] = left + right;
            SumTree.Parent(Child(2 * at), Child((2 * at) + 1)).Hash.CopyTo(above, at * SumTree.HashBytes);
        }

        hashes.Add(above);
        values.Add(sums);

        SumNode Child(int at) => new(below.AsSpan(at * SumTree.HashBytes, SumTree.HashBytes).ToArray(), amounts[at]);
    }

    private readonly record struct Entry(int Account, int Row, ulong Units);
}
