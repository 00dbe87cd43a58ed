using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Reserves;

namespace RiskAnalytics.Core.Stress;

/// <summary>What the reserve rests on in the end: one kind of asset, bank or borrower.</summary>
/// <param name="Name">Name of the obligor or of the class.</param>
/// <param name="Class">The class.</param>
/// <param name="Direct">Held directly, reporting currency.</param>
/// <param name="Through">Held through issuers, funds and protocols, reporting currency.</param>
/// <param name="Share">Share of all assets.</param>
public sealed record UltimateExposure(string Name, AssetClass Class, decimal Direct, decimal Through, Figure Share);
