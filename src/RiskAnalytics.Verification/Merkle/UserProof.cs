using System.Collections.Immutable;

namespace RiskAnalytics.Verification.Merkle;

/// <summary>The file that one user gets, and nobody else. It holds the account, its balances and its nonces.</summary>
/// <param name="Name">A file name that tells nothing of the account.</param>
/// <param name="Content">JSON in UTF-8, which the scheme <c>merkle-sum-proof</c> checks.</param>
public sealed record UserProof(string Name, ImmutableArray<byte> Content);
