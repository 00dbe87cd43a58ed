using RiskAnalytics.Core.Comparison;
using RiskAnalytics.Scoring.Valuation;

namespace RiskAnalytics.Scoring.Comparison;

/// <summary>One position in one book.</summary>
/// <param name="Value">Its value, to the decimals of a bridge.</param>
/// <param name="Units">How many units of one price it is; null when that is not known.</param>
internal sealed record Position(decimal Value, decimal? Units)
{
    private const string TooFarApart = "figures too far apart to be divided exactly";
    private const string NoUnits = "a value, but no units or no price in both books";

    /// <summary>
    /// The change of a position that both books have. Units are taken at the mean of the two prices and the prices at the mean of the two units,
    /// so that nothing is left over and the way back is the same with the other sign.
    /// </summary>
    public static IEnumerable<BridgePart> Split(string subject, Position before, Position after)
    {
        var change = after.Value - before.Value;
        if (before.Units is not > 0m || after.Units is not > 0m)
            return [new BridgePart(DifferenceEffect.NotSplit, change, subject, NoUnits)];
        try
        {
            var (then, now) = (before.Units.Value, after.Units.Value);
            var price = decimal.Round(((after.Value / now) - (before.Value / then)) * ((then + now) / 2m), BridgePart.MoneyDecimals, MidpointRounding.ToEven);
            if (Math.Abs(price) > Valuator.LargestTotal)
                return [new BridgePart(DifferenceEffect.NotSplit, change, subject, TooFarApart)];
            return
            [
                new BridgePart(DifferenceEffect.Price, price, subject, null),
                new BridgePart(DifferenceEffect.Quantity, change - price, subject, null),
            ];
        }
        catch (OverflowException)
        {
            return [new BridgePart(DifferenceEffect.NotSplit, change, subject, TooFarApart)];
        }
    }
}
