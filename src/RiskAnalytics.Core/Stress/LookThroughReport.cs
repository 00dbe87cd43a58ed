using System.Collections.Immutable;
using RiskAnalytics.Core.Metrics;

namespace RiskAnalytics.Core.Stress;

/// <summary>What a reserve rests on when stablecoins, funds, staked and wrapped tokens are gone through.</summary>
public sealed record LookThroughReport
{
    /// <summary>The ultimate exposures, largest first.</summary>
    public required ImmutableArray<UltimateExposure> Exposures { get; init; }

    /// <summary>The steps taken and those that could not be.</summary>
    public required ImmutableArray<LookThroughLink> Links { get; init; }

    /// <summary>What the loss of each of the largest names would cost, through all entities.</summary>
    public required ImmutableArray<ContagionLoss> Contagion { get; init; }

    /// <summary>Concentration at the surface and underneath.</summary>
    public required ImmutableArray<Figure> Measures { get; init; }

    /// <summary>What the reader must know: depth reached, cycles, books of other dates, issuers without a book.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>All figures.</summary>
    public IEnumerable<Figure> Figures => [.. Exposures.Select(e => e.Share), .. Contagion.SelectMany(c => new[] { c.Loss, c.CoverageAfter }), .. Measures];
}
