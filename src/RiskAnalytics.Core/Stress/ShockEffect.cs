namespace RiskAnalytics.Core.Stress;

/// <summary>What a shock does to the lines it meets.</summary>
public enum ShockEffect
{
    /// <summary>Changes the price by a signed fraction.</summary>
    Price,

    /// <summary>Freezes the lines: they stay in the books and pay nothing in time.</summary>
    Freeze,

    /// <summary>Adds days until the lines pay.</summary>
    Delay,
}
