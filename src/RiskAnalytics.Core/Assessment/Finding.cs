namespace RiskAnalytics.Core.Assessment;

/// <summary>A contradicted claim, a raised flag, a cap that applies, or a metric below 55, under its own code.</summary>
/// <param name="Code">F1 to F9, K1 to K10, a metric code, or V1 to V4 for a contradicted claim (ownership, balances, wrapped asset, liabilities).</param>
/// <param name="Severity">Critical, major, minor or info.</param>
/// <param name="Message">A plain sentence with the figures.</param>
/// <param name="Metric">The metric it rests on; null when none.</param>
/// <param name="Evidence">Inputs and their places.</param>
/// <param name="Remedy">What would help; null when nothing simple does.</param>
/// <param name="Amount">Amount of the remedy in major units; null when the remedy is no amount.</param>
public sealed record Finding(string Code, Severity Severity, string Message, string? Metric, string Evidence, string? Remedy, decimal? Amount);
