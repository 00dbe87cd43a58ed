using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;

namespace RiskAnalytics.Core.Comparison;

/// <summary>The peers of one row of a comparison: other entities of its profile with a book within 31 days of its date.</summary>
/// <param name="Row">The row.</param>
/// <param name="Peers">One book an entity, the nearest in time, by id.</param>
/// <param name="Figures">The final score, then every metric.</param>
/// <param name="Note">What is wrong with the peers as a set, such as too few; null when nothing is.</param>
public sealed record PeerReference(ComparisonRow Row, ImmutableArray<HealthAssessment> Peers, ImmutableArray<PeerFigure> Figures, string? Note)
{
    /// <summary>Fewer peers than this have no median: it would be one firm's figure, or lie between two.</summary>
    public const int FewestForMedian = 3;
}
