using RiskAnalytics.Core.Market;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Ingestion.Sources;

/// <summary>What one document says of the market of one asset on one day.</summary>
/// <param name="Quote">The figures; amounts in the currency. For a rate of exchange the asset is a currency code and the price its value in the other currency.</param>
/// <param name="Currency">The currency of price, market value, volume and depth.</param>
/// <param name="Date">The UTC date of the figures.</param>
public sealed record MarketObservation(MarketQuote Quote, CurrencyCode Currency, DateOnly Date);
