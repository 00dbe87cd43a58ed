namespace RiskAnalytics.Core.Metrics;

/// <summary>Whether a metric has a value, and if not, why. Only <see cref="Computed"/> has one.</summary>
public enum MetricStatus
{
    /// <summary>The value was computed.</summary>
    Computed,

    /// <summary>Does not belong to the profile, or the book says that it does not apply: dropped.</summary>
    NotApplicable,

    /// <summary>The firm keeps the input back: scores 25.</summary>
    NotDisclosed,

    /// <summary>The firm publishes the input but the book lacks it: dropped, the pillar is incomplete.</summary>
    MissingInput,

    /// <summary>The denominator is zero: dropped.</summary>
    Undefined,
}
