namespace RiskAnalytics.Core.Verification;

/// <summary>What a check of a claim came to.</summary>
public enum VerificationOutcome
{
    /// <summary>The check did not run; never a pass.</summary>
    NotRun,

    /// <summary>The claim was confirmed.</summary>
    Confirmed,

    /// <summary>The claim was contradicted.</summary>
    Contradicted,

    /// <summary>The check ran and decided nothing.</summary>
    Inconclusive,
}
