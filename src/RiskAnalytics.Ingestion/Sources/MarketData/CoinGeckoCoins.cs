using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;
using RiskAnalytics.Ingestion.Reference;

namespace RiskAnalytics.Ingestion.Sources.MarketData;

/// <summary>Which asset an entry of a CoinGecko answer is about.</summary>
internal static class CoinGeckoCoins
{
    /// <summary>The asset of an entry with <c>id</c> and <c>symbol</c>; an id that no table knows goes by its symbol, with a remark.</summary>
    public static AssetSymbol? AssetOf(JsonView coin, SourceDocument document, IssueLog log) =>
        AssetOf(coin.Text("id"), coin.Text("symbol"), coin.Path, document, log);

    /// <summary>The asset of an id; one that no table knows goes by the symbol, or gives nothing without one, with a remark.</summary>
    public static AssetSymbol? AssetOf(string? id, string? symbol, string place, SourceDocument document, IssueLog log)
    {
        if (CoinGeckoIds.Find(id) is { } known)
            return known;
        if (AssetSymbol.TryParse(symbol, out var asset))
        {
            log.Info("unknown-coin-id", document.Name, null, place, $"the id {Cell.Quote(id)} is not in the carried table; its symbol {Cell.Quote(symbol)} stands for it");
            return asset;
        }

        log.Warning("unknown-coin-id", document.Name, null, place, $"the id {Cell.Quote(id)} is not in the carried table, so its figures are not used");
        return null;
    }
}
