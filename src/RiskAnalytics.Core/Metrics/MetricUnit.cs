namespace RiskAnalytics.Core.Metrics;

/// <summary>The unit of a metric or of one of its inputs.</summary>
public enum MetricUnit
{
    /// <summary>A ratio, 0 or more; may pass 1.</summary>
    Ratio,

    /// <summary>A fraction of a whole, 0 to 1.</summary>
    Share,

    /// <summary>Points, 0 to 100.</summary>
    Points,

    /// <summary>Calendar days.</summary>
    Days,

    /// <summary>A concentration index, 0 to 1.</summary>
    Index,

    /// <summary>Major units of the reporting currency.</summary>
    Money,

    /// <summary>A plain count.</summary>
    Count,

    /// <summary>A signed fraction: -0.245 is a fall of 24.5%.</summary>
    Change,

    /// <summary>Standard deviations.</summary>
    Deviations,

    /// <summary>Per major unit of the reporting currency.</summary>
    PerMoney,
}
