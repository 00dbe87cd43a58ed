using System.Collections.Immutable;

namespace RiskAnalytics.Verification.Proofs.Plonky2;

/// <summary>A key that a second source names.</summary>
/// <param name="Name">Whose key it is.</param>
/// <param name="Source">Where it was published.</param>
/// <param name="Sha256">SHA-256 of its bytes, hex.</param>
/// <param name="Key">The key.</param>
internal sealed record PinnedKey(string Name, string Source, string Sha256, CircuitKey Key);

/// <summary>The keys that are known from a source other than a proof file.</summary>
internal static class PinnedKeys
{
    public static ImmutableArray<PinnedKey> All { get; } = [];
}
