namespace RiskAnalytics.Core.Regulation;

/// <summary>How grave it is when a rule is broken, worst first.</summary>
public enum RuleSeverity
{
    /// <summary>Coverage, eligibility or segregation.</summary>
    Critical,

    /// <summary>Liquidity, concentration or own funds.</summary>
    Major,

    /// <summary>Dates and the form of a disclosure.</summary>
    Minor,

    /// <summary>Worth knowing only.</summary>
    Informative,
}
