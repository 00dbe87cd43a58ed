using System.Collections.Immutable;

namespace RiskAnalytics.Core.Reserves;

/// <summary>
/// Finds the rows of what is owed that must not be counted a second time. A copy of a token on another chain is backed by tokens that
/// stand in a lock contract; where the supply of the lock's chain is a row of the book, those tokens are part of it. A copy whose lock
/// is a holding, and no part of a supply in the book, is what that holding is owed for: it counts.
/// </summary>
public static class BackedCopies
{
    /// <summary>The rows that are part of another row.</summary>
    /// <param name="liabilities">What is owed.</param>
    /// <param name="holdings">What is held: a lock given without its network may be one of these lines.</param>
    /// <param name="networkName">Gives the one name of a network that has several; null compares names as written, case ignored.</param>
    /// <returns>Rows of <paramref name="liabilities"/>, compared by reference.</returns>
    public static IReadOnlySet<Liability> Of(ImmutableArray<Liability> liabilities, ImmutableArray<Holding> holdings, Func<string, string>? networkName = null)
    {
        var found = new HashSet<Liability>(ReferenceEqualityComparer.Instance);
        var copies = liabilities.Where(row => row.BackedBy is not null).ToList();
        if (copies.Count == 0)
            return found;

        var places = holdings.Select(line => line.Chain).Concat(liabilities.Select(row => row.Chain))
            .Where(place => place is { Network: not null, Address: not null })
            .ToLookup(place => place!.Address!, place => NameOf(place!.Network!), StringComparer.OrdinalIgnoreCase);
        var open = new Queue<(string Asset, string Network)>();
        foreach (var row in liabilities.Where(row => row.BackedBy is null && row.Chain?.Network is not null))
            open.Enqueue((row.Asset.Text, NameOf(row.Chain!.Network!)));
        var roots = open.Distinct().ToLookup(root => root.Asset, root => root.Network);
        var byLock = copies
            .Select(row => (Row: row, Lock: LockOf(row)))
            .Where(copy => copy.Lock is not null)
            .ToLookup(copy => (copy.Row.Asset.Text, copy.Lock!), copy => copy.Row);

        // From the counted supplies outwards, so that copies which name each other's chain and no supply all count.
        while (open.TryDequeue(out var counted))
        {
            foreach (var row in byLock[(counted.Asset, counted.Network)])
            {
                if (found.Add(row) && row.Chain?.Network is { } network)
                    open.Enqueue((row.Asset.Text, NameOf(network)));
            }
        }

        return found;

        string NameOf(string network) => (networkName?.Invoke(network) ?? network.Trim()).ToUpperInvariant();

        string? LockOf(Liability row)
        {
            var (network, address) = Parse(row.BackedBy!);
            if (network is not null)
                return NameOf(network);
            var known = places[address].Distinct().Take(2).ToList();
            if (known.Count > 0)
                return known.Count == 1 ? known[0] : null;
            // Without a network the lock can only be told where there is one supply that it could be part of.
            return roots[row.Asset.Text].Take(2).ToList() is [var only] ? only : null;
        }
    }

    /// <summary>Network and address of a lock; the network is null when the text gives none.</summary>
    /// <param name="backedBy">An address, or <c>network:address</c>.</param>
    public static (string? Network, string Address) Parse(string backedBy)
    {
        ArgumentNullException.ThrowIfNull(backedBy);
        // An address may have colons of its own, as coin types of Sui do, but two at once.
        var colon = backedBy.IndexOf(':', StringComparison.Ordinal);
        return colon <= 0 || (colon + 1 < backedBy.Length && backedBy[colon + 1] == ':')
            ? (null, backedBy.Trim())
            : (backedBy[..colon].Trim(), backedBy[(colon + 1)..].Trim());
    }
}
