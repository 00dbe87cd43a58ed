using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Market;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Scoring.Metrics;

namespace RiskAnalytics.Scoring.Stress;

/// <summary>A holding against what circulates of the asset: by units where both are known, else by value.</summary>
internal static class CirculatingShare
{
    /// <summary>What is held and what circulates, as inputs of the quotient; null when the market of the asset is not known.</summary>
    public static (MetricInput Held, MetricInput Circulating)? Of(IReadOnlyCollection<ValuedHolding> lines, MarketQuote? quote)
    {
        var rows = Inputs.RowsOf(lines);
        if (quote?.CirculatingSupply is > 0m && lines.All(line => line.Holding.Quantity is not null))
        {
            return (
                new MetricInput("units held", lines.Sum(line => line.Holding.Quantity!.Value), MetricUnit.Count, rows),
                new MetricInput("units in circulation", quote.CirculatingSupply, MetricUnit.Count, AssetVolatility.Place(quote)));
        }

        return quote?.MarketCap is > 0m
            ? (new MetricInput("Q, value held", lines.Sum(line => line.Value), MetricUnit.Money, rows),
                new MetricInput("circulating market value", quote.MarketCap, MetricUnit.Money, AssetVolatility.Place(quote)))
            : null;
    }
}
