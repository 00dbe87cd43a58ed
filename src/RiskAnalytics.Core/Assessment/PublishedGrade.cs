namespace RiskAnalytics.Core.Assessment;

/// <summary>Grade and band after hysteresis over the entity's earlier books: worse at once, better after two snapshots in a row.</summary>
/// <param name="Grade">A to F; null when not rated.</param>
/// <param name="Band">Overall band.</param>
/// <param name="IsHeld">True when a better grade or band waits for its second snapshot.</param>
/// <param name="Previous">The newest earlier book; null without one.</param>
public sealed record PublishedGrade(string? Grade, Band Band, bool IsHeld, PreviousResult? Previous);
