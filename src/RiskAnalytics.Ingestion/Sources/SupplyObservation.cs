using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Ingestion.Sources;

/// <summary>How many units of a token one document counts in circulation.</summary>
/// <param name="Token">The token.</param>
/// <param name="Date">The UTC date of the figure.</param>
/// <param name="Units">Whole units, zero or more.</param>
/// <param name="StatedSource">The document and the place in it.</param>
/// <param name="Document">The document, for the list of a book it completes.</param>
public sealed record SupplyObservation(AssetSymbol Token, DateOnly Date, decimal Units, string StatedSource, Documents.SourceDocument Document);
