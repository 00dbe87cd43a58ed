using System.Collections.Immutable;
using RiskAnalytics.Verification.Proofs;

namespace RiskAnalytics.Verification.Merkle;

/// <summary>The trees of liabilities that can be checked, and those that are known and cannot.</summary>
internal static class MerkleSchemes
{
    public static ImmutableArray<ProofScheme> All { get; } =
    [
    ];
}
