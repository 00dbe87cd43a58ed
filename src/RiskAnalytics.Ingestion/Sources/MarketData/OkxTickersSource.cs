using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.MarketData;

/// <summary>The last prices of OKX.</summary>
public sealed class OkxTickersSource : IReserveSource
{
    /// <inheritdoc/>
    public string Code => "okx-tickers";

    /// <inheritdoc/>
    public string Description => "OKX v5 /market/ticker and /market/tickers: last price, best bid and ask, and volume of instruments.";

    /// <inheritdoc/>
    public string Rhythm => "on request";

    /// <inheritdoc/>
    public string Traps => "volCcy24h is in the quote currency for spot and in the base currency for derivatives; only spot pairs are used; the volume is that of one exchange.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) => OkxAnswer.IsOf(document, "instType", "instId", "last", "volCcy24h");

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        var seen = new MarketFindings(document, new IssueLog());
        var items = OkxAnswer.Items(document, seen.Log);
        var unused = 0;
        foreach (var item in items)
        {
            if (document.AsOf(MarketFindings.DayOf(item.Find("ts")?.UnixMilliseconds()), seen.Log) is not { } date)
                continue;
            if (item.Text("instType") != "SPOT" || TradedPair.Parse(item.Text("instId"), date) is not { } pair)
            {
                unused++;
                continue;
            }

            var remark = pair.Remark is null ? "volume of OKX alone" : $"{pair.Remark}; volume of OKX alone";
            seen.Add(seen.Quote(pair.Base, item.Path, remark) with
            {
                Price = seen.Price(item.Find("last")),
                Volume24h = item.AmountFromZero("volCcy24h"),
                Spread = SpreadOf(item.AmountFromZero("bidPx"), item.AmountFromZero("askPx")),
            }, pair.Currency, date);
        }

        if (unused > 0)
            seen.Log.Info("instruments-not-used", document.Name, null, "$.data", FormattableString.Invariant($"{unused} of {items.Count} instruments are derivatives or are priced in a coin, and give no price of a coin"));
        return seen.Reading(items.Count);
    }

    private static decimal? SpreadOf(decimal? bid, decimal? ask) =>
        bid is > 0 and < 1e14m && ask is < 1e14m && ask > bid ? (ask - bid) / ((ask + bid) / 2m) : null;
}
