namespace RiskAnalytics.Core.Policies;

/// <summary>How SEC rule 2a-7 counts a class beside what matures in time.</summary>
public enum LiquidAsset
{
    /// <summary>Only what matures in time.</summary>
    None,

    /// <summary>A weekly liquid asset.</summary>
    Weekly,

    /// <summary>A daily liquid asset, and so a weekly one.</summary>
    Daily,
}
