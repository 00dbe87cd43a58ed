using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Engine.Comparison;

namespace RiskAnalytics.Engine;

/// <summary>What a run found and wrote.</summary>
public sealed record EngineRun
{
    /// <summary>The entities with at least one assessment, in the order of their ids.</summary>
    public required ImmutableArray<EntityRun> Entities { get; init; }

    /// <summary>Books and folders that gave no assessment, in the order met.</summary>
    public required ImmutableArray<BookFailure> Failures { get; init; }

    /// <summary>The files written, in the order written; empty when nothing was to be written.</summary>
    public ImmutableArray<string> Files { get; init; } = [];

    /// <summary>All assessments, by entity, oldest first.</summary>
    public IEnumerable<HealthAssessment> Assessments => Entities.SelectMany(entity => entity.History);

    /// <summary>The entities side by side by their chosen books; null for fewer than two.</summary>
    public EntityComparison? Comparison => Entities.Length > 1 ? Comparer.Compare([.. Entities.Select(e => e.Chosen)]) : null;
}
