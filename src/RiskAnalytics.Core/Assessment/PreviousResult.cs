namespace RiskAnalytics.Core.Assessment;

/// <summary>The result of the entity's book before this one.</summary>
/// <param name="AsOf">Its as-of date.</param>
/// <param name="FinalScore">Its final score; null when not rated.</param>
/// <param name="Grade">Its grade; null when not rated.</param>
/// <param name="Band">Its overall band.</param>
public sealed record PreviousResult(DateOnly AsOf, decimal? FinalScore, string? Grade, Band Band);
