using System.Collections.Immutable;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Reference;

namespace RiskAnalytics.Ingestion.Sources.Okx;

/// <summary>The coin names of OKX's files, which often name the chain too: ticker, decimals and whether it is a claim on another chain.</summary>
internal static class OkxCoins
{
    private static readonly Lazy<ImmutableDictionary<string, Coin>> Known = new(() => CarriedTable.Rows("okx_coin_unit_map.csv")
        .ToImmutableDictionary(
            r => r.Text("file_coin")!.ToUpperInvariant(),
            r => new Coin(r.Text("ticker")!, r.WholeNumber("decimals"), r.Truth("is_okc_wrapped_k_token") == true)));

    /// <summary>How many decimals the base unit of a coin lies below a whole one; null when no table says so.</summary>
    public static int? DecimalsOf(string coin) => Known.Value.GetValueOrDefault(coin.ToUpperInvariant())?.Decimals;

    /// <summary>Whether the coin is a claim on OKX's own chain on a coin of another one.</summary>
    public static bool IsWrapped(string coin) => Known.Value.GetValueOrDefault(coin.ToUpperInvariant())?.IsWrapped == true;

    /// <summary>Whether the table or the directory of assets knows the name, or it is a plain ticker without a chain.</summary>
    public static bool IsKnown(string coin) => Known.Value.ContainsKey(coin.ToUpperInvariant()) || !coin.Contains('-', StringComparison.Ordinal);

    /// <summary>The asset that a coin stands for on a date; null when the name is no symbol.</summary>
    public static AssetSymbol? AssetOf(string coin, DateOnly asOf) =>
        AssetDirectory.AssetOf(Known.Value.GetValueOrDefault(coin.ToUpperInvariant())?.Ticker ?? coin, asOf);

    private sealed record Coin(string Ticker, int? Decimals, bool IsWrapped);
}
