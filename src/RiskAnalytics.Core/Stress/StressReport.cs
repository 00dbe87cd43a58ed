using System.Collections.Immutable;
using RiskAnalytics.Core.Metrics;

namespace RiskAnalytics.Core.Stress;

/// <summary>A book under stress. No score rests on it.</summary>
public sealed record StressReport
{
    /// <summary>The market of each key, largest position first.</summary>
    public required ImmutableArray<MarketLiquidity> Market { get; init; }

    /// <summary>By when how much can be paid.</summary>
    public required ReserveLiquidity Liquidity { get; init; }

    /// <summary>The scenarios, in the order given.</summary>
    public required ImmutableArray<ScenarioResult> Scenarios { get; init; }

    /// <summary>What would empty the surplus.</summary>
    public required ReverseStress Reverse { get; init; }

    /// <summary>The simulated run.</summary>
    public required RunResult Run { get; init; }

    /// <summary>What the reserve rests on.</summary>
    public required LookThroughReport LookThrough { get; init; }

    /// <summary>The risk factors used.</summary>
    public required RiskFactors Factors { get; init; }

    /// <summary>All figures; each id stands once.</summary>
    public IEnumerable<Figure> Figures =>
    [
        .. Market.SelectMany(m => m.Figures), .. Liquidity.Figures, .. Scenarios.SelectMany(s => s.Figures), .. Reverse.Figures, .. Run.Figures, .. LookThrough.Figures,
    ];
}
