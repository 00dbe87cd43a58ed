using System.Collections.Immutable;

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

    /// <summary>Ranks the assessments within their profile: best final score first, then id; those not ranked last.</summary>
    /// <param name="assessments">One assessment per entity, all under one policy.</param>
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
            .ThenBy(a => a.Entity.Id, StringComparer.Ordinal))
        {
            var reason = WhyNotRanked(assessment, newest);
            rows.Add(new ComparisonRow(assessment, reason is null ? rows.Count + 1 : null, reason));
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
