namespace RiskAnalytics.Core.Comparison;

/// <summary>One part of a change.</summary>
/// <param name="Effect">What it is put down to.</param>
/// <param name="Amount">The part, signed, in the unit of its bridge.</param>
/// <param name="Reason">Why it is put down to that, or cannot be split; null where the effect says it all.</param>
public sealed record BridgeStep(DifferenceEffect Effect, decimal Amount, string? Reason);
