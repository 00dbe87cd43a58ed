using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Core.Stress;

/// <summary>Something whose price moves: a key of the book, or a class that is not itemised.</summary>
/// <param name="Name">Symbol of the key, or code of the class.</param>
/// <param name="Asset">The key; null for a class.</param>
/// <param name="Class">The class of the largest line.</param>
/// <param name="Exposure">Free value: what loses when the price falls, reporting currency.</param>
/// <param name="DailyVolatility">Standard deviation of the daily return.</param>
/// <param name="IsAssumed">True when the volatility is the policy's class value.</param>
/// <param name="Source">Where the volatility comes from.</param>
public sealed record RiskFactor(string Name, AssetSymbol? Asset, AssetClass Class, decimal Exposure, decimal DailyVolatility, bool IsAssumed, string Source);
