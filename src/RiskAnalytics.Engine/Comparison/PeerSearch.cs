using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Comparison;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Engine.Comparison;

/// <summary>Finds the peers of a row and sets its figures beside theirs.</summary>
internal static class PeerSearch
{
    /// <exception cref="ArgumentException">A peer was judged under another policy.</exception>
    public static PeerReference Of(ComparisonRow row, ImmutableArray<HealthAssessment> books)
    {
        var own = row.Assessment;
        if (books.FirstOrDefault(book => (book.Policy.Id, book.Policy.Version) != (own.Policy.Id, own.Policy.Version)) is { } other)
            throw new ArgumentException($"The peer {other.Entity.Id} was judged under {other.Policy.Id} {other.Policy.Version}, not {own.Policy.Id} {own.Policy.Version}.", nameof(books));
        var peers = books
            .Where(book => book.Entity.Id != own.Entity.Id && book.Entity.HasExchangeProfile == own.Entity.HasExchangeProfile && Days(book, own) <= EntityComparison.RankedWithinDays)
            .GroupBy(book => book.Entity.Id, StringComparer.Ordinal)
            .OrderBy(entity => entity.Key, StringComparer.Ordinal)
            .Select(entity => entity.OrderBy(book => Days(book, own)).ThenBy(book => book.Snapshot.AsOf).ThenBy(book => book.InputSha256, StringComparer.Ordinal).First())
            .ToImmutableArray();
        return new PeerReference(
            row,
            peers,
            [
                Figure("final", "Final score", MetricUnit.Points, Direction.HigherIsSafer, own.FinalScore, peers, peer => peer.FinalScore),
                .. ScoringPolicy.MetricCodes.Select(code =>
                {
                    var definition = own.Metric(code).Result.Definition;
                    return Figure(code, definition.Name, definition.Unit, definition.Direction, own.Metric(code).Value, peers, peer => peer.Metric(code).Value);
                }),
            ],
            Note(peers.Length));
    }

    private static string? Note(int count) => count switch
    {
        0 => $"no other entity of the profile has a book within {Format.Number(EntityComparison.RankedWithinDays)} days",
        < PeerReference.FewestForMedian => $"{Format.Number(count)} {(count == 1 ? "peer" : "peers")}, fewer than {Format.Number(PeerReference.FewestForMedian)}: no median",
        _ => null,
    };

    private static PeerFigure Figure(
        string code, string name, MetricUnit unit, Direction direction, decimal? own, ImmutableArray<HealthAssessment> peers, Func<HealthAssessment, decimal?> value)
    {
        var known = peers.Where(peer => value(peer) is not null).Select(peer => (peer.Entity.Id, Value: value(peer)!.Value)).ToList();
        if (known.Count == 0)
            return new PeerFigure(code, name, unit, own, [], null, null, null, null, null, "no peer has it");
        // Stable sorting keeps the first id of equals in front, at either end.
        var sign = direction == Direction.HigherIsSafer ? -1m : 1m;
        var (best, worst) = (known.OrderBy(peer => sign * peer.Value).First(), known.OrderByDescending(peer => sign * peer.Value).First());
        var isFew = known.Count < PeerReference.FewestForMedian;
        return new PeerFigure(
            code, name, unit, own, [.. known.Select(peer => peer.Id)],
            isFew ? null : Median([.. known.Select(peer => peer.Value).Order()]), best.Value, best.Id, worst.Value, worst.Id,
            isFew ? $"{Format.Number(known.Count)} {(known.Count == 1 ? "peer has" : "peers have")} it, fewer than {Format.Number(PeerReference.FewestForMedian)}" : null);
    }

    private static decimal Median(decimal[] sorted) => sorted.Length % 2 == 1
        ? sorted[sorted.Length / 2]
        : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2m;

    private static int Days(HealthAssessment book, HealthAssessment own) => Math.Abs(book.Snapshot.AsOf.DayNumber - own.Snapshot.AsOf.DayNumber);
}
