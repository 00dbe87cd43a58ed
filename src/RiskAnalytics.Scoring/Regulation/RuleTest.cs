using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Regulation;

namespace RiskAnalytics.Scoring.Regulation;

/// <summary>One figure that a rule is tested on; a rule on several banks or currencies has one each.</summary>
/// <param name="Figure">The figure, or the reason why there is none.</param>
public sealed record RuleTest(Figure Figure)
{
    /// <summary>The limit in the unit of the figure, where it is not that of the rule table, such as one the issuer sets.</summary>
    public decimal? Limit { get; init; }

    /// <summary>How the limit came about, in a sentence; null when it is that of the table.</summary>
    public string? LimitNote { get; init; }

    /// <summary>The outcome in a sentence, where words say it better than value and limit; null leaves it to them.</summary>
    public string? Sentence { get; init; }

    /// <summary>True when part of the book is silent, so that the figure may be larger: it can break a limit, but not keep one.</summary>
    public bool IsLowerBound { get; init; }

    /// <summary>The verdict where the book settles it without the figure, such as a term repurchase agreement of unknown length; null leaves it to the limit.</summary>
    public RuleVerdict? Verdict { get; init; }
}
