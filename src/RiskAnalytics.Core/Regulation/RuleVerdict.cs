namespace RiskAnalytics.Core.Regulation;

/// <summary>What became of a rule. Only <see cref="Met"/> is a pass.</summary>
public enum RuleVerdict
{
    /// <summary>The limit is kept.</summary>
    Met,

    /// <summary>The limit is not kept.</summary>
    Broken,

    /// <summary>Looked at, but no verdict follows: a draft, an unverified text, a yardstick, a rule not yet in force, a trigger, a parameter.</summary>
    Informative,

    /// <summary>An input is missing; the reason names it.</summary>
    NotEvaluated,
}
