using System.Collections.Immutable;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Ingestion.Sources;

/// <summary>What one file gave.</summary>
/// <param name="Books">The books, oldest first within an entity.</param>
/// <param name="Issues">What was wrong in the file; the issues of a single book stand in the book.</param>
/// <param name="Lines">How many rows of the file were read.</param>
/// <param name="Companions">The files beside it whose figures were used.</param>
public sealed record SourceReading(
    ImmutableArray<ReserveBook> Books,
    ImmutableArray<DataIssue> Issues,
    int Lines,
    ImmutableArray<SourceDocument> Companions);
