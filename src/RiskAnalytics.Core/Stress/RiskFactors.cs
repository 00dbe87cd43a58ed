using System.Collections.Immutable;

namespace RiskAnalytics.Core.Stress;

/// <summary>The risk factors of a book, largest exposure first, and how they move together.</summary>
public sealed record RiskFactors
{
    /// <summary>The factors.</summary>
    public required ImmutableArray<RiskFactor> Factors { get; init; }

    /// <summary>Correlation matrix in the order of the factors, row by row; ones on the diagonal.</summary>
    public required ImmutableArray<ImmutableArray<double>> Correlation { get; init; }

    /// <summary>True when the matrix has no negative eigenvalue.</summary>
    public required bool IsPositiveSemidefinite { get; init; }

    /// <summary>What the reader must know: assumed pairs, a nearest matrix in use, a history that ends early.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}
