using System.Collections.Immutable;
using RiskAnalytics.Core.Verification;

namespace RiskAnalytics.Core.Assessment;

/// <summary>What verification says of a valued reserve, as shares of its value. Nothing here is taken from a check that did not run.</summary>
public sealed record VerifiedEvidence
{
    /// <summary>Nothing was verified.</summary>
    public static VerifiedEvidence None { get; } = new();

    /// <summary>Share of clean assets, 0 to 1, at addresses of a list that was loaded; null when none was.</summary>
    public decimal? ListedShare { get; init; }

    /// <summary>Share of clean assets, 0 to 1, whose ownership or balance was contradicted; null when nothing of the kind ran.</summary>
    public decimal? ContradictedShare { get; init; }

    /// <summary>Share of clean assets, 0 to 1, whose owner proved the key by signature; null when no signature was checked.</summary>
    public decimal? SignedShare { get; init; }

    /// <summary>Share of what is owed, 0 to 1, that stands in a whole tree, or in a supply read from chains; null when there is none.</summary>
    public decimal? LiabilityShare { get; init; }

    /// <summary>What is owed in all by a proof over all assets together, in the reporting currency; null when there is none, or its unit is not known or another currency.</summary>
    public decimal? OwedByProof { get; init; }

    /// <summary>True when <see cref="OwedByProof"/> and what the book owes differ by more than two clocks explain.</summary>
    public bool IsOwedContested { get; init; }

    /// <summary>The results by which evidence for liabilities was contradicted; empty when none was.</summary>
    public ImmutableArray<VerificationReport> ContradictedLiabilities { get; init; } = [];

    /// <summary>Balances a day before, at and a day after the snapshot, asset by asset; empty when no node was asked for them.</summary>
    public ImmutableArray<WindowFigure> Windows { get; init; } = [];

    /// <summary>The files of the address lists, for the list of inputs.</summary>
    public string AssetSources { get; init; } = "";

    /// <summary>The files of the liability proofs, for the list of inputs.</summary>
    public string LiabilitySources { get; init; } = "";

    /// <summary>True when every check behind <see cref="LiabilityShare"/> passed; false leaves it disclosed.</summary>
    public bool LiabilitiesPassed { get; init; }
}
