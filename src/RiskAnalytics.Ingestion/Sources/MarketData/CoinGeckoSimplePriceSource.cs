using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;
using RiskAnalytics.Ingestion.Reference;

namespace RiskAnalytics.Ingestion.Sources.MarketData;

/// <summary>The plain prices that CoinGecko gives.</summary>
public sealed class CoinGeckoSimplePriceSource : IReserveSource
{
    /// <inheritdoc/>
    public string Code => "coingecko-simple-price";

    /// <inheritdoc/>
    public string Description => "CoinGecko /simple/price: price, market value and volume by coin id and currency.";

    /// <inheritdoc/>
    public string Rhythm => "on request";

    /// <inheritdoc/>
    public string Traps => "The time of a price is given only when asked for; a body without it takes its date from the user or the file name.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document)
    {
        if (JsonView.Root(document) is not { IsObject: true } root)
            return false;
        var coins = 0;
        foreach (var (_, coin) in root.Properties())
        {
            var hasPrice = false;
            foreach (var (key, value) in coin.Properties())
            {
                var isPrice = key.Length == 3 && key.All(char.IsAsciiLetterLower) && value.IsNumber;
                if (!isPrice && !key.EndsWith("_market_cap", StringComparison.Ordinal) && !key.EndsWith("_24h_vol", StringComparison.Ordinal)
                    && !key.EndsWith("_24h_change", StringComparison.Ordinal) && key != "last_updated_at")
                    return false;
                hasPrice |= isPrice;
            }

            if (!hasPrice)
                return false;
            coins++;
        }

        return coins > 0;
    }

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        var seen = new MarketFindings(document, new IssueLog());
        var lines = 0;
        foreach (var (id, coin) in seen.Root().Properties())
        {
            lines++;
            var stated = MarketFindings.DayOf(coin.Find("last_updated_at")?.UnixSeconds());
            if ((stated ?? document.AsOf(null, seen.Log)) is not { } date
                || CoinGeckoIds.AssetOf(id, id, date, document.Name, coin.Path, seen.Log) is not { } asset)
                continue;

            foreach (var (key, price) in coin.Properties())
            {
                if (!AssetDirectory.IsFiat(key.ToUpperInvariant()) || !CurrencyCode.TryParse(key, out var currency))
                    continue;
                seen.Add(seen.Quote(asset, price.Path) with
                {
                    Price = seen.Price(price),
                    MarketCap = coin.AmountFromZero(key + "_market_cap"),
                    Volume24h = coin.AmountFromZero(key + "_24h_vol"),
                }, currency, date);
            }
        }

        return seen.Reading(lines);
    }
}
