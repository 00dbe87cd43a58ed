namespace RiskAnalytics.Core.Verification;

/// <summary>What one check of a claim came to, in the words of <c>verify</c>. The order is that of a report: the worst first.</summary>
public enum CheckOutcome
{
    /// <summary>The check ran and the claim is false.</summary>
    Failed,

    /// <summary>The check could not decide: a node did not answer, or answered for another block.</summary>
    Inconclusive,

    /// <summary>The scheme cannot be checked, or something it needs is missing; never counted as a success.</summary>
    Unverifiable,

    /// <summary>The published check passes but does not imply the claim.</summary>
    ConsistencyOnly,

    /// <summary>Checked cryptographically, or read from a chain, and true.</summary>
    Verified,
}
