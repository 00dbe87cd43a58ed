using RiskAnalytics.Core.Reserves;

namespace RiskAnalytics.Ingestion.Reconciliation;

/// <summary>What a check may look at.</summary>
/// <param name="Book">The book that is checked.</param>
/// <param name="Previous">The last earlier book of the same entity, or null.</param>
internal sealed record CheckContext(ReserveBook Book, ReserveBook? Previous)
{
    /// <summary>The snapshot of the book.</summary>
    public ReserveSnapshot Snapshot => Book.Snapshot;
}
