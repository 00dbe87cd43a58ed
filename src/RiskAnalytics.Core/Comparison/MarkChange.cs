namespace RiskAnalytics.Core.Comparison;

/// <summary>A flag or a cap that differs between two results.</summary>
/// <param name="Code">F1 to F9, or K1 to K10.</param>
/// <param name="Turn">What became of it.</param>
/// <param name="Message">What the result that has it says; for one that is no longer evaluated, why.</param>
/// <param name="LimitBefore">The cap in the first result, points; null for a flag, a cap that did not apply, or "not rated".</param>
/// <param name="LimitAfter">The cap in the second result, points; null as above.</param>
public sealed record MarkChange(string Code, MarkTurn Turn, string Message, decimal? LimitBefore, decimal? LimitAfter);
