namespace RiskAnalytics.Core.Metrics;

/// <summary>One input that a metric used.</summary>
/// <param name="Name">Symbol and meaning, such as "N, stressed value of the reserve".</param>
/// <param name="Value">The figure; null when the input is absent.</param>
/// <param name="Unit">Unit of the figure.</param>
/// <param name="Source">Where it came from: file and rows, or the rule that made it.</param>
public sealed record MetricInput(string Name, decimal? Value, MetricUnit Unit, string Source);
