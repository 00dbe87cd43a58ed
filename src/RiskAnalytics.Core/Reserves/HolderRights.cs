namespace RiskAnalytics.Core.Reserves;

/// <summary>Five questions on holders' rights; null = nothing is shown.</summary>
/// <param name="Segregation">Reserve legally segregated.</param>
/// <param name="BankruptcyRemote">Bankruptcy remoteness tested or in law.</param>
/// <param name="ParRedemption">Par redemption open to every holder.</param>
/// <param name="RedemptionWithin2Days">Paid by T+2 without a gate.</param>
/// <param name="PrudentialSupervision">Under prudential supervision.</param>
public sealed record HolderRights(
    RightAnswer? Segregation,
    RightAnswer? BankruptcyRemote,
    RightAnswer? ParRedemption,
    RightAnswer? RedemptionWithin2Days,
    RightAnswer? PrudentialSupervision);
