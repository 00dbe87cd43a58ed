namespace RiskAnalytics.Core.Regulation;

/// <summary>Whether a template is part of a package.</summary>
/// <param name="Template">Its code in a filing, such as <c>Q_03.01</c>.</param>
/// <param name="IsReported">True when its table is in the package.</param>
/// <param name="Reason">Why it is not; null when it is.</param>
public sealed record FilingIndicator(string Template, bool IsReported, string? Reason);
