using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.MarketData;

/// <summary>An order book in the one form of the ccxt library.</summary>
public sealed class CcxtOrderBookSource : IReserveSource
{
    /// <inheritdoc/>
    public string Code => "ccxt-order-book";

    /// <inheritdoc/>
    public string Description => "Order book in ccxt form: symbol, bids and asks as [price, amount], timestamp.";

    /// <inheritdoc/>
    public string Rhythm => "on request";

    /// <inheritdoc/>
    public string Traps => "The timestamp may be null; the levels may end before 2% below mid; contracts and pairs without a dollar or other currency are not used.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) =>
        JsonView.Root(document) is { } root && root.Has("symbol", "timestamp", "nonce") && root.Find("bids") is { IsArray: true } && root.Find("asks") is { IsArray: true };

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        var seen = new MarketFindings(document, new IssueLog());
        var root = seen.Root();
        var lines = root.Find("bids")!.Count + root.Find("asks")!.Count;
        var instant = root.Find("timestamp")?.UnixMilliseconds() ?? root.Find("datetime")?.IsoInstant();
        if (document.AsOf(MarketFindings.DayOf(instant), seen.Log) is not { } date)
            return seen.Reading(lines);

        if (TradedPair.Parse(root.Text("symbol"), date) is not { } pair)
            seen.Log.Warning("pair-not-used", document.Name, null, "$.symbol", $"found {Cell.Quote(root.Text("symbol"))}, expected a spot pair in a currency, USDT or USDC; no figure is taken");
        else if (OrderBook.Read(root, document.Name, seen.Log) is { } book)
        {
            book.MentionCut(document.Name, "$.bids", seen.Log);
            seen.Add(seen.Quote(pair.Base, "$", pair.Remark) with { Price = book.Mid, Spread = book.Spread, Depth2PctDown = book.Depth }, pair.Currency, date);
        }

        return seen.Reading(lines, date);
    }
}
