using System.Collections.Immutable;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Core.Verification;

/// <summary>What the verification of one file, or of one claim of a book, came to.</summary>
/// <param name="File">The file or book that was verified.</param>
/// <param name="Kind">Kebab-case kind, see <see cref="VerificationKinds"/>.</param>
/// <param name="Outcome">What came of it as a whole.</param>
/// <param name="Reason">Why, in a plain sentence.</param>
public sealed record VerificationReport(string File, string Kind, CheckOutcome Outcome, string Reason)
{
    /// <summary>Every check, in the order of the file; for a long list read back from a book only those that matter.</summary>
    public ImmutableArray<VerificationCheck> Checks { get; init; } = [];

    /// <summary>How many checks came to each outcome; outcomes that did not occur are absent.</summary>
    public ImmutableSortedDictionary<CheckOutcome, int> ByOutcome { get; init; } = ImmutableSortedDictionary<CheckOutcome, int>.Empty;

    /// <summary>What is held according to the file, asset by asset; empty when the file is about no holdings.</summary>
    public ImmutableArray<AssetSum> Assets { get; init; } = [];

    /// <summary>What is owed according to the file, asset by asset; empty when the file shows no totals of all customers.</summary>
    public ImmutableArray<AssetSum> Liabilities { get; init; } = [];

    /// <summary>
    /// What all customers are owed over all assets together, in a currency: for a proof that binds only sums over assets, where the unit of its sums is known. Null otherwise.
    /// </summary>
    public AssetSum? OwedInAll { get; init; }

    /// <summary>Share of the checked value whose check passed, 0 to 1; null when the values are not known.</summary>
    public decimal? VerifiedValueShare { get; init; }

    /// <summary>What a pass of this kind shows, in a plain sentence.</summary>
    public required string Shows { get; init; }

    /// <summary>What a pass of this kind does not show, in a plain sentence.</summary>
    public required string DoesNotShow { get; init; }

    /// <summary>The files it was made from; empty when it was read from chains alone.</summary>
    public ImmutableArray<EvidenceFile> Evidence { get; init; } = [];

    /// <summary>What was wrong or remarkable in the files: rows left out, replayable messages, addresses claimed twice.</summary>
    public ImmutableArray<DataIssue> Issues { get; init; } = [];

    /// <summary>The outcome as an assessment tells it.</summary>
    public VerificationOutcome AssessedAs => Outcome switch
    {
        CheckOutcome.Verified => VerificationOutcome.Confirmed,
        CheckOutcome.Failed => VerificationOutcome.Contradicted,
        _ => VerificationOutcome.Inconclusive,
    };

    /// <summary>Counts checks by outcome.</summary>
    public static ImmutableSortedDictionary<CheckOutcome, int> Count(IEnumerable<VerificationCheck> checks) =>
        checks.GroupBy(check => check.Outcome).ToImmutableSortedDictionary(group => group.Key, group => group.Count());
}
