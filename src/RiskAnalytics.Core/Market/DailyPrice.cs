namespace RiskAnalytics.Core.Market;

/// <summary>One day of an asset's market.</summary>
/// <param name="Date">UTC date.</param>
/// <param name="Close">Closing price, in the currency of the history; above 0.</param>
/// <param name="Volume">Traded that day in the same currency, on the venue of the history; null when not known.</param>
public readonly record struct DailyPrice(DateOnly Date, decimal Close, decimal? Volume);
