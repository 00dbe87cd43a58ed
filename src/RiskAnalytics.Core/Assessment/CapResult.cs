namespace RiskAnalytics.Core.Assessment;

/// <summary>A cap whose condition is met.</summary>
/// <param name="Code">K1 to K10.</param>
/// <param name="Limit">Final score at most, points; null = not rated.</param>
/// <param name="IsBinding">True for the one cap that set the final score.</param>
/// <param name="Reason">The condition with its figures, a plain sentence.</param>
public sealed record CapResult(string Code, decimal? Limit, bool IsBinding, string Reason);
