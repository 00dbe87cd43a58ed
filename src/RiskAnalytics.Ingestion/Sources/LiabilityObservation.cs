using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;

namespace RiskAnalytics.Ingestion.Sources;

/// <summary>What all customers of an entity are owed of one asset by a tree that is published whole.</summary>
/// <param name="Entity">The id of the entity.</param>
/// <param name="Date">The UTC date, as the user stated it: such trees state none.</param>
/// <param name="Asset">The asset.</param>
/// <param name="Units">Whole units, zero or more.</param>
/// <param name="Row">The line of the root.</param>
/// <param name="Document">The tree.</param>
/// <param name="Format">The code of its format.</param>
public sealed record LiabilityObservation(string Entity, DateOnly Date, AssetSymbol Asset, decimal Units, int Row, SourceDocument Document, string Format);
