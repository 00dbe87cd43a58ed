using System.Collections.Immutable;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Ingestion.Reference;

/// <summary>What a symbol stands for, and the class of a coin, on a date: from the dated tables of <c>data/reference</c>.</summary>
public static class AssetDirectory
{
    /// <summary>The last rank of a large altcoin, by the scoring model.</summary>
    private const int LastLargeRank = 20;

    private static readonly Lazy<ImmutableArray<Alias>> Aliases = new(() =>
        [.. CarriedTable.Rows("symbols.csv").Select(r => new Alias(r.Text("symbol")!.ToUpperInvariant(), r.Symbol("asset")!, r.Date("from"), r.Date("until")))]);

    private static readonly Lazy<ILookup<AssetSymbol, ClassRow>> Classes = new(() => CarriedTable.Rows("classes.csv")
        .Select(r => (Asset: r.Symbol("asset")!, Row: new ClassRow(CodeOf(r.Text("class")), r.Date("from"), r.Date("until"))))
        .ToLookup(r => r.Asset, r => r.Row));

    private static readonly Lazy<ImmutableSortedDictionary<DateOnly, ImmutableDictionary<AssetSymbol, int>>> Ranks = new(() => CarriedTable.Rows("market_snapshots.csv")
        .Select(r => (Date: r.Date("snapshot_date")!.Value, Asset: r.Symbol("asset")!, Rank: r.WholeNumber("rank")))
        .Where(r => r.Rank is not null)
        .ToList()
        .GroupBy(r => r.Date)
        .ToImmutableSortedDictionary(day => day.Key, day => day.DistinctBy(r => r.Asset).ToImmutableDictionary(r => r.Asset, r => r.Rank!.Value)));

    /// <summary>The asset that a published symbol stands for on a date: <c>RIPPLE</c> is XRP, <c>MATIC</c> is POL from September 2024.</summary>
    /// <param name="symbol">The symbol as published, in any case.</param>
    /// <param name="asOf">The as-of date of the document.</param>
    /// <returns>The asset; the symbol itself when no table says otherwise. Null when it is no symbol.</returns>
    public static AssetSymbol? AssetOf(string? symbol, DateOnly asOf)
    {
        if (!AssetSymbol.TryParse(symbol, out var asset))
            return null;
        return Aliases.Value.FirstOrDefault(a => a.Symbol == asset.Text && IsWithin(asOf, a.From, a.Until))?.Asset ?? asset;
    }

    /// <summary>The class of an asset held by an entity on a date.</summary>
    /// <param name="asset">The asset.</param>
    /// <param name="asOf">The as-of date.</param>
    /// <param name="ownAssets">The tokens that the entity or an affiliate issues.</param>
    /// <returns>
    /// <c>own-token</c>, or the class of the table; else large or small by rank in the last monthly snapshot not after the date, where
    /// a coin without a rank is a small one.
    /// </returns>
    public static AssetClass ClassOf(AssetSymbol asset, DateOnly asOf, ImmutableArray<AssetSymbol> ownAssets)
    {
        if (ownAssets.Contains(asset))
            return AssetClass.OwnToken;
        if (CurrencyCode.TryParse(asset.Text, out _) && IsFiat(asset.Text))
            return AssetClass.DepositBank;
        if (Classes.Value[asset].FirstOrDefault(r => IsWithin(asOf, r.From, r.Until)) is { } row)
            return row.Class;
        return RankDateFor(asOf) is { } date && Ranks.Value[date].GetValueOrDefault(asset, int.MaxValue) <= LastLargeRank
            ? AssetClass.LargeAltcoin
            : AssetClass.SmallAltcoin;
    }

    /// <summary>The date of the ranks that <see cref="ClassOf"/> goes by; null when no snapshot is that old.</summary>
    public static DateOnly? RankDateFor(DateOnly asOf)
    {
        var earlier = Ranks.Value.Keys.Where(d => d <= asOf).ToList();
        return earlier.Count == 0 ? null : earlier.Max();
    }

    /// <summary>The note for a book whose coins were classed by <see cref="ClassOf"/>.</summary>
    /// <param name="asOf">The as-of date.</param>
    public static string ClassNote(DateOnly asOf) => RankDateFor(asOf) is { } date
        ? $"CLASSES: large altcoins are those among the first twenty by market value on {Format.Date(date)}, the last ranks carried that are not after the as-of date."
        : "CLASSES: no ranks by market value are carried that are not after the as-of date, so every altcoin counts as a small one.";

    /// <summary>Whether three letters are the code of a currency that banks hold, and no coin.</summary>
    internal static bool IsFiat(string code) => code is
        "USD" or "EUR" or "GBP" or "JPY" or "CHF" or "AUD" or "CAD" or "NZD" or "SGD" or "HKD" or "CNY" or "CNH" or "KRW" or "BRL" or "MXN" or "TRY"
        or "ZAR" or "INR" or "SEK" or "NOK" or "DKK" or "PLN" or "CZK" or "HUF" or "RON" or "THB" or "IDR" or "MYR" or "PHP" or "ILS" or "AED" or "UAH" or "RUB";

    private static bool IsWithin(DateOnly date, DateOnly? from, DateOnly? until) => (from is null || date >= from) && (until is null || date <= until);

    private static AssetClass CodeOf(string? code) =>
        Codes.TryParse<AssetClass>(code, out var known) ? known : throw new InvalidOperationException($"classes.csv: no class {code}.");

    private sealed record Alias(string Symbol, AssetSymbol Asset, DateOnly? From, DateOnly? Until);

    private sealed record ClassRow(AssetClass Class, DateOnly? From, DateOnly? Until);
}
