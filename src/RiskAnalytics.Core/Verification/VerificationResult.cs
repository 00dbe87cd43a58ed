namespace RiskAnalytics.Core.Verification;

/// <summary>One check of a claim, and what came of it.</summary>
/// <param name="Kind">Kebab-case kind, such as <c>reserve-ownership</c>.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Claimed">The claim, in words or figures; null when none was made.</param>
/// <param name="Observed">What was seen; null when the check did not run.</param>
/// <param name="Message">Why, and what a pass would not show.</param>
public sealed record VerificationResult(string Kind, VerificationOutcome Outcome, string? Claimed, string? Observed, string Message)
{
    /// <summary>Share of the reserve by value that a pass is about, 0 to 1; null when it is not about holdings or nothing ran.</summary>
    public decimal? VerifiedValueShare { get; init; }

    /// <summary>What a pass of this kind does not show; null when nothing ran.</summary>
    public string? DoesNotShow { get; init; }

    /// <summary>The file or book that was checked; null when nothing ran.</summary>
    public string? Subject { get; init; }
}
