using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.MarketData;

/// <summary>An order book in the unified form of ccxt.</summary>
public sealed class CcxtOrderBookSource : JsonMarketSource
{
    /// <inheritdoc/>
    public override string Code => "ccxt-order-book";

    /// <inheritdoc/>
    public override string Description => "An order book in the unified form of ccxt: depth within 2% below mid, and spread.";

    /// <inheritdoc/>
    public override string Traps => "The symbol may be null and the timestamp too; depth counts only as deep as the book was asked for.";

    internal override bool HasShape(JsonView root) =>
        root.Has("symbol", "bids", "asks", "timestamp") && root.Find("bids") is { IsArray: true } && root.Find("asks") is { IsArray: true };

    internal override int LinesOf(JsonView root) => root.Find("bids")!.Count + root.Find("asks")!.Count;

    internal override IEnumerable<MarketObservation> Observe(JsonView root, SourceDocument document, IssueLog log)
    {
        // A contract is told as BTC/USDT:USDT; what is held is priced by the spot market only.
        var symbol = root.Text("symbol");
        if (symbol?.Split('/') is not [var one, var other] || other.Contains(':', StringComparison.Ordinal))
        {
            log.Warning("no-instrument", document.Name, null, "$.symbol", $"found {Cell.Quote(symbol)}, expected a spot market such as BTC/USDT; the book is not used");
            yield break;
        }

        if (DayOf(root.Find("timestamp")?.UnixMilliseconds(), document, log) is { } date
            && OrderBook.Observe(one, other, root, document, date, log) is { } seen)
        {
            yield return seen;
        }
    }
}
