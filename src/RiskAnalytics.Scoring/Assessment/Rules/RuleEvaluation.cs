using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;

namespace RiskAnalytics.Scoring.Assessment.Rules;

/// <summary>Outcome of one rule.</summary>
/// <param name="Raised">True when the condition is met, false when not, null when it could not be evaluated.</param>
/// <param name="Message">A plain sentence with the figures, or the reason.</param>
/// <param name="Limit">Caps: final score at most; null = not rated.</param>
/// <param name="Severity">Flags: how grave it is.</param>
/// <param name="Evidence">Figures and where they stand.</param>
public sealed record RuleEvaluation(bool? Raised, string Message, decimal? Limit, Severity Severity, ImmutableArray<string> Evidence)
{
    /// <summary>The condition is not met.</summary>
    public static RuleEvaluation Clear(string message, params ImmutableArray<string> evidence) => new(false, message, null, Severity.Info, evidence);

    /// <summary>The condition could not be evaluated; never a pass.</summary>
    public static RuleEvaluation NotEvaluated(string reason) => new(null, reason, null, Severity.Info, []);

    /// <summary>A cap applies.</summary>
    public static RuleEvaluation Cap(decimal? limit, string message) => new(true, message, limit, Severity.Major, []);

    /// <summary>A flag is raised.</summary>
    public static RuleEvaluation Flag(Severity severity, string message, params ImmutableArray<string> evidence) => new(true, message, null, severity, evidence);
}
