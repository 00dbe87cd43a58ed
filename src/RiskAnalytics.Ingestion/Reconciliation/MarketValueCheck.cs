using RiskAnalytics.Core.Market;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Ingestion.Reconciliation;

/// <summary>More of a coin than there is: a value above the market value of all of it, or more units than are in circulation.</summary>
internal static class MarketValueCheck
{
    private const string Code = "beyond-market-value";

    public static ReconciliationCheck Check { get; } = new(Code, "No coin is held beyond its market value or its circulating supply.", Find);

    private static IEnumerable<DataIssue> Find(CheckContext context)
    {
        var lines = context.Snapshot.Holdings.ToLookup(l => l.Asset);
        foreach (var quote in context.Book.Market.Quotes)
        {
            var held = lines[quote.Asset].ToList();
            if (held.Count == 0 || !quote.Asset.IsItemised)
                continue;

            var value = LineValue.SumOf(context.Book, held);
            var units = LineValue.UnitsHeld(context.Snapshot, quote.Asset);
            var source = quote.StatedSource ?? quote.Source.ToString();
            if (value is { } worth && quote.MarketCap is > 0 && worth > quote.MarketCap)
            {
                yield return Words.Finding(IssueSeverity.Warning, Code, held[0], "value",
                    $"{quote.Asset} is held at {context.Money(worth)}, but the market value of all of it is {context.Money(quote.MarketCap.Value)} ({source}): {Format.Percent(worth / quote.MarketCap.Value, 0)} of it, "
                    + $"{context.Money(worth - quote.MarketCap.Value)} more.{UnitsRemark(quote, units)} The line counts. {context.Effect(assets: context.Assets - worth + quote.MarketCap, otherwise: "at the market value of all of it")}");
            }
            else if (units is { } amount && quote.CirculatingSupply is > 0 && amount > quote.CirculatingSupply)
            {
                yield return Words.Finding(IssueSeverity.Warning, Code, held[0], "quantity",
                    $"{Words.Units(amount)} {quote.Asset} are held, but {Words.Units(quote.CirculatingSupply.Value)} are in circulation ({source}): {Format.Percent(amount / quote.CirculatingSupply.Value, 0)} of them, "
                    + $"{Words.Units(amount - quote.CirculatingSupply.Value)} more. The line counts. {context.Effect(quote.Asset, amount, quote.CirculatingSupply.Value, "with no more than there are")}");
            }
        }
    }

    private static string UnitsRemark(MarketQuote quote, decimal? units) => units is { } amount && quote.CirculatingSupply is > 0 && amount > quote.CirculatingSupply
        ? $" In units it is {Format.Percent(amount / quote.CirculatingSupply.Value, 0)}: {Words.Units(amount)} of {Words.Units(quote.CirculatingSupply.Value)} in circulation."
        : "";
}
