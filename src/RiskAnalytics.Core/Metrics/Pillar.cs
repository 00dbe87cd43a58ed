namespace RiskAnalytics.Core.Metrics;

/// <summary>The five pillars of the scoring model.</summary>
public enum Pillar
{
    /// <summary>Do assets cover liabilities?</summary>
    Solvency,

    /// <summary>How much can be paid by when?</summary>
    Liquidity,

    /// <summary>What is the reserve made of, and who owes it?</summary>
    Quality,

    /// <summary>Does it rest on few names?</summary>
    Concentration,

    /// <summary>Is the claim checkable, checked and enforceable?</summary>
    Transparency,
}
