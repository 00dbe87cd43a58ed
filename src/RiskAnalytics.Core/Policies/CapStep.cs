namespace RiskAnalytics.Core.Policies;

/// <summary>One step of a cap.</summary>
/// <param name="Threshold">The value at which it applies; which side is the rule's own.</param>
/// <param name="Limit">Final score at most, points; null = not rated.</param>
public sealed record CapStep(decimal Threshold, decimal? Limit);
