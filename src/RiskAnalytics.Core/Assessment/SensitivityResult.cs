namespace RiskAnalytics.Core.Assessment;

/// <summary>The result under another set of haircuts.</summary>
/// <param name="Set"><c>lighter</c> (every haircut divided by 1.5) or <c>heavier</c> (times 1.5, at most 1).</param>
/// <param name="FinalScore">Points; null when not rated.</param>
/// <param name="Grade">A to F; null when not rated.</param>
/// <param name="Band">Overall band.</param>
public sealed record SensitivityResult(string Set, decimal? FinalScore, string? Grade, Band Band);
