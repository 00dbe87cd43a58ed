using System.Text.RegularExpressions;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.MarketData;

/// <summary>Depth and spread of an order book whose sides are lists of price and size, best first.</summary>
internal static partial class OrderBook
{
    /// <summary>How far below mid the depth reaches: 2%.</summary>
    private const decimal DepthReach = 0.02m;

    /// <summary>The instrument that a file name states, such as <c>BTC-USDT</c>; null when it states none.</summary>
    public static (string Base, string Quote)? PairInName(SourceDocument document)
    {
        var match = PairPattern().Match(Path.GetFileNameWithoutExtension(document.Name));
        return match.Success ? (match.Groups[1].Value, match.Groups[2].Value) : null;
    }

    /// <summary>
    /// What a book tells of the base asset. A quote asset pegged to the dollar is taken at one dollar, and the source says so; a book
    /// against anything else, or with an empty or crossed side, tells nothing, with an issue.
    /// </summary>
    public static MarketObservation? Observe(string baseAsset, string quoteAsset, JsonView book, SourceDocument document, DateOnly date, IssueLog log)
    {
        if (!AssetSymbol.TryParse(baseAsset, out var asset))
            return null;
        if (quoteAsset.ToUpperInvariant() is not ("USD" or "USDT" or "USDC" or "FDUSD"))
        {
            log.Info("not-in-dollars", document.Name, null, book.Path, $"the book is against {Cell.Quote(quoteAsset)} and not against dollars, so it is not used");
            return null;
        }

        var bids = Side(book.Find("bids"));
        var asks = Side(book.Find("asks"));
        if (bids.Count == 0 || asks.Count == 0)
        {
            log.Warning("one-sided-book", document.Name, null, book.Path, "the order book has no bids or no asks, so it has no mid price and no depth");
            return null;
        }

        try
        {
            var bid = bids.Max(o => o.Price);
            var ask = asks.Min(o => o.Price);
            var mid = (bid + ask) / 2m;
            if (bid >= ask || mid <= 0)
            {
                log.Warning("crossed-book", document.Name, null, book.Path, FormattableString.Invariant($"the best bid {bid} is not below the best ask {ask}, so the book is not used"));
                return null;
            }

            var deepest = bids.Min(o => o.Price);
            var limit = mid * (1m - DepthReach);
            var depth = bids.Where(o => o.Price >= limit).Sum(o => o.Price * o.Size);
            var reach = deepest > limit ? ", as deep as the book goes" : "";
            return JsonMarketSource.InDollars(
                JsonMarketSource.QuoteAt(asset, book, document) with
                {
                    StatedSource = $"{document.Cite(book.Path)}{reach}, {quoteAsset.ToUpperInvariant()} at one dollar",
                    Price = mid,
                    Depth2PctDown = depth,
                    Spread = (ask - bid) / mid,
                },
                date);
        }
        catch (OverflowException)
        {
            book.Bad("prices and sizes whose products are below 7.9e28");
            return null;
        }
    }

    private static List<(decimal Price, decimal Size)> Side(JsonView? side)
    {
        var orders = new List<(decimal, decimal)>();
        foreach (var order in side?.Items() ?? [])
        {
            var parts = order.Items().Take(2).ToList();
            if (parts.Count == 2 && parts[0].AmountFromZero() is { } price && parts[1].AmountFromZero() is { } size)
                orders.Add((price, size));
        }

        return orders;
    }

    [GeneratedRegex("(?<![A-Z0-9])([A-Z0-9]{2,12})[-_]([A-Z0-9]{3,6})(?![A-Z0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex PairPattern();
}
