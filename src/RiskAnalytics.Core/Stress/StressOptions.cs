using System.Collections.Immutable;
using RiskAnalytics.Core.Market;
using RiskAnalytics.Core.Reserves;

namespace RiskAnalytics.Core.Stress;

/// <summary>How a book is stressed.</summary>
public sealed record StressOptions
{
    /// <summary>The scenarios; empty = none.</summary>
    public ImmutableArray<Scenario> Scenarios { get; init; } = [];

    /// <summary>Daily prices for volatility and correlation.</summary>
    public PriceHistory History { get; init; } = PriceHistory.Empty;

    /// <summary>Paths of the run simulation, 1 to 10,000,000; default 100,000.</summary>
    public int Paths { get; init; } = 100_000;

    /// <summary>Seed of the run simulation; default 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Days of the run simulation, 0 or more; null = the policy's.</summary>
    public int? Days { get; init; }

    /// <summary>Threads of the run simulation; null = one for each processor. The result does not depend on it.</summary>
    public int? Threads { get; init; }

    /// <summary>Whether the nearest valid correlation matrix may stand for one that is not positive semidefinite.</summary>
    public bool UseNearestCorrelation { get; init; }

    /// <summary>Books of issuers for the look-through; of several of one entity the one nearest in date is taken.</summary>
    public ImmutableArray<ReserveBook> Issuers { get; init; } = [];

    /// <summary>Staked and wrapped tokens and funds that are gone through to what they stand for.</summary>
    public ImmutableArray<PassThrough> PassThroughs { get; init; } = [];
}
