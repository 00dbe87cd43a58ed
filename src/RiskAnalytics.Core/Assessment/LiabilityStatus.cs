namespace RiskAnalytics.Core.Assessment;

/// <summary>What is known of the liabilities.</summary>
public enum LiabilityStatus
{
    /// <summary>Amounts are in the book.</summary>
    Known,

    /// <summary>The firm keeps them back.</summary>
    NotDisclosed,

    /// <summary>The firm publishes them, but the book lacks too many.</summary>
    NotLoaded,
}
