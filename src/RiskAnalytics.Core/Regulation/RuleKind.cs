namespace RiskAnalytics.Core.Regulation;

/// <summary>What a rule is for; only limits and deadlines can be broken.</summary>
public enum RuleKind
{
    /// <summary>A figure or a fact that must keep to a limit.</summary>
    Limit,

    /// <summary>Something that must be done by a day.</summary>
    Deadline,

    /// <summary>A figure that says what starts to apply.</summary>
    Trigger,

    /// <summary>A number that feeds another figure, such as a haircut of the LCR.</summary>
    Parameter,

    /// <summary>A statement on the state of a text, a template or a formula.</summary>
    Status,
}
