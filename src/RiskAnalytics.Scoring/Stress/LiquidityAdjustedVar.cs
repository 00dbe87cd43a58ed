namespace RiskAnalytics.Scoring.Stress;

/// <summary>Value at risk with the cost of the spread, after Bangia, Diebold, Schuermann and Stroughair (1999). Amounts in one currency.</summary>
public static class LiquidityAdjustedVar
{
    /// <summary>Loss by the price: V (1 - exp(-z sigma)).</summary>
    /// <param name="position">V, value held.</param>
    /// <param name="volatility">sigma, standard deviation of the log return over the horizon.</param>
    /// <param name="deviations">z, standard deviations at the level.</param>
    public static decimal PricePart(decimal position, decimal volatility, decimal deviations) =>
        position * (1m - (decimal)Math.Exp(-(double)(deviations * volatility)));

    /// <summary>Loss by the price where it falls in a straight line: V z sigma, never more than V.</summary>
    public static decimal StraightPricePart(decimal position, decimal volatility, decimal deviations) =>
        position * Math.Min(1m, deviations * volatility);

    /// <summary>Half the spread at its worst: V / 2 (mean + k sd).</summary>
    /// <param name="position">V, value held.</param>
    /// <param name="mean">Mean quoted spread, share of mid.</param>
    /// <param name="deviation">Standard deviation of the spread; 0 where one quote is all that is known.</param>
    /// <param name="deviations">k, standard deviations of the spread.</param>
    public static decimal SpreadCost(decimal position, decimal mean, decimal deviation, decimal deviations) =>
        position / 2m * (mean + (deviations * deviation));
}
