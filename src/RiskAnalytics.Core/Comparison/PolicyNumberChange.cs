namespace RiskAnalytics.Core.Comparison;

/// <summary>A number that two policies do not share.</summary>
/// <param name="Name">Where it stands, such as <c>metrics.S1.knots.3</c> or <c>classes.bitcoin.haircut.free</c>, after the keys of the policy file.</param>
/// <param name="Before">Its value in the first policy, as text; null when that has none.</param>
/// <param name="After">Its value in the second policy, as text; null when that has none.</param>
public sealed record PolicyNumberChange(string Name, string? Before, string? After);
