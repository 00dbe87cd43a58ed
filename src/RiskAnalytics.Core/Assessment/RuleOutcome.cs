namespace RiskAnalytics.Core.Assessment;

/// <summary>Outcome of one regulatory rule.</summary>
/// <param name="Rule">Rule id, such as <c>MICA-54-A</c>.</param>
/// <param name="Outcome"><c>met</c>, <c>broken</c>, <c>informative</c> or <c>not_evaluated</c>; the last two are never a pass.</param>
/// <param name="Value">The figure tested; null when there is none.</param>
/// <param name="Threshold">The limit; null when there is none.</param>
/// <param name="Reason">Why, in words.</param>
public sealed record RuleOutcome(string Rule, string Outcome, decimal? Value, decimal? Threshold, string? Reason);
