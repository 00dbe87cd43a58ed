namespace RiskAnalytics.Core.Reserves;

/// <summary>How independently the reserve was checked. Codes: <see cref="Codes"/>.</summary>
public enum AssuranceLevel
{
    /// <summary>Nobody independent checked it.</summary>
    None,

    /// <summary>Addresses published by the firm itself.</summary>
    SelfPublishedAddresses,

    /// <summary>Proof on chain without a report.</summary>
    OnChainOnly,

    /// <summary>Quarterly reasonable assurance.</summary>
    QuarterlyAssurance,

    /// <summary>Proof with liabilities checked by a third party.</summary>
    CheckedLiabilityProof,

    /// <summary>Monthly independent examination.</summary>
    MonthlyExamination,

    /// <summary>Financial audit plus a monthly report.</summary>
    AuditAndMonthlyReport,
}
