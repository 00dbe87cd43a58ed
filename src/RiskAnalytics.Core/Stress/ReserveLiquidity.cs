using System.Collections.Immutable;
using RiskAnalytics.Core.Metrics;

namespace RiskAnalytics.Core.Stress;

/// <summary>By when how much can be paid.</summary>
public sealed record ReserveLiquidity
{
    /// <summary>The ladder: an hour, a day, five days, thirty days, later.</summary>
    public required ImmutableArray<LadderStep> Ladder { get; init; }

    /// <summary>The waterfall of payment, smallest share first; empty when nothing is owed on demand.</summary>
    public required ImmutableArray<WaterfallStep> Waterfall { get; init; }

    /// <summary>Time to redeem everything, liquidity coverage ratio, maturities, daily and weekly liquid shares.</summary>
    public required ImmutableArray<Figure> Measures { get; init; }

    /// <summary>All figures.</summary>
    public IEnumerable<Figure> Figures => [.. Ladder.SelectMany(s => new[] { s.Available, s.OnWeekend }), .. Waterfall.SelectMany(s => s.Figures), .. Measures];
}
