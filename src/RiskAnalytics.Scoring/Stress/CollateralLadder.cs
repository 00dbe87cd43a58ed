using System.Collections.Immutable;
using RiskAnalytics.Core.Market;

namespace RiskAnalytics.Scoring.Stress;

/// <summary>What a position is worth as collateral where each further slice of it counts for less.</summary>
public static class CollateralLadder
{
    /// <summary>The part of a position that counts: the sum over steps of rate times the slice that lies in the step. Beyond the last bound nothing counts.</summary>
    /// <param name="position">Value held, in the currency of the steps.</param>
    /// <param name="tiers">Steps that join from 0 on.</param>
    public static decimal CountedValue(decimal position, ImmutableArray<HaircutTier> tiers) =>
        tiers.Sum(tier => tier.Rate * Math.Max(0m, Math.Min(position, tier.To ?? position) - tier.From));

    /// <summary>The part of a position beyond the last step.</summary>
    public static decimal Beyond(decimal position, ImmutableArray<HaircutTier> tiers) =>
        tiers.IsEmpty ? position : tiers[^1].To is { } end ? Math.Max(0m, position - end) : 0m;

    /// <summary>True when the steps join from 0 on and each rate is a share: what counts is then known at every size.</summary>
    public static bool IsWhole(ImmutableArray<HaircutTier> tiers)
    {
        decimal? end = 0m;
        foreach (var tier in tiers)
        {
            if (tier.From != end || tier.To <= tier.From || tier.Rate is not (>= 0m and <= 1m))
                return false;
            end = tier.To;
        }

        return !tiers.IsEmpty;
    }
}
