namespace RiskAnalytics.Core.Policies;

/// <summary>Level of a high-quality liquid asset in the Basel liquidity coverage ratio (LCR30).</summary>
public enum HqlaLevel
{
    /// <summary>Not a liquid asset of the ratio.</summary>
    None,

    /// <summary>Level 1: counts in full.</summary>
    Level1,

    /// <summary>Level 2A.</summary>
    Level2A,

    /// <summary>Level 2B other than mortgage securities.</summary>
    Level2B,
}
