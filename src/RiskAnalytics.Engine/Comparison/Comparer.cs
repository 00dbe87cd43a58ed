using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;

namespace RiskAnalytics.Engine.Comparison;

/// <summary>Puts assessments side by side: ranked, with their amounts, groups added up, and peers.</summary>
public static class Comparer
{
    /// <summary>Compares any set of books under one policy. An entity may stand with several.</summary>
    /// <param name="assessments">The assessments, in any order: the result does not depend on it.</param>
    /// <param name="options">Currency, rates and peers; null takes the defaults.</param>
    /// <exception cref="ArgumentException">There is no assessment, one stands twice, or they or the peers were made under different policies.</exception>
    public static EntityComparison Compare(IReadOnlyCollection<HealthAssessment> assessments, ComparisonOptions? options = null)
    {
        options ??= new ComparisonOptions();
        if (assessments.Distinct(ReferenceEqualityComparer.Instance).Count() != assessments.Count)
            throw new ArgumentException("One assessment stands twice in the comparison.", nameof(assessments));
        var comparison = EntityComparison.Of(assessments);
        var amounts = AmountConversion.Of(comparison, options);
        return comparison with
        {
            Amounts = amounts,
            GroupTotals = GroupAddition.Of(amounts),
            Peers = options.Peers is { } peers ? [.. comparison.Rows.Select(row => PeerSearch.Of(row, peers))] : ImmutableArray<Core.Comparison.PeerReference>.Empty,
        };
    }
}
