using System.Collections.Immutable;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Core.Verification;

namespace RiskAnalytics.Engine;

/// <summary>What one run of verification gave.</summary>
public sealed record VerifierRun
{
    /// <summary>The results, in the order of the books and files.</summary>
    public required ImmutableArray<VerificationReport> Reports { get; init; }

    /// <summary>Files of no form that can be verified, by path.</summary>
    public required ImmutableArray<string> NotRecognised { get; init; }

    /// <summary>Books and files that could not be read.</summary>
    public required ImmutableArray<BookFailure> Failures { get; init; }

    /// <summary>What is wrong in files that hold no result of their own, and what was left undone.</summary>
    public required ImmutableArray<DataIssue> Issues { get; init; }

    /// <summary>The files in which books keep their results.</summary>
    public required ImmutableArray<string> Written { get; init; }

    /// <summary>True when a check failed.</summary>
    public bool HasFailed => Reports.Any(report => report.Outcome == CheckOutcome.Failed);
}
