using System.Collections.Immutable;
using RiskAnalytics.Core.Market;

namespace RiskAnalytics.Ingestion.Sources.MarketData;

/// <summary>Checks the steps of a collateral ladder.</summary>
internal static class HaircutLadder
{
    /// <summary>The steps in order of size, or null when they do not join from zero on, or a share is none.</summary>
    public static ImmutableArray<HaircutTier>? Of(IReadOnlyList<(decimal? From, decimal? To, decimal? Rate)> steps)
    {
        var tiers = ImmutableArray.CreateBuilder<HaircutTier>(steps.Count);
        decimal? end = 0;
        foreach (var (from, to, rate) in steps.OrderBy(s => s.From))
        {
            if (from is not { } start || start != end || to <= start || rate is not (>= 0 and <= 1))
                return null;
            tiers.Add(new HaircutTier(start, to, rate.Value));
            end = to;
        }

        return tiers.Count == 0 ? null : tiers.DrainToImmutable();
    }
}
