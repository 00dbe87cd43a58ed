using System.Collections.Immutable;

namespace RiskAnalytics.Core.Assessment;

/// <summary>The entities of one profile.</summary>
/// <param name="HasExchangeProfile">True for exchanges and wrapped assets; false for issuers and other firms.</param>
/// <param name="Rows">Ranked rows, best first, then those not ranked.</param>
public sealed record ComparisonGroup(bool HasExchangeProfile, ImmutableArray<ComparisonRow> Rows);
