using System.Collections.Immutable;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Core.Stress;

/// <summary>The market of one asset against the position held in it.</summary>
/// <param name="Asset">The key.</param>
/// <param name="Class">The class of its largest line.</param>
/// <param name="Position">Value held, reporting currency.</param>
/// <param name="Figures">Its figures; each says why where it has no value.</param>
public sealed record MarketLiquidity(AssetSymbol Asset, AssetClass Class, decimal Position, ImmutableArray<Figure> Figures);
