using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Core.Stress;

/// <summary>The lines that a shock meets: those for which everything that is given holds.</summary>
/// <param name="Asset">Lines of this key, and what is owed in it.</param>
/// <param name="Class">Lines of this class.</param>
/// <param name="Counterparty">Claims on this name.</param>
/// <param name="Custodian">Lines kept by this name.</param>
/// <param name="Largest">Lines at the largest name of a kind.</param>
/// <param name="OwnTokens">True for the entity's own tokens.</param>
public sealed record ShockTarget(
    AssetSymbol? Asset = null,
    AssetClass? Class = null,
    string? Counterparty = null,
    string? Custodian = null,
    LargestName? Largest = null,
    bool OwnTokens = false);
