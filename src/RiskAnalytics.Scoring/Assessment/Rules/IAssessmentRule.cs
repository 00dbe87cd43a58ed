namespace RiskAnalytics.Scoring.Assessment.Rules;

/// <summary>One cap (code K…) or flag (code F…) of the model.</summary>
public interface IAssessmentRule
{
    /// <summary>The model's code.</summary>
    string Code { get; }

    /// <summary>The condition and why it matters, for people.</summary>
    string Condition { get; }

    /// <summary>The metric it rests on, whose remedy also lifts it; null when none.</summary>
    string? Metric { get; }

    /// <summary>Whether the condition is met, with its figures.</summary>
    RuleEvaluation Evaluate(RuleContext context);
}
