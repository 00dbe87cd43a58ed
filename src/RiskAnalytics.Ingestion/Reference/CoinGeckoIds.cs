using System.Collections.Immutable;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Ingestion.Reference;

/// <summary>The asset behind an id of CoinGecko, whose symbols are not unique: from <c>data/reference/assets/coingecko-ids.csv</c>.</summary>
internal static class CoinGeckoIds
{
    private static readonly Lazy<ImmutableDictionary<string, AssetSymbol>> ById = new(() =>
        CarriedTable.Rows("coingecko-ids.csv").ToImmutableDictionary(r => r.Text("id")!, r => r.Symbol("asset")!, StringComparer.Ordinal));

    /// <summary>The asset of an id, or null when the table does not know it.</summary>
    public static AssetSymbol? Find(string? id) => id is null ? null : ById.Value.GetValueOrDefault(id);
}
