using System.Collections.Immutable;
using RiskAnalytics.Core.Verification;

namespace RiskAnalytics.Verification.Chain;

/// <summary>What holders of shares of a vault (ERC-4626) could take out of it at a block.</summary>
/// <param name="Asset">The token that the vault holds, with its checksum; null when it could not be read.</param>
/// <param name="Holdings">What each holder's shares are worth in that token, in the order of the holders, fees of leaving not deducted.</param>
public sealed record VaultReading(string? Asset, ImmutableArray<ChainFigure> Holdings);
