using System.Collections.Immutable;
using RiskAnalytics.Core.Market;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Core.Assessment;

/// <summary>A snapshot with every line valued, classed, matched against what is owed. Amounts in the reporting currency.</summary>
public sealed record ValuedReserve
{
    /// <summary>The snapshot.</summary>
    public required ReserveSnapshot Snapshot { get; init; }

    /// <summary>The market beside it.</summary>
    public required MarketSnapshot Market { get; init; }

    /// <summary>The policy used.</summary>
    public required ScoringPolicy Policy { get; init; }

    /// <summary>The date from which age is counted; null when not disclosed.</summary>
    public required DateOnly? EvaluatedOn { get; init; }

    /// <summary>Unencumbered lines with a value above zero, in file order.</summary>
    public required ImmutableArray<ValuedHolding> Lines { get; init; }

    /// <summary>Encumbered lines, in file order; they count in Q4 only.</summary>
    public required ImmutableArray<ValuedHolding> EncumberedLines { get; init; }

    /// <summary>Lines that have no price and were left out, in file order.</summary>
    public required ImmutableArray<Holding> Unpriced { get; init; }

    /// <summary>Held against owed by key, in the order of the symbols.</summary>
    public required ImmutableArray<KeyPosition> Keys { get; init; }

    /// <summary>What is known of the liabilities.</summary>
    public required LiabilityStatus LiabilityStatus { get; init; }

    /// <summary>True when a key that is not loaded counts at ratio 1: solvency and liquidity are incomplete.</summary>
    public required bool HasAssumedKeys { get; init; }

    /// <summary>True when what is owed is known by key, at least in part.</summary>
    public required bool HasLiabilitiesByKey { get; init; }

    /// <summary>L; null when not known.</summary>
    public required decimal? Liabilities { get; init; }

    /// <summary>Gross liabilities before what customers owe is taken off, and the net of the same rows; null when no row gives them.</summary>
    public required (decimal Gross, decimal Net)? GrossAndNet { get; init; }

    /// <summary>A.</summary>
    public required decimal Assets { get; init; }

    /// <summary>A less own tokens beyond what is owed in them.</summary>
    public required decimal CleanAssets { get; init; }

    /// <summary>Sum over lines of the matched part.</summary>
    public required decimal Matched { get; init; }

    /// <summary>N: sum over lines after haircuts.</summary>
    public required decimal StressedValue { get; init; }

    /// <summary>Pledged assets, outside A.</summary>
    public required decimal Encumbered { get; init; }

    /// <summary>What valuation found.</summary>
    public required ImmutableArray<DataIssue> Issues { get; init; }

    /// <summary>What verification says of the reserve.</summary>
    public VerifiedEvidence Evidence { get; init; } = VerifiedEvidence.None;

    /// <summary>Profile "X" of the model.</summary>
    public bool HasExchangeProfile => Snapshot.Entity.HasExchangeProfile;

    /// <summary>Clean assets less L; null when L is not known.</summary>
    public decimal? Surplus => Liabilities is { } owed ? CleanAssets - owed : null;
}
