using System.Collections.Frozen;
using System.Collections.Immutable;
using RiskAnalytics.Scoring.Regulation.Metrics;

namespace RiskAnalytics.Scoring.Regulation;

/// <summary>Every figure that a rule may be tested on, listed by hand.</summary>
public static class RegulatoryMetricCatalog
{
    /// <summary>All metrics, by what they are about.</summary>
    public static ImmutableArray<RegulatoryMetric> All { get; } =
    [
        CoverageMetrics.ReserveExists,
        CoverageMetrics.Coverage,
        CoverageMetrics.OverCollateralisation,
        CoverageMetrics.Outstanding,
        CoverageMetrics.IssueValue,
        CoverageMetrics.LargestSize,
        CoverageMetrics.ReserveDeviation,
        CoverageMetrics.PriceDeviation,
        DepositMetrics.ToFundsReceived,
        DepositMetrics.ToAmountReferenced,
        DepositMetrics.ToReserve,
        DepositMetrics.GovernmentFundsToReserve,
        DepositMetrics.OnDemand,
        DepositMetrics.NonDemand,
        DepositMetrics.CentralBank,
        DepositMetrics.EscrowCash,
        EligibilityMetrics.ToInvested,
        EligibilityMetrics.ToRemainder,
        EligibilityMetrics.MismatchOfRemainder,
        EligibilityMetrics.MismatchOfReserve,
        EligibilityMetrics.FundsEligible,
        EligibilityMetrics.Level1ToInvested,
        EligibilityMetrics.Ineligible,
        EligibilityMetrics.Encumbered,
        EligibilityMetrics.Government,
        EligibilityMetrics.ShortGovernment,
        MaturityMetrics.Within1,
        MaturityMetrics.Within5,
        MaturityMetrics.Recoverable5,
        MaturityMetrics.DailyLiquid,
        MaturityMetrics.WeeklyLiquid,
        MaturityMetrics.AverageMaturity,
        MaturityMetrics.AverageLife,
        MaturityMetrics.MaturityAndLife,
        MaturityMetrics.LongestTreasury,
        MaturityMetrics.LongestTreasuryAtAcquisition,
        MaturityMetrics.LongestReverseRepo,
        MaturityMetrics.LongestDeposit,
        MaturityMetrics.LongestDebt,
        MaturityMetrics.LongestInstrument,
        PartyMetrics.Large,
        PartyMetrics.Systemic,
        PartyMetrics.OtherLarge,
        PartyMetrics.NotLarge,
        PartyMetrics.LargestExposure,
        PartyMetrics.ToBankAssets,
        PartyMetrics.LargestFund,
        PartyMetrics.FundsToReserve,
        PartyMetrics.LargestInstitution,
        PartyMetrics.LargestIssuer,
        OwnFundsMetrics.ToRequirement,
        OwnFundsMetrics.AddOn,
        OwnFundsMetrics.ToAverageReserve,
        OwnFundsMetrics.Capital,
        OwnFundsMetrics.CapitalToRequirement,
        OwnFundsMetrics.MonthsOfBackstop,
        UseMetrics.PaymentValue,
        UseMetrics.Transactions,
        UseMetrics.Criteria,
        DateMetrics.DisclosureAge,
        DateMetrics.SinceAudit,
        DateMetrics.SinceAuditOrDecision,
        DateMetrics.AuditNotification,
        DateMetrics.AuditPublication,
        DateMetrics.CustodyLag,
        DateMetrics.DaysToPlan,
        DateMetrics.QuarterlyReport,
        DateMetrics.ProviderReport,
        DateMetrics.AttestationPublication,
        DateMetrics.AttestationsPerMonth,
        DateMetrics.PreviousMonthExamined,
        DateMetrics.OfficersCertified,
        LcrMetrics.Level1,
        LcrMetrics.Level2B,
    ];

    private static readonly FrozenDictionary<string, RegulatoryMetric> ById = All.ToFrozenDictionary(metric => metric.Id, StringComparer.Ordinal);

    /// <summary>The metric that the rule table names so; null when there is none.</summary>
    public static RegulatoryMetric? Find(string id) => ById.GetValueOrDefault(id);
}
