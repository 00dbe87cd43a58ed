using System.Collections.Immutable;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.Ingestion.Sources.Okx;

namespace RiskAnalytics.Ingestion.Reference;

/// <summary>Tells which asset of a book a coin name of a proof or an address list stands for: <c>USDT-ERC20</c> is USDT, <c>XBT</c> is BTC.</summary>
public static class CoinNames
{
    /// <summary>The symbol that a coin name stands for on a date; the name itself when it is no symbol.</summary>
    public static string AssetOf(string coin, DateOnly asOf) => OkxCoins.AssetOf(coin, asOf)?.Text ?? coin;

    /// <summary>The sums under the symbols of books; names that mean one asset are added up, a name that is no symbol stays as it is.</summary>
    /// <param name="sums">Sums by the names of a file.</param>
    /// <param name="asOf">The date for which the names are meant.</param>
    /// <returns>In the order in which the assets first appear.</returns>
    /// <exception cref="OverflowException">A sum is larger than can be calculated exactly.</exception>
    public static ImmutableArray<AssetSum> Joined(ImmutableArray<AssetSum> sums, DateOnly asOf) =>
    [
        .. sums.GroupBy(sum => AssetOf(sum.Asset, asOf)).Select(asset => new AssetSum(
            asset.Key,
            asset.Sum(sum => sum.Quantity),
            asset.SelectMany(sum => sum.ByOutcome).GroupBy(part => part.Key).ToImmutableSortedDictionary(part => part.Key, part => part.Sum(p => p.Value)))),
    ];
}
