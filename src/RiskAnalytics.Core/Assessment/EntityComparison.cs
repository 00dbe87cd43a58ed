using System.Collections.Immutable;
using RiskAnalytics.Core.Comparison;

namespace RiskAnalytics.Core.Assessment;

/// <summary>Entities side by side under one policy, grouped by profile: a coin owed in kind and a peg are not the same promise.</summary>
public sealed record EntityComparison
{
    private EntityComparison(DateOnly newest, ImmutableArray<ComparisonGroup> groups)
    {
        Newest = newest;
        Groups = groups;
    }

    /// <summary>Books more than this many days before the newest of their profile are shown, marked, and not ranked.</summary>
    public const int RankedWithinDays = 31;

    /// <summary>The newest as-of date among the rows.</summary>
    public DateOnly Newest { get; }

    /// <summary>The groups that have rows, exchange profile first.</summary>
    public ImmutableArray<ComparisonGroup> Groups { get; }

    /// <summary>All rows in the order of the groups.</summary>
    public IEnumerable<ComparisonRow> Rows => Groups.SelectMany(group => group.Rows);

    /// <summary>The amounts of every row, in the order of the rows; empty unless they were asked for.</summary>
    public ImmutableArray<ComparedAmounts> Amounts { get; init; } = [];

    /// <summary>Entities of one group added up, by group; empty when no two rows share a group.</summary>
    public ImmutableArray<GroupTotal> GroupTotals { get; init; } = [];

    /// <summary>The peers of every row, in the order of the rows; empty unless they were asked for.</summary>
    public ImmutableArray<PeerReference> Peers { get; init; } = [];

    /// <summary>
    /// Ranks the assessments within their profile: best final score first, equal scores on one rank (1, 2, 2, 4), then id and date; those not
    /// ranked last. An entity may stand with several books, which are ranked only within the 31 days before the newest.
    /// </summary>
    /// <param name="assessments">The assessments in any order, all under one policy.</param>
    /// <exception cref="ArgumentException">There is no assessment, or two were made under different policies.</exception>
    public static EntityComparison Of(IReadOnlyCollection<HealthAssessment> assessments)
    {
        if (assessments.Count == 0)
        {
            throw new ArgumentException("A comparison needs at least one assessment.", nameof(assessments));
        }

        var policies = assessments.Select(a => $"{a.Policy.Id} {a.Policy.Version}").Distinct().ToList();
        if (policies.Count > 1)
        {
            throw new ArgumentException($"Only assessments under one policy compare; these are under {string.Join(", ", policies)}.", nameof(assessments));
        }

        return new EntityComparison(
            assessments.Max(a => a.Snapshot.AsOf),
            [.. from assessment in assessments
                group assessment by assessment.Entity.HasExchangeProfile into profile
                orderby profile.Key descending
                select new ComparisonGroup(profile.Key, Rank([.. profile]))]);
    }

    private static ImmutableArray<ComparisonRow> Rank(ImmutableArray<HealthAssessment> profile)
    {
        var newest = profile.Max(a => a.Snapshot.AsOf);
        var rows = ImmutableArray.CreateBuilder<ComparisonRow>();
        foreach (var assessment in profile
            .OrderBy(a => WhyNotRanked(a, newest) is not null)
            .ThenByDescending(a => a.FinalScore)
            .ThenBy(a => a.Entity.Id, StringComparer.Ordinal)
            .ThenByDescending(a => a.Snapshot.AsOf)
            .ThenBy(a => a.InputSha256, StringComparer.Ordinal))
        {
            var reason = WhyNotRanked(assessment, newest);
            var isTied = reason is null && rows.Count > 0 && rows[^1].Assessment.FinalScore == assessment.FinalScore;
            if (isTied)
            {
                rows[^1] = rows[^1] with { IsTied = true };
            }

            rows.Add(new ComparisonRow(assessment, reason is not null ? null : isTied ? rows[^1].Rank : rows.Count + 1, reason) { IsTied = isTied });
        }

        return rows.ToImmutable();
    }

    private static string? WhyNotRanked(HealthAssessment assessment, DateOnly newest)
    {
        var daysBefore = newest.DayNumber - assessment.Snapshot.AsOf.DayNumber;
        return !assessment.IsRated ? "not rated"
            : daysBefore > RankedWithinDays ? FormattableString.Invariant($"{daysBefore} days before the newest")
            : null;
    }
}
