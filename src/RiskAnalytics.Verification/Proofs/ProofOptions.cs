using System.Collections.Immutable;

namespace RiskAnalytics.Verification.Proofs;

/// <summary>What the caller knows besides the file.</summary>
public sealed record ProofOptions
{
    /// <summary>The root hash that the publisher prints, as typed; null when none is given.</summary>
    public string? Root { get; init; }

    /// <summary>The key of the circuit of a zero-knowledge proof, hex, for files that do not hold it; null when none is given.</summary>
    public string? VerifierData { get; init; }

    /// <summary>
    /// What a second source names for that key, as typed: its digest (64 hex digits, or four whole numbers with commas) or the SHA-256 of its bytes; null when
    /// none is given.
    /// </summary>
    public string? VerifierDigest { get; init; }

    /// <summary>What one unit of the sums of a global proof is worth; null when nobody knows, and then its totals are compared with nothing.</summary>
    public SumUnit? SumUnit { get; init; }

    /// <summary>The global proofs that were checked in the same call: a customer's file is held against their roots.</summary>
    public ImmutableArray<GlobalProof> GlobalProofs { get; init; } = [];

    /// <summary>How far a long check has come, from 0 to 1; null when nobody looks.</summary>
    public IProgress<double>? Progress { get; init; }

    /// <summary>Stops a long check.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Whether a text can be a <see cref="VerifierDigest"/>.</summary>
    public static bool IsVerifierDigest(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        return OkxZkV2.VerifierDigest.Read(typed) is not null;
    }
}
