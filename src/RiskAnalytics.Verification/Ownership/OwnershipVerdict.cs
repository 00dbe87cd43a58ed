using RiskAnalytics.Core.Verification;

namespace RiskAnalytics.Verification.Ownership;

/// <summary>What the check of one row of an address list came to.</summary>
/// <param name="Scheme">Kebab-case code of the scheme.</param>
/// <param name="Outcome">Verified, failed, unverifiable or consistency only.</param>
/// <param name="Reason">Why, in a plain sentence.</param>
internal readonly record struct OwnershipVerdict(string Scheme, CheckOutcome Outcome, string Reason)
{
    /// <summary>Which step decided, kebab-case, such as <c>recover</c>, <c>address</c>, <c>script</c>; null for a pass.</summary>
    public string? Step { get; init; }

    /// <summary>The address or key that the signature belongs to, where one was recovered and differs.</summary>
    public string? Observed { get; init; }

    /// <summary>The bytes that were hashed, in hex, so that anybody can check by hand; null when nothing was hashed.</summary>
    public string? Signed { get; init; }

    public static OwnershipVerdict Verified(string scheme, string reason, SignedText signed) =>
        new(scheme, CheckOutcome.Verified, reason) { Signed = signed.Hex };

    public static OwnershipVerdict Failed(string scheme, string step, string reason, SignedText? signed = null, string? observed = null) =>
        new(scheme, CheckOutcome.Failed, reason) { Step = step, Observed = observed, Signed = signed?.Hex };

    public static OwnershipVerdict Unverifiable(string scheme, string step, string reason, SignedText? signed = null) =>
        new(scheme, CheckOutcome.Unverifiable, reason) { Step = step, Signed = signed?.Hex };

    public static OwnershipVerdict Consistent(string scheme, string step, string reason, SignedText signed, string? observed = null) =>
        new(scheme, CheckOutcome.ConsistencyOnly, reason) { Step = step, Observed = observed, Signed = signed.Hex };
}
