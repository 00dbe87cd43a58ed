using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.MarketData;

/// <summary>An order book of OKX.</summary>
public sealed class OkxOrderBookSource : IReserveSource
{
    /// <inheritdoc/>
    public string Code => "okx-order-book";

    /// <inheritdoc/>
    public string Description => "OKX v5 /market/books: asks and bids of one instrument, all as text.";

    /// <inheritdoc/>
    public string Rhythm => "on request";

    /// <inheritdoc/>
    public string Traps => "The instrument is not in the body, so the file name must tell it, such as BTC-USDT; a level has four parts, of which the third is always 0.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) => OkxAnswer.IsOf(document, "asks", "bids", "ts");

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        var seen = new MarketFindings(document, new IssueLog());
        var books = OkxAnswer.Items(document, seen.Log);
        foreach (var item in books)
        {
            if (document.AsOf(MarketFindings.DayOf(item.Find("ts")?.UnixMilliseconds()), seen.Log) is not { } date)
                continue;
            if (TradedPair.InName(document.Name, date) is not { } pair)
            {
                seen.Log.Warning("instrument-not-stated", document.Name, null, item.Path, "the document does not say of which instrument it is, and its file name has no spot pair such as BTC-USDT, so no figure is taken");
            }
            else if (OrderBook.Read(item, document.Name, seen.Log) is { } book)
            {
                book.MentionCut(document.Name, item.Path + ".bids", seen.Log);
                seen.Add(seen.Quote(pair.Base, item.Path, pair.Remark) with { Price = book.Mid, Spread = book.Spread, Depth2PctDown = book.Depth }, pair.Currency, date);
            }
        }

        return seen.Reading(books.Count);
    }
}
