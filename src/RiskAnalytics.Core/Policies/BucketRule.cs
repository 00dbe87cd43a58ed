namespace RiskAnalytics.Core.Policies;

/// <summary>How fast a class turns into cash. Codes are those of the policy file.</summary>
public enum BucketRule
{
    /// <summary>Within one day.</summary>
    OneDay,

    /// <summary>Within five days.</summary>
    FiveDays,

    /// <summary>Within thirty days.</summary>
    ThirtyDays,

    /// <summary>Over thirty days, or not known.</summary>
    Later,

    /// <summary>By days to maturity; no maturity = later.</summary>
    ByMaturity,

    /// <summary>One day, unless a maturity is given.</summary>
    OneDayUnlessMaturity,
}
