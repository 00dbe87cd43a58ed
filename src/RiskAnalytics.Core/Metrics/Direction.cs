namespace RiskAnalytics.Core.Metrics;

/// <summary>Which way a metric is safer.</summary>
public enum Direction
{
    /// <summary>Higher is safer.</summary>
    HigherIsSafer,

    /// <summary>Lower is safer.</summary>
    LowerIsSafer,
}
