namespace RiskAnalytics.Core.Reserves;

/// <summary>Independent assurance on the reserve.</summary>
/// <param name="Level">How independent and how often; null when only a provider is named.</param>
/// <param name="Provider">Who gave it.</param>
/// <param name="Standard">The standard, such as ISAE 3000.</param>
/// <param name="ReportDate">Date of the report.</param>
public sealed record Assurance(AssuranceLevel? Level, string? Provider, string? Standard, DateOnly? ReportDate);
