using System.Collections.Immutable;
using RiskAnalytics.Verification.Merkle.Schemes;
using RiskAnalytics.Verification.Proofs;
using RiskAnalytics.Verification.Proofs.Gate;

namespace RiskAnalytics.Verification.Merkle;

/// <summary>The trees of liabilities that can be checked, and those that are known and cannot.</summary>
internal static class MerkleSchemes
{
    public static ImmutableArray<ProofScheme> All { get; } =
    [
        OkxMerkleV1.Scheme,
        OkxMerkleV2Tree.Scheme,
        OkxMerkleV2User.Scheme,
        BitgetMerkle.Scheme,
        BitMexTree.Scheme,
        BitMexUser.Scheme,
        MerkleSumProof.Scheme,
        GateUserScheme.Scheme,
        .. KnownSchemes.All,
        KnownSchemes.BingX,
    ];
}
