namespace RiskAnalytics.Core.Market;

/// <summary>One step of a size-dependent collateral ladder: value from <paramref name="From"/> to <paramref name="To"/> counts at <paramref name="Rate"/>.</summary>
/// <param name="From">Lower bound, reporting currency.</param>
/// <param name="To">Upper bound, reporting currency; null = no bound.</param>
/// <param name="Rate">Share of the value that counts, 0 to 1.</param>
public sealed record HaircutTier(decimal From, decimal? To, decimal Rate);
