using System.Collections.Immutable;

namespace RiskAnalytics.Ingestion.Sources;

/// <summary>Every format that can be read, listed by hand; the first that recognises a file reads it.</summary>
public static class SourceCatalog
{
    /// <summary>All sources.</summary>
    public static ImmutableArray<IReserveSource> All { get; } =
    [
        new CanonicalBookSource(),
        new IssuerCompositionTableSource(),
        new OkxReportedTableSource(),
    ];
}
