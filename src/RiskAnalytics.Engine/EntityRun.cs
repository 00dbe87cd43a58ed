using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;

namespace RiskAnalytics.Engine;

/// <summary>What became of the books of one entity.</summary>
/// <param name="History">The assessments of all its books, oldest first, at least one.</param>
/// <param name="Chosen">The one to report: the latest that is rated, else the latest.</param>
/// <param name="Twins">Other books of the date of the chosen one, in the order met: neither is better, so the choice should be the caller's.</param>
public sealed record EntityRun(ImmutableArray<HealthAssessment> History, HealthAssessment Chosen, ImmutableArray<BookFailure> Twins)
{
    /// <summary>The id of the entity.</summary>
    public string Id => Chosen.Entity.Id;

    /// <summary>The assessments of the books that were named themselves rather than found in a folder, in the order named.</summary>
    public ImmutableArray<HealthAssessment> Named { get; init; } = [];

    /// <summary>Books newer than the chosen one; none of them is rated.</summary>
    public IEnumerable<HealthAssessment> Newer => History.Where(a => a.Snapshot.AsOf > Chosen.Snapshot.AsOf);
}
