using System.Collections.Immutable;

namespace RiskAnalytics.Core.Stress;

/// <summary>A named scenario.</summary>
/// <param name="Id">Stable kebab-case id.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Text">What happened, or what is supposed, in one sentence.</param>
/// <param name="Shocks">The shocks, applied in order.</param>
/// <param name="Redemption">What holders ask for; null = nothing beyond the policy's outflows.</param>
public sealed record Scenario(string Id, string Name, string Text, ImmutableArray<Shock> Shocks, Redemption? Redemption);
