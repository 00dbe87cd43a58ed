using System.Collections.Immutable;
using RiskAnalytics.Core.Metrics;

namespace RiskAnalytics.Core.Regulation;

/// <summary>What the rules of the regimes say of a book.</summary>
public sealed record RegulatoryReport
{
    /// <summary>The regimes tested, in the order asked for.</summary>
    public required ImmutableArray<string> Regimes { get; init; }

    /// <summary>The day on which deadlines and the force of rules are judged; null when it is not known, and then no deadline is.</summary>
    public required DateOnly? EvaluatedOn { get; init; }

    /// <summary>One outcome a rule, in the order of the table.</summary>
    public required ImmutableArray<RuleOutcome> Outcomes { get; init; }

    /// <summary>Every regulatory figure computed, each id once.</summary>
    public required ImmutableArray<Figure> Figures { get; init; }

    /// <summary>What a reader must know, such as the calendar used.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>The outcome of a rule; null when the rule is not among those looked at.</summary>
    public RuleOutcome? Find(string rule) => Outcomes.FirstOrDefault(outcome => outcome.Rule.Id == rule);

    /// <summary>The outcomes with a verdict, in the order of the table.</summary>
    public IEnumerable<RuleOutcome> With(RuleVerdict verdict) => Outcomes.Where(outcome => outcome.Verdict == verdict);
}
