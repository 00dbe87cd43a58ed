using System.Collections.Immutable;
using RiskAnalytics.Core.Reserves;

namespace RiskAnalytics.Core.Regulation;

/// <summary>A disclosure as computed: what stands in it, and what is missing. Its wording is not part of it.</summary>
public sealed record DisclosureDocument
{
    /// <summary>Permanent id, such as <c>mica-art-30</c>; the name of its wording and of its files.</summary>
    public required string Id { get; init; }

    /// <summary>The regime it is made for, such as <c>mica-emt</c>.</summary>
    public required string Regime { get; init; }

    /// <summary>The book.</summary>
    public required ReserveSnapshot Snapshot { get; init; }

    /// <summary>True when no rule demands it of this issuer, such as an Article 30 page for an e-money token.</summary>
    public required bool IsVoluntary { get; init; }

    /// <summary>The items of the checklist, in its order.</summary>
    public required ImmutableArray<DisclosureItem> Items { get; init; }

    /// <summary>The required items that are missing: the document is a draft until there are none.</summary>
    public IEnumerable<DisclosureItem> Missing => Items.Where(item => item.IsRequired && item.State == DisclosureState.NotEvaluated);

    /// <summary>True while a required line is missing.</summary>
    public bool IsDraft => Missing.Any();

    /// <summary>How many lines are in a state.</summary>
    public int Count(DisclosureState state) => Items.Count(item => item.State == state);
}
