using RiskAnalytics.Core.Assessment;

namespace RiskAnalytics.Core.Stress;

/// <summary>Something that became worse, or that should have come and did not.</summary>
/// <param name="Code">Kebab-case code, such as <c>liquid-share-drift</c>.</param>
/// <param name="Severity">How grave it is.</param>
/// <param name="Message">One sentence with the figures and dates.</param>
/// <param name="From">The earlier date.</param>
/// <param name="To">The later date.</param>
public sealed record TrendAlert(string Code, Severity Severity, string Message, DateOnly From, DateOnly To);
