using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Core.Reserves;

/// <summary>How far the liabilities are evidenced.</summary>
/// <param name="Method">Merkle proof, zero-knowledge proof, supply on chain, audited balance sheet, in words.</param>
/// <param name="Evidenced">Share of the liabilities covered; null when not stated.</param>
public sealed record LiabilityEvidence(string? Method, Share? Evidenced);
