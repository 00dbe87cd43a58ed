using System.Collections.Immutable;

namespace RiskAnalytics.Core.Regulation;

/// <summary>Where a rule is looked at: a regime and the conditions beside it, such as <c>mica-emt+significant</c>.</summary>
/// <param name="Regime">Code of the regime, such as <c>mica-emt</c>.</param>
/// <param name="Conditions">Conditions that must all hold, such as <c>significant</c>, <c>not-significant</c>, <c>foreign-currency</c>; empty for none.</param>
public sealed record RuleScope(string Regime, ImmutableArray<string> Conditions);
