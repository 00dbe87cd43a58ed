using System.Collections.Immutable;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Regulation;

namespace RiskAnalytics.Scoring.Regulation.Disclosures;

/// <summary>One document that can be made.</summary>
/// <param name="Id">Permanent id, such as <c>mica-art-30</c>.</param>
/// <param name="Regimes">The regimes it is for.</param>
/// <param name="Definitions">Its own figures.</param>
/// <param name="Build">Computes its lines for a book, the rules' outcomes and a regime.</param>
public sealed record DisclosureKind(
    string Id, ImmutableArray<string> Regimes, ImmutableArray<FigureDefinition> Definitions, Func<RegulatoryContext, RegulatoryReport, string, DisclosureDocument> Build);
