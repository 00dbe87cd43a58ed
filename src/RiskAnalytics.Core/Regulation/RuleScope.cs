using System.Collections.Immutable;

namespace RiskAnalytics.Core.Regulation;

/// <summary>Where a rule is looked at: a regime and the conditions beside it, such as <c>mica-emt+significant</c>.</summary>
/// <param name="Regime">Code of the regime, such as <c>mica-emt</c>.</param>
/// <param name="Conditions">Conditions that must all hold, such as <c>significant</c>, <c>not-significant</c>, <c>foreign-currency</c>; empty for none.</param>
public sealed record RuleScope(string Regime, ImmutableArray<string> Conditions)
{
    /// <summary>The conditions that a rule table may name: <c>foreign-currency</c> is a peg that is official in no Member State, <c>extended</c> a token on which the authority imposed the rules.</summary>
    public static ImmutableArray<string> Known { get; } = ["significant", "not-significant", "foreign-currency", "extended", "not-extended"];
}
