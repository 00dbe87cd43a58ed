namespace RiskAnalytics.Core.Assessment;

/// <summary>One book of the entity's history.</summary>
/// <param name="AsOf">As-of date.</param>
/// <param name="FinalScore">Final score; null when not rated.</param>
/// <param name="Grade">Grade; null when not rated.</param>
/// <param name="Band">Overall band.</param>
/// <param name="CleanRatio">S1; null when it has no value.</param>
/// <param name="StressedCoverage">S3; null when it has no value.</param>
/// <param name="OwnTokenShare">Own tokens of all assets; null when lines of the book are missing.</param>
/// <param name="CoreShare">C1; null when it has no value.</param>
/// <param name="IsPartial">True when lines of the book are missing.</param>
public sealed record TrendPoint(
    DateOnly AsOf,
    decimal? FinalScore,
    string? Grade,
    Band Band,
    decimal? CleanRatio,
    decimal? StressedCoverage,
    decimal? OwnTokenShare,
    decimal? CoreShare,
    bool IsPartial);
