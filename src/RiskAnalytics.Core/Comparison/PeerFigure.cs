using System.Collections.Immutable;
using RiskAnalytics.Core.Metrics;

namespace RiskAnalytics.Core.Comparison;

/// <summary>One figure of an entity beside those of its peers.</summary>
/// <param name="Code"><c>final</c>, or the code of a metric.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Unit">Unit of the values.</param>
/// <param name="Own">The entity's own value; null when it has none.</param>
/// <param name="Peers">Ids of the peers that have the figure, in order.</param>
/// <param name="Median">The median of the peers; null for fewer than three, with a reason.</param>
/// <param name="Best">The best value of a peer; null when no peer has one.</param>
/// <param name="BestPeer">Whose it is, the first id of equals; null with it.</param>
/// <param name="Worst">The worst value of a peer; null when no peer has one.</param>
/// <param name="WorstPeer">Whose it is, the first id of equals; null with it.</param>
/// <param name="Reason">Why there is no median; null with one.</param>
public sealed record PeerFigure(
    string Code,
    string Name,
    MetricUnit Unit,
    decimal? Own,
    ImmutableArray<string> Peers,
    decimal? Median,
    decimal? Best,
    string? BestPeer,
    decimal? Worst,
    string? WorstPeer,
    string? Reason);
