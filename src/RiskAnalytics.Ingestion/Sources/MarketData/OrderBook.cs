using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;

namespace RiskAnalytics.Ingestion.Sources.MarketData;

/// <summary>What an order book tells of liquidity: mid price, spread, and what can be sold within 2% below mid.</summary>
internal sealed record OrderBook(decimal Mid, decimal Spread, decimal Depth, bool IsCutShort)
{
    private const decimal Reach = 0.98m;

    /// <summary>Reads the two sides of <c>[price, amount, ...]</c> levels; null with an issue for a book with one side or with crossed sides.</summary>
    public static OrderBook? Read(JsonView book, string file, IssueLog log)
    {
        var bids = Levels(book.Find("bids"));
        var asks = Levels(book.Find("asks"));
        if (bids.Count == 0 || asks.Count == 0)
        {
            log.Warning("one-sided-book", file, null, book.Path, "the order book lacks one of its sides, so neither depth nor spread is taken");
            return null;
        }

        var bid = bids.Max(l => l.Price);
        var ask = asks.Min(l => l.Price);
        if (bid >= ask)
        {
            log.Warning("crossed-book", file, null, book.Path, FormattableString.Invariant($"the best bid {bid} is not below the best ask {ask}, so neither depth nor spread is taken"));
            return null;
        }

        try
        {
            var mid = (bid + ask) / 2m;
            var floor = Reach * mid;
            return new OrderBook(mid, (ask - bid) / mid, bids.Where(l => l.Price >= floor).Sum(l => l.Price * l.Amount), bids.Min(l => l.Price) > floor);
        }
        catch (OverflowException)
        {
            book.Bad("prices and amounts whose products are amounts of money");
            return null;
        }
    }

    /// <summary>Says when the levels end before 2% are reached.</summary>
    public void MentionCut(string file, string place, IssueLog log)
    {
        if (IsCutShort)
            log.Info("book-cut-short", file, null, place, "the bids end before 2% below mid, so the depth is a lower bound");
    }

    private static List<(decimal Price, decimal Amount)> Levels(JsonView? side)
    {
        var levels = new List<(decimal, decimal)>();
        foreach (var level in side?.Items() ?? [])
        {
            var parts = level.Items().Take(2).ToArray();
            if (parts.Length == 2 && parts[0].AmountFromZero() is > 0 and { } price && parts[1].AmountFromZero() is { } amount)
                levels.Add((price, amount));
        }

        return levels;
    }
}
