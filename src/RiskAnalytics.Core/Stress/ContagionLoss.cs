using RiskAnalytics.Core.Metrics;

namespace RiskAnalytics.Core.Stress;

/// <summary>What the loss of one name costs one entity, directly and through what it holds.</summary>
/// <param name="Name">The bank, issuer or custodian that is lost.</param>
/// <param name="Entity">The entity that loses.</param>
/// <param name="Loss">Loss as a share of its assets.</param>
/// <param name="CoverageAfter">Clean ratio afterwards.</param>
/// <param name="Round">1 when it holds the name itself, 2 when through one issuer, and so on.</param>
public sealed record ContagionLoss(string Name, string Entity, Figure Loss, Figure CoverageAfter, int Round);
