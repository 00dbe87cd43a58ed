namespace RiskAnalytics.Core.Assessment;

/// <summary>By when a line turns into cash.</summary>
public enum Bucket
{
    /// <summary>Within one day.</summary>
    OneDay,

    /// <summary>Within five days.</summary>
    FiveDays,

    /// <summary>Within thirty days.</summary>
    ThirtyDays,

    /// <summary>Over thirty days, or not known.</summary>
    Later,
}
