using RiskAnalytics.Core.Reserves;

namespace RiskAnalytics.Core.Assessment;

/// <summary>One key, held against owed, in major units of the reporting currency.</summary>
/// <param name="Asset">The key, or the class code of lines that are not itemised.</param>
/// <param name="Held">Unencumbered value held.</param>
/// <param name="Owed">Value owed; 0 = nothing owed in it; null = not disclosed or not loaded.</param>
/// <param name="IsOwedAssumed">True when the amount owed was not loaded and counts at ratio 1.</param>
/// <param name="Ratio">Held over owed; null when nothing is owed or it is not known.</param>
/// <param name="Band">Band of the ratio under the knots of S2; null without a ratio.</param>
/// <param name="Share">Share of all assets A, 0 to 1.</param>
/// <param name="Class">Class of the largest line.</param>
/// <param name="IsOwn">Issued by the entity or an affiliate.</param>
/// <param name="Note">Why there is no ratio, in words; null with one.</param>
public sealed record AssetPosition(
    string Asset,
    decimal Held,
    decimal? Owed,
    bool IsOwedAssumed,
    decimal? Ratio,
    Band? Band,
    decimal Share,
    AssetClass Class,
    bool IsOwn,
    string? Note);
