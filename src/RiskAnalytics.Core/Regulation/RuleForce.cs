namespace RiskAnalytics.Core.Regulation;

/// <summary>What binds the firm to a rule.</summary>
public enum RuleForce
{
    /// <summary>A law or a regulation, from a day on.</summary>
    Law,

    /// <summary>Guidance of an authority.</summary>
    Guideline,

    /// <summary>A proposal or a draft.</summary>
    Draft,

    /// <summary>A rule for other firms that serves as a measure, such as rule 2a-7 or the LCR for an issuer.</summary>
    Yardstick,
}
