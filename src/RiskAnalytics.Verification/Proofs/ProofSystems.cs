using System.Collections.Immutable;
using RiskAnalytics.Verification.Proofs.Gate;
using RiskAnalytics.Verification.Proofs.OkxZkV2;
using RiskAnalytics.Verification.Proofs.StarkV1;

namespace RiskAnalytics.Verification.Proofs;

/// <summary>The zero-knowledge proof systems, one folder each.</summary>
internal static class ProofSystems
{
    public static ImmutableArray<ProofScheme> All { get; } =
    [
        OkxZkV2UserScheme.Scheme,
        OkxZkV2GlobalScheme.Scheme,
        GateBatchScheme.Scheme,
        StarkV1SumScheme.Scheme,
        StarkV1InclusionScheme.Scheme,
    ];
}
