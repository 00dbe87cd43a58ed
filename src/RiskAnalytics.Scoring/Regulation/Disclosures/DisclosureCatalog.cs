using System.Collections.Immutable;

namespace RiskAnalytics.Scoring.Regulation.Disclosures;

/// <summary>Every document that can be made, listed by hand.</summary>
public static class DisclosureCatalog
{
    /// <summary>All documents.</summary>
    public static ImmutableArray<DisclosureKind> All { get; } =
    [
        new(MicaArt30.Id, ["mica-art", "mica-emt"], MicaArt30.Definitions, MicaArt30.Build),
        new(GeniusMonthly.Id, ["genius"], GeniusMonthly.Definitions, GeniusMonthly.Build),
        new(ReserveAuditCalendar.Id, ["mica-art", "mica-emt", "genius"], [], ReserveAuditCalendar.Build),
    ];

    /// <summary>The documents of a regime; none when it has no documents.</summary>
    public static IEnumerable<DisclosureKind> Of(string regime) => All.Where(kind => kind.Regimes.Contains(regime));
}
