using RiskAnalytics.Core.Reserves;

namespace RiskAnalytics.Core.Assessment;

/// <summary>Sum of the lines of one class, as scored, among all assets A.</summary>
/// <param name="Class">The class as scored.</param>
/// <param name="Value">Major units of the reporting currency.</param>
/// <param name="Share">Share of A, 0 to 1.</param>
/// <param name="Lines">Number of lines.</param>
public sealed record ClassPosition(AssetClass Class, decimal Value, decimal Share, int Lines);
