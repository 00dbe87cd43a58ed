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
    private readonly Dictionary<AssetSymbol, decimal> _implied = [];

    public PriceBook(ReserveSnapshot snapshot, MarketSnapshot market)
    {
        _market = market;
        _currency = AssetSymbol.Of(snapshot.ReportingCurrency);
        foreach (var holding in snapshot.Holdings)
        {
            if (holding.Asset.IsItemised && ImpliedBy(holding) is { } price && price > 0m)
            {
                _implied.TryAdd(holding.Asset, price);
            }
        }
    }

    /// <summary>Unit price of an asset in the reporting currency, or null.</summary>
    public decimal? PriceOf(AssetSymbol asset) =>
        !asset.IsItemised ? null
        : _market.Find(asset)?.Price is { } quoted ? quoted
        : asset == _currency ? 1m
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

        var price = holding.Price ?? PriceOf(holding.Asset);
        origin = holding.Price is not null ? ValueOrigin.LinePrice
            : _market.Find(holding.Asset)?.Price is not null ? ValueOrigin.MarketPrice
            : holding.Asset == _currency ? ValueOrigin.ReportingCurrency
            : ValueOrigin.ImpliedPrice;
        return Product(holding.Quantity, price);
    }

    /// <summary>Value owed by a row, or null when its key has no price.</summary>
    public decimal? ValueOf(Liability row, AssetSymbol key) => row.ReportedValue ?? Product(row.Quantity, PriceOf(key));

    private static decimal? ImpliedBy(Holding holding) =>
        holding.Price ?? (holding is { ReportedValue: { } value, Quantity: { } quantity } && quantity != 0m ? Quotient(value, quantity) : null);

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
