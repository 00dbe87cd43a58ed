using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;

namespace RiskAnalytics.Scoring.Metrics;

/// <summary>One metric of the model: what it is, and what it finds in a reserve. It knows nothing of bands.</summary>
public interface IMetric
{
    /// <summary>What the metric is.</summary>
    MetricDefinition Definition { get; }

    /// <summary>The value, or the reason why there is none.</summary>
    MetricResult Compute(ValuedReserve reserve);

    /// <summary>What would bring the value to a target, in words and where possible as an amount; null when nothing simple does.</summary>
    /// <param name="reserve">The reserve.</param>
    /// <param name="value">The value computed.</param>
    /// <param name="target">The knot to reach, in the unit of the metric.</param>
    Remedy? Repair(ValuedReserve reserve, decimal value, decimal target) => null;
}
