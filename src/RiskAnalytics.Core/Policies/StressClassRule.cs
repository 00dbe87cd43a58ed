namespace RiskAnalytics.Core.Policies;

/// <summary>The policy's row for one asset class under stress.</summary>
/// <param name="WithinHour">Pays within an hour while its market is open.</param>
/// <param name="OnWeekends">Pays and settles while banks and bond markets are shut.</param>
/// <param name="Hqla">Level in the Basel liquidity coverage ratio.</param>
/// <param name="Inflow">Share that counts as inflow of the ratio where it is due within thirty days and is no liquid asset, 0 to 1.</param>
/// <param name="DailyVolatility">Standard deviation of the daily return, used where no history reaches; a fraction.</param>
/// <param name="Group">What drives its price.</param>
/// <param name="LiquidAsset">How SEC rule 2a-7 counts it.</param>
/// <param name="Source">What the numbers are anchored on.</param>
public sealed record StressClassRule(
    bool WithinHour,
    bool OnWeekends,
    HqlaLevel Hqla,
    decimal Inflow,
    decimal DailyVolatility,
    RiskGroup Group,
    LiquidAsset LiquidAsset,
    string Source);
