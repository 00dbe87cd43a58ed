namespace RiskAnalytics.Core.Assessment;

/// <summary>The totals of a reserve in major units of the reporting currency. Null = not disclosed or not loaded.</summary>
/// <param name="Assets">A: unencumbered assets at snapshot prices.</param>
/// <param name="Liabilities">L: customer liabilities, net.</param>
/// <param name="CleanAssets">A less own tokens beyond what is owed in them.</param>
/// <param name="Surplus">Clean assets less L; may be negative.</param>
/// <param name="Matched">Sum over keys of the smaller of held and owed.</param>
/// <param name="StressedValue">N: matched and free assets after haircuts.</param>
/// <param name="Encumbered">Pledged assets, outside A.</param>
public sealed record Totals(
    decimal Assets,
    decimal? Liabilities,
    decimal CleanAssets,
    decimal? Surplus,
    decimal? Matched,
    decimal? StressedValue,
    decimal Encumbered);
