using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Market;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.Valuation;

/// <summary>Prices of one book: the market file, then the reporting currency itself, then what a line of the same asset implies.</summary>
internal sealed class PriceBook
{
    private readonly MarketSnapshot _market;
    private readonly AssetSymbol _currency;
    private readonly Dictionary<AssetSymbol, decimal> _implied;

    public PriceBook(ReserveSnapshot snapshot, MarketSnapshot market)
    {
        _market = market;
        _currency = AssetSymbol.Of(snapshot.ReportingCurrency);
        // The mean over all lines of an asset, weighted by quantity, so that the order of the lines does not matter.
        _implied = snapshot.Holdings
            .Where(h => h.Asset.IsItemised && h.Quantity > 0m)
            .Select(h => (h.Asset, Quantity: h.Quantity!.Value, Value: h.ReportedValue ?? Product(h.Quantity, h.Price)))
            .Where(h => h.Value is > 0m and <= Valuator.LargestTotal && h.Quantity <= Valuator.LargestTotal)
            .GroupBy(h => h.Asset)
            .Select(g => (Asset: g.Key, Price: Quotient(g.Sum(h => h.Value!.Value), g.Sum(h => h.Quantity))))
            .Where(p => p.Price > 0m)
            .ToDictionary(p => p.Asset, p => p.Price!.Value);
    }

    /// <summary>Unit price of an asset in the reporting currency, or null. A price of zero is no price.</summary>
    public decimal? PriceOf(AssetSymbol asset) =>
        !asset.IsItemised ? null
        : asset == _currency ? 1m
        : _market.Find(asset)?.Price is { } quoted and > 0m ? quoted
        : _implied.TryGetValue(asset, out var implied) ? implied
        : null;

    /// <summary>Value of a line, or null when it has neither a value nor a price.</summary>
    public decimal? ValueOf(Holding holding, out ValueOrigin origin)
    {
        origin = ValueOrigin.Reported;
        if (holding.ReportedValue is { } value)
        {
            return value;
        }

        var isPriced = holding.Price is > 0m;
        origin = isPriced ? ValueOrigin.LinePrice
            : holding.Asset == _currency ? ValueOrigin.ReportingCurrency
            : _market.Find(holding.Asset)?.Price is > 0m ? ValueOrigin.MarketPrice
            : ValueOrigin.ImpliedPrice;
        return Product(holding.Quantity, isPriced ? holding.Price : PriceOf(holding.Asset));
    }

    /// <summary>Value owed by a row, or null when its key has no price.</summary>
    public decimal? ValueOf(Liability row, AssetSymbol key) => row.ReportedValue ?? Product(row.Quantity, PriceOf(key));

    private static decimal? Product(decimal? quantity, decimal? price)
    {
        try
        {
            return quantity * price;
        }
        catch (OverflowException)
        {
            return decimal.MaxValue;
        }
    }

    private static decimal? Quotient(decimal value, decimal quantity)
    {
        try
        {
            return value / quantity;
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
