using System.Collections.Immutable;
using RiskAnalytics.Core.Metrics;

namespace RiskAnalytics.Core.Stress;

/// <summary>The smallest shocks that empty the surplus or break the first in-kind ratio.</summary>
public sealed record ReverseStress
{
    /// <summary>One sentence with numbers.</summary>
    public required string Message { get; init; }

    /// <summary>Uniform fall of everything with a price risk.</summary>
    public required Figure Uniform { get; init; }

    /// <summary>Fall of one factor alone, by its name, smallest first.</summary>
    public required ImmutableArray<Figure> ByFactor { get; init; }

    /// <summary>Distance of the cheapest joint shock.</summary>
    public required Figure Distance { get; init; }

    /// <summary>The cheapest joint shock, factor by factor; empty when there is none.</summary>
    public required ImmutableArray<Figure> JointShocks { get; init; }

    /// <summary>Further figures, such as the shock that breaks the first in-kind ratio.</summary>
    public ImmutableArray<Figure> Others { get; init; } = [];

    /// <summary>All figures.</summary>
    public IEnumerable<Figure> Figures => [Uniform, .. ByFactor, Distance, .. JointShocks, .. Others];
}
