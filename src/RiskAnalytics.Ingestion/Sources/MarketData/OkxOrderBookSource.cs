using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.MarketData;

/// <summary>OKX <c>/market/books</c>: the order book of one instrument.</summary>
public sealed class OkxOrderBookSource : JsonMarketSource
{
    /// <inheritdoc/>
    public override string Code => "okx-order-book";

    /// <inheritdoc/>
    public override string Description => "OKX v5 order book: depth within 2% below mid, and spread.";

    /// <inheritdoc/>
    public override string Traps => "The answer does not name its instrument, which must stand in the file name (BTC-USDT.json); depth counts only as deep as the book was asked for.";

    internal override bool HasShape(JsonView root) => OkxAnswer.Has(root, "asks", "bids", "ts");

    internal override int LinesOf(JsonView root) => OkxAnswer.Entries(root).Items().Sum(b => b.Find("asks")!.Count + b.Find("bids")!.Count);

    internal override IEnumerable<MarketObservation> Observe(JsonView root, SourceDocument document, IssueLog log)
    {
        var pair = OrderBook.PairInName(document);
        if (pair is null)
        {
            log.Error("no-instrument", document.Name, null, null, "the answer does not name its instrument, and the file name has none such as BTC-USDT; nothing of it is used");
            yield break;
        }

        foreach (var book in OkxAnswer.Entries(root).Items())
        {
            if (DayOf(book.Find("ts")?.UnixMilliseconds(), document, log) is { } date
                && OrderBook.Observe(pair.Value.Base, pair.Value.Quote, book, document, date, log) is { } seen)
            {
                yield return seen;
            }
        }
    }
}
