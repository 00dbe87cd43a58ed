namespace RiskAnalytics.Core.Regulation;

/// <summary>What the value of a datapoint is.</summary>
public enum FilingUnit
{
    /// <summary>An amount of money in the base currency of the package.</summary>
    Money,

    /// <summary>A ratio as a decimal: 0.25, never 25.</summary>
    Fraction,

    /// <summary>A member of a list, such as <c>eba_qCY:qx2006</c>.</summary>
    Code,

    /// <summary>Words.</summary>
    Text,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Truth,
}
