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

    /// <summary>How far a long check has come, from 0 to 1; null when nobody looks.</summary>
    public IProgress<double>? Progress { get; init; }

    /// <summary>Stops a long check.</summary>
    public CancellationToken Cancellation { get; init; }
}
