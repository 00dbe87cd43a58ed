using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.MarketData;

/// <summary>OKX <c>/market/ticker</c> and <c>/market/tickers</c>: last price and volume of instruments.</summary>
public sealed class OkxTickersSource : JsonMarketSource
{
    /// <inheritdoc/>
    public override string Code => "okx-tickers";

    /// <inheritdoc/>
    public override string Description => "OKX v5 tickers: last price, spread and 24-hour volume of spot markets against dollar stablecoins.";

    /// <inheritdoc/>
    public override string Traps => "volCcy24h is in the quote currency for spot only and means something else for contracts, which are not used.";

    internal override bool HasShape(JsonView root) => OkxAnswer.Has(root, "instType", "instId", "last", "volCcy24h");

    internal override int LinesOf(JsonView root) => OkxAnswer.Entries(root).Count;

    internal override IEnumerable<MarketObservation> Observe(JsonView root, SourceDocument document, IssueLog log)
    {
        foreach (var ticker in OkxAnswer.Entries(root).Items())
        {
            var isSpot = ticker.Text("instType") == "SPOT";
            if (!isSpot || ticker.Text("instId")?.Split('-') is not [var one, "USD" or "USDT" or "USDC"] || !AssetSymbol.TryParse(one, out var asset))
            {
                log.Info("not-a-spot-market", document.Name, null, ticker.Path, $"{Cell.Quote(ticker.Text("instId"))} is no spot market against dollars, so it is not used");
                continue;
            }

            if (DayOf(ticker.Find("ts")?.UnixMilliseconds(), document, log) is not { } date)
                continue;

            var (bid, ask) = (ticker.AmountFromZero("bidPx"), ticker.AmountFromZero("askPx"));
            yield return InDollars(
                QuoteAt(asset, ticker, document) with
                {
                    Price = ticker.AmountFromZero("last"),
                    Volume24h = ticker.AmountFromZero("volCcy24h"),
                    Spread = bid is > 0 && ask > bid ? (ask - bid) / ((ask + bid) / 2m) : null,
                },
                date);
        }
    }
}
