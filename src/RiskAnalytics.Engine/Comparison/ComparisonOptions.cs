using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Comparison;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Engine.Comparison;

/// <summary>What a comparison shows beside the ranking. The default shows the amounts in the currency of each book, and no peers.</summary>
public sealed record ComparisonOptions
{
    /// <summary>The one currency for all amounts. Null = each book's own.</summary>
    public CurrencyCode? Currency { get; init; }

    /// <summary>Rates to convert by, beside the dated quotes in the books themselves; of several the nearest in time is taken, and these before a book's quote.</summary>
    public ImmutableArray<CurrencyRate> Rates { get; init; } = [];

    /// <summary>The books among which each row's peers are found, under the policy of the rows. Null = no peers are shown.</summary>
    public ImmutableArray<HealthAssessment>? Peers { get; init; }
}
