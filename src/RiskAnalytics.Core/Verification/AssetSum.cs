using System.Collections.Immutable;

namespace RiskAnalytics.Core.Verification;

/// <summary>How many whole units of one asset a verification is about, by what came of the checks.</summary>
/// <param name="Asset">The asset as the file names it; the book's own symbol once the two are joined.</param>
/// <param name="Quantity">Whole units claimed in all.</param>
/// <param name="ByOutcome">Whole units by outcome; outcomes of which there are none are absent. Empty for what is owed.</param>
public sealed record AssetSum(string Asset, decimal Quantity, ImmutableSortedDictionary<CheckOutcome, decimal> ByOutcome)
{
    /// <summary>An asset with nothing by outcome.</summary>
    public AssetSum(string asset, decimal quantity)
        : this(asset, quantity, ImmutableSortedDictionary<CheckOutcome, decimal>.Empty)
    {
    }

    /// <summary>Whole units with an outcome; 0 when there are none.</summary>
    public decimal Of(CheckOutcome outcome) => ByOutcome.GetValueOrDefault(outcome);
}
