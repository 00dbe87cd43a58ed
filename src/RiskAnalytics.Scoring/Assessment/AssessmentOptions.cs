namespace RiskAnalytics.Scoring.Assessment;

/// <summary>What an assessment needs besides the book and the policy.</summary>
/// <param name="EngineVersion">Version of the engine, printed in every result.</param>
/// <param name="EvaluatedOn">Date from which the age of the figures is counted; null takes each book's publication date.</param>
public sealed record AssessmentOptions(string EngineVersion, DateOnly? EvaluatedOn = null);
