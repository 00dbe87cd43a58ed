namespace RiskAnalytics.Core.Assessment;

/// <summary>What would lift one metric to its next knot.</summary>
/// <param name="Metric">Metric code.</param>
/// <param name="Message">A plain sentence.</param>
/// <param name="Amount">Major units of the reporting currency; null when the remedy is no amount.</param>
public sealed record Remedy(string Metric, string Message, decimal? Amount);
