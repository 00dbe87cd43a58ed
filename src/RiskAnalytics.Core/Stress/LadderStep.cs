using RiskAnalytics.Core.Metrics;

namespace RiskAnalytics.Core.Stress;

/// <summary>One step of the liquidity ladder, cumulative.</summary>
/// <param name="Label"><c>1h</c>, <c>1d</c>, <c>5d</c>, <c>30d</c> or <c>later</c>.</param>
/// <param name="Available">Value after haircut available by then.</param>
/// <param name="OnWeekend">The same when banks and bond markets have just shut for the weekend.</param>
public sealed record LadderStep(string Label, Figure Available, Figure OnWeekend);
