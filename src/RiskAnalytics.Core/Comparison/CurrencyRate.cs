using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Core.Comparison;

/// <summary>A dated foreign-exchange rate: one unit of a currency in units of another.</summary>
/// <param name="Of">The currency that is priced.</param>
/// <param name="In">The currency it is priced in.</param>
/// <param name="Rate">Units of <paramref name="In"/> for one of <paramref name="Of"/>; above 0.</param>
/// <param name="AsOf">The date of the rate.</param>
/// <param name="Source">Where it came from.</param>
public sealed record CurrencyRate(CurrencyCode Of, CurrencyCode In, decimal Rate, DateOnly AsOf, string Source);
