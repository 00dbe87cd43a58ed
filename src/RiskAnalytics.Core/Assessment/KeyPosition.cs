using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Core.Assessment;

/// <summary>One fungible claim: held against owed, in the reporting currency.</summary>
/// <param name="Asset">The key.</param>
/// <param name="Held">Unencumbered value held.</param>
/// <param name="Owed">Value owed; 0 when nothing is owed in it or nothing is known to be owed.</param>
/// <param name="IsOwedAssumed">True when the amount owed was not loaded and counts as what is held.</param>
/// <param name="IsOwn">Issued by the entity or an affiliate.</param>
public sealed record KeyPosition(AssetSymbol Asset, decimal Held, decimal Owed, bool IsOwedAssumed, bool IsOwn)
{
    /// <summary>The smaller of held and owed.</summary>
    public decimal Matched => Math.Min(Held, Owed);

    /// <summary>Held over owed; null when nothing is owed.</summary>
    public decimal? Ratio => Owed > 0m ? Held / Owed : null;
}
