using System.Collections.Immutable;
using RiskAnalytics.Core.Verification;
using RiskAnalytics.Verification.Ownership;
using RiskAnalytics.Verification.Proofs;

namespace RiskAnalytics.Engine;

/// <summary>How claims are verified. The default checks what can be checked offline.</summary>
public sealed record VerifierOptions
{
    /// <summary>Nodes by the name of their chain; without any, nothing opens a connection.</summary>
    public ImmutableDictionary<string, IChainClient> Nodes { get; init; } = ImmutableDictionary<string, IChainClient>.Empty;

    /// <summary>The root hash that the publisher prints for a tree, as typed; null = roots are not compared with a published one.</summary>
    public string? Root { get; init; }

    /// <summary>The key of the circuit of a zero-knowledge proof, hex, for files that do not hold it; null = the key of the file or of the list of known keys.</summary>
    public string? VerifierData { get; init; }

    /// <summary>The digest of that key, or the SHA-256 of its bytes, from a second source, as typed; null = the key is compared with the list of known keys alone.</summary>
    public string? VerifierDigest { get; init; }

    /// <summary>What one unit of the sums of a global proof is worth; null = its totals are compared with nothing.</summary>
    public SumUnit? SumUnit { get; init; }

    /// <summary>Recovers keys of secp256k1; null = the managed code of the library.</summary>
    public KeyRecovery? Recovery { get; init; }

    /// <summary>Whether the corrections in the <c>overrides.csv</c> of a book are applied.</summary>
    public bool ApplyOverrides { get; init; } = true;

    /// <summary>Whether the results on a book are kept in its <c>verification.json</c>. Without it they are in <see cref="VerifierRun.Reports"/> alone.</summary>
    public bool KeepResults { get; init; } = true;

    /// <summary>Told before each file and while a long one is checked. Null = nobody is told.</summary>
    public IProgress<EngineProgress>? Progress { get; init; }
}
