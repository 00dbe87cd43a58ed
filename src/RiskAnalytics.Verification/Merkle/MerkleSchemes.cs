using System.Collections.Immutable;
using RiskAnalytics.Verification.Proofs;

namespace RiskAnalytics.Verification.Merkle;

/// <summary>The trees of liabilities that can be checked, and those that are known and cannot.</summary>
internal static class MerkleSchemes
{
    public static ImmutableArray<ProofScheme> All { get; } =
    [
        Schemes.OkxMerkleV1.Scheme,
        Schemes.OkxMerkleTree.Scheme,
        Schemes.OkxMerkleUser.Scheme,
        Schemes.BitgetMerkle.Scheme,
        Schemes.BitMexTree.Scheme,
        Schemes.BitMexUser.Scheme,
        Schemes.MerkleSumProof.Scheme,
        .. Schemes.KnownProofs.All,
    ];
}
