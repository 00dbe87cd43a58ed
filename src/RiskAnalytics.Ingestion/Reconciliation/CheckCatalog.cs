using System.Collections.Immutable;

namespace RiskAnalytics.Ingestion.Reconciliation;

/// <summary>Every check, listed by hand, in the order in which findings are told.</summary>
internal static class CheckCatalog
{
    /// <summary>All checks.</summary>
    public static ImmutableArray<ReconciliationCheck> All { get; } =
    [
        RestatedCheck.Check,
        TotalAssetsCheck.Check,
        SectionTotalCheck.Check,
        SectionSumCheck.Check,
        AssetTotalCheck.Check,
        RatioCheck.Check,
        ShareCheck.Check,
        ShareSumCheck.Check,
        TotalLiabilitiesCheck.Check,
        SurplusCheck.Check,
        SupplyCheck.Check,
        MaturityCheck.Check,
        RepeatedLineCheck.Check,
        RepeatedAmountCheck.Check,
        UnitJumpCheck.Check,
        MarketValueCheck.Check,
    ];
}
