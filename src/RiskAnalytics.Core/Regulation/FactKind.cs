namespace RiskAnalytics.Core.Regulation;

/// <summary>What the value of a fact is.</summary>
public enum FactKind
{
    /// <summary>A number with a unit.</summary>
    Number,

    /// <summary>A date.</summary>
    Date,

    /// <summary>True or false.</summary>
    Truth,

    /// <summary>Words, a name or an address on the web.</summary>
    Text,
}
