namespace RiskAnalytics.Core.Regulation;

/// <summary>How a value stands to its limit when the rule holds.</summary>
public enum RuleComparator
{
    /// <summary>At least the limit.</summary>
    AtLeast,

    /// <summary>At most the limit.</summary>
    AtMost,

    /// <summary>Above the limit.</summary>
    Above,

    /// <summary>Exactly the limit.</summary>
    Equal,

    /// <summary>One of several words or days.</summary>
    OneOf,
}
