namespace RiskAnalytics.Core.Assessment;

/// <summary>One step of the liquidity ladder, cumulative.</summary>
/// <param name="HorizonDays">1, 5 or 30; null for everything later.</param>
/// <param name="Available">Value after haircut that is available by then, reporting currency.</param>
/// <param name="Outflow">Assumed outflow by then; null when liabilities are not known or nothing is owed on demand.</param>
/// <param name="OutflowRate">The assumed outflow as a share of liabilities; null for the last step.</param>
/// <param name="ExtremeOutflow">Outflow of the extreme run; null with <paramref name="Outflow"/>.</param>
/// <param name="ExtremeOutflowRate">The extreme run as a share of liabilities; null for the last step.</param>
public sealed record LiquidityStep(
    int? HorizonDays,
    decimal Available,
    decimal? Outflow,
    decimal? OutflowRate,
    decimal? ExtremeOutflow,
    decimal? ExtremeOutflowRate);
