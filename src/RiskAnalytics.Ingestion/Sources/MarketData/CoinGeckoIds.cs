using System.Collections.Immutable;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Normalisation;
using RiskAnalytics.Ingestion.Reference;

namespace RiskAnalytics.Ingestion.Sources.MarketData;

/// <summary>Which asset an id of CoinGecko stands for, from the dated table of <c>data/reference/assets/coingecko-ids.csv</c>.</summary>
/// <remarks>Symbols at CoinGecko are not unique, ids are: a coin that the table does not know never passes for one that it knows.</remarks>
internal static class CoinGeckoIds
{
    private static readonly Lazy<ImmutableArray<Row>> Rows = new(() =>
        [.. CarriedTable.Rows("coingecko-ids.csv").Select(r => new Row(r.Text("id")!, r.Symbol("asset")!, r.Date("from"), r.Date("until")))]);

    /// <summary>The asset of an id on a date, or null when the table does not know it.</summary>
    public static AssetSymbol? Find(string? id, DateOnly date) =>
        Rows.Value.FirstOrDefault(r => r.Id == id && (r.From is null || date >= r.From) && (r.Until is null || date <= r.Until))?.Asset;

    /// <summary>The id that a file name tells, the longest of several; or null.</summary>
    public static string? IdInName(string name) =>
        Rows.Value.Select(r => r.Id).Where(id => FileWords.Has(name, id)).OrderByDescending(id => id.Length).ThenBy(id => id, StringComparer.Ordinal).FirstOrDefault();

    /// <summary>The asset of an id; one that the table does not know keeps its symbol, unless that is the symbol of a coin that it knows.</summary>
    public static AssetSymbol? AssetOf(string? id, string? symbol, DateOnly date, string file, string place, IssueLog log, bool isContract = false)
    {
        if (Find(id, date) is { } known)
            return known;

        if (AssetDirectory.AssetOf(symbol, date) is not { } asset)
        {
            log.Error("bad-symbol", file, null, place, $"found {Cell.Quote(symbol)}, expected the symbol of an asset", omitsLine: true);
            return null;
        }

        if (!isContract && Rows.Value.Any(r => r.Asset == asset))
        {
            log.Warning("symbol-of-another", file, null, place, $"the coin {Cell.Quote(id)} has the symbol {asset} of a better known coin and is left out");
            return null;
        }

        log.Info("unknown-coin-id", file, null, place, isContract
            ? $"the coin is given by its contract; its symbol {asset} stands for it"
            : $"the coin {Cell.Quote(id)} is not in the table of ids; its symbol {asset} stands for it");
        return asset;
    }

    private sealed record Row(string Id, AssetSymbol Asset, DateOnly? From, DateOnly? Until);
}
