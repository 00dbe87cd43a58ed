using System.Collections.Immutable;

namespace RiskAnalytics.Core.Regulation;

/// <summary>One row of the rule table. Texts and limits are data: they change without a build.</summary>
public sealed record RegulatoryRule
{
    /// <summary>Permanent id, such as <c>MICA-54-A</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The body of rules, such as <c>EU-MiCA</c>.</summary>
    public required string Framework { get; init; }

    /// <summary>Article or section.</summary>
    public required string Reference { get; init; }

    /// <summary>Who it binds, in the words of the table.</summary>
    public required string AppliesTo { get; init; }

    /// <summary>For which regimes and under which conditions the rule is looked at; empty = for none, it is a note.</summary>
    public required ImmutableArray<RuleScope> Scopes { get; init; }

    /// <summary>Id of the metric that is tested; null when a fact, a policy number or nothing is.</summary>
    public required string? Metric { get; init; }

    /// <summary>Id of the fact that is tested, from <c>facts.csv</c>; null when a metric is.</summary>
    public required string? Fact { get; init; }

    /// <summary>Name of the policy number that the rule gives; null when it gives none.</summary>
    public required string? Parameter { get; init; }

    /// <summary>How value and limit compare.</summary>
    public required RuleComparator Comparator { get; init; }

    /// <summary>The limit in the words of the table.</summary>
    public required string ThresholdText { get; init; }

    /// <summary>The limit in the unit of the metric (shares as fractions, money in <see cref="Currency"/>); null when it is no plain number.</summary>
    public required decimal? Threshold { get; init; }

    /// <summary>The unit in the words of the table.</summary>
    public required string Unit { get; init; }

    /// <summary>The currency of a limit in money, three letters; null for all others.</summary>
    public required string? Currency { get; init; }

    /// <summary>The rule in a sentence.</summary>
    public required string Description { get; init; }

    /// <summary>Whether the text was seen.</summary>
    public required bool IsVerified { get; init; }

    /// <summary>How grave a breach is.</summary>
    public required RuleSeverity Severity { get; init; }

    /// <summary>What the rule is for.</summary>
    public required RuleKind Kind { get; init; }

    /// <summary>What binds the firm to it.</summary>
    public required RuleForce Force { get; init; }

    /// <summary>The day from which it binds; null when it never does, or when it binds without a known day.</summary>
    public required DateOnly? InForceFrom { get; init; }

    /// <summary>Where the text was seen.</summary>
    public required string Source { get; init; }

    /// <summary>The limit in words, such as "at least 30 % of funds received", or "yes" for what must be so.</summary>
    public string Asked => Unit == "bool"
        ? ThresholdText == "0" ? "no" : "yes"
        : $"{ComparatorWords} {ThresholdText} {Unit}";

    private string ComparatorWords => Comparator switch
    {
        RuleComparator.AtLeast => "at least",
        RuleComparator.AtMost => "at most",
        RuleComparator.Above => "above",
        RuleComparator.OneOf => "one of",
        _ => "exactly",
    };
}
