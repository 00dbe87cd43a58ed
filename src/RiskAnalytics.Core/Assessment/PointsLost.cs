namespace RiskAnalytics.Core.Assessment;

/// <summary>Points of the raw score that one metric costs; over all metrics they sum to 100 − raw.</summary>
/// <param name="Metric">Metric code.</param>
/// <param name="Points">Points, 0 or more.</param>
public sealed record PointsLost(string Metric, decimal Points);
