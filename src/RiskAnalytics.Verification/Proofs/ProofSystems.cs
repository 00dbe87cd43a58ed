using System.Collections.Immutable;

namespace RiskAnalytics.Verification.Proofs;

/// <summary>The zero-knowledge proof systems, one folder each.</summary>
internal static class ProofSystems
{
    public static ImmutableArray<ProofScheme> All { get; } =
    [
    ];
}
