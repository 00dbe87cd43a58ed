using System.Collections.Immutable;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Verification;

namespace RiskAnalytics.Verification.Wrapped;

/// <summary>A claim that an address holds an amount at a block.</summary>
/// <param name="Asset">The symbol of the asset.</param>
/// <param name="Network">The network as the file names it.</param>
/// <param name="Address">The address.</param>
/// <param name="Quantity">Whole units claimed; null when the file gives none.</param>
/// <param name="Height">Height as written; null when the file gives none.</param>
/// <param name="Row">Line number in the file, header = 1.</param>
public sealed record BalanceClaim(string Asset, string Network, string Address, decimal? Quantity, string? Height, int Row)
{
    /// <summary>True for coins that a validator or a staking contract holds: the address is then no account that holds them.</summary>
    public bool IsStaked { get; init; }

    /// <summary>The claims of a book: every line with a network, an address and a quantity.</summary>
    /// <param name="snapshot">The book's snapshot.</param>
    public static ImmutableArray<BalanceClaim> Of(ReserveSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return
        [
            .. from line in snapshot.Holdings
               where line is { Chain: { Network: not null, Address: not null }, Quantity: not null }
               select new BalanceClaim(line.Asset.Text, line.Chain!.Network!, line.Chain.Address!, line.Quantity, line.Chain.Height, line.Row),
        ];
    }

    /// <summary>The claims of an address list: every row with an amount.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="assetOf">Gives the symbol that a coin name of the list stands for.</param>
    public static ImmutableArray<BalanceClaim> Of(IEnumerable<SignedAddress> rows, Func<string, string> assetOf)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(assetOf);
        return
        [
            .. from row in rows
               where row.Quantity is not null
               select new BalanceClaim(assetOf(row.Coin), row.Network.Length > 0 ? row.Network : row.Coin, row.Address, row.Quantity, row.Height is "" or "-" ? null : row.Height, row.Row)
               {
                   IsStaked = row.Type.Length > 0 && !row.Type.Equals("Non Staking", StringComparison.OrdinalIgnoreCase),
               },
        ];
    }
}
