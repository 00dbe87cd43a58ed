using System.Collections.Immutable;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;

namespace RiskAnalytics.Ingestion.Sources;

/// <summary>What one file gave.</summary>
public sealed record SourceReading
{
    /// <summary>The books, oldest first within an entity.</summary>
    public ImmutableArray<ReserveBook> Books { get; init; } = [];

    /// <summary>
    /// True when the books stand back behind those of other files of the same entity and date: sums of addresses, figures of a third
    /// party. They are then compared with them instead of written.
    /// </summary>
    public bool IsSupporting { get; init; }

    /// <summary>True when the books stand as they are: nothing of other files or of the carried tables is added to them.</summary>
    public bool IsFinal { get; init; }

    /// <summary>Prices and market liquidity, which complete the books of the run.</summary>
    public ImmutableArray<MarketObservation> Market { get; init; } = [];

    /// <summary>Tokens in circulation, which complete or are compared with the books of their issuers.</summary>
    public ImmutableArray<SupplyObservation> Supply { get; init; } = [];

    /// <summary>What customers are owed by a whole tree, which completes the books of its entity and date.</summary>
    public ImmutableArray<LiabilityObservation> Liabilities { get; init; } = [];

    /// <summary>What was wrong in the file; the issues of a single book stand in the book.</summary>
    public ImmutableArray<DataIssue> Issues { get; init; } = [];

    /// <summary>How many rows or items of the file were read.</summary>
    public required int Lines { get; init; }

    /// <summary>The files beside it whose figures were used.</summary>
    public ImmutableArray<SourceDocument> Companions { get; init; } = [];

    /// <summary>The entity the file tells of, where it makes no book.</summary>
    public string? Entity { get; init; }

    /// <summary>The as-of date of the file, where it makes no book.</summary>
    public DateOnly? AsOf { get; init; }
}
