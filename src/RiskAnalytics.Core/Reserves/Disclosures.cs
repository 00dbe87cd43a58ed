using System.Collections.Immutable;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Core.Reserves;

/// <summary>What the firm shows besides figures. Null = nothing is shown, which is never a pass.</summary>
public sealed record Disclosures
{
    /// <summary>A firm that shows nothing.</summary>
    public static Disclosures Nothing { get; } = new();

    /// <summary>Publication date of the figures.</summary>
    public DateOnly? PublishedOn { get; init; }

    /// <summary>Independent assurance.</summary>
    public Assurance? Assurance { get; init; }

    /// <summary>Evidence for the liabilities.</summary>
    public LiabilityEvidence? LiabilityEvidence { get; init; }

    /// <summary>Share of the reserve with line-level evidence, where rows do not say.</summary>
    public Share? LineEvidenceShare { get; init; }

    /// <summary>Holders' rights.</summary>
    public HolderRights? Rights { get; init; }

    /// <summary>Metric codes whose input the firm publishes but the book lacks.</summary>
    public ImmutableArray<string> NotLoaded { get; init; } = [];

    /// <summary>Metric codes that do not apply to the firm.</summary>
    public ImmutableArray<string> NotApplicable { get; init; } = [];

    /// <summary>Other facts in words.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}
