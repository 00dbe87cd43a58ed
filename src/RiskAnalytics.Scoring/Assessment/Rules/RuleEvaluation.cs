using System.Collections.Immutable;
using RiskAnalytics.Core.Assessment;

namespace RiskAnalytics.Scoring.Assessment.Rules;

/// <summary>Outcome of one rule.</summary>
/// <param name="Raised">True when the condition is met, false when not, null when it could not be evaluated.</param>
/// <param name="Message">A plain sentence with the figures, or the reason.</param>
/// <param name="Limit">Caps: final score at most; null = not rated.</param>
/// <param name="Severity">Flags: how grave it is.</param>
/// <param name="Evidence">Figures and where they stand.</param>
/// <param name="Remedy">Caps: what would lift the cap, or its step; null when nothing simple does.</param>
public sealed record RuleEvaluation(bool? Raised, string Message, decimal? Limit, Severity Severity, ImmutableArray<string> Evidence, Remedy? Remedy = null)
{
    /// <summary>The condition is not met.</summary>
    public static RuleEvaluation Clear(string message, params ImmutableArray<string> evidence) => new(false, message, null, Severity.Info, evidence);

    /// <summary>The condition could not be evaluated; never a pass.</summary>
    public static RuleEvaluation NotEvaluated(string reason) => new(null, reason, null, Severity.Info, []);

    /// <summary>A cap applies.</summary>
    public static RuleEvaluation Cap(decimal? limit, string message, Remedy? remedy) => new(true, message, limit, Severity.Major, [], remedy);

    /// <summary>A flag is raised.</summary>
    public static RuleEvaluation Flag(Severity severity, string message, params ImmutableArray<string> evidence) => new(true, message, null, severity, evidence);
}
