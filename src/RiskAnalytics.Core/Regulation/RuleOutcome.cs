using System.Collections.Immutable;
using RiskAnalytics.Core.Metrics;

namespace RiskAnalytics.Core.Regulation;

/// <summary>Outcome of one regulatory rule on one book.</summary>
public sealed record RuleOutcome
{
    /// <summary>The rule.</summary>
    public required RegulatoryRule Rule { get; init; }

    /// <summary>The regimes of the book for which it was looked at.</summary>
    public required ImmutableArray<string> Regimes { get; init; }

    /// <summary>What became of it.</summary>
    public required RuleVerdict Verdict { get; init; }

    /// <summary>The figure tested, the worst of several; null when none was, as for a rule that states something.</summary>
    public required Figure? Figure { get; init; }

    /// <summary>The value tested, in the unit of the figure; null when there is none.</summary>
    public decimal? Value => Figure?.Value;

    /// <summary>The limit in the unit of the figure; null when there is none.</summary>
    public required decimal? Threshold { get; init; }

    /// <summary>Why, in a sentence: which limit, what keeps it from being a verdict, or which input is missing.</summary>
    public required string Reason { get; init; }
}
