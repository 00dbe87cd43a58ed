using System.Collections.Immutable;
using RiskAnalytics.Ingestion.Sources.Okx;
using RiskAnalytics.Ingestion.Sources.Reports;
using RiskAnalytics.Ingestion.Sources.Tables;

namespace RiskAnalytics.Ingestion.Sources;

/// <summary>Every format that can be read, listed by hand; the first that recognises a file reads it.</summary>
public static class SourceCatalog
{
    /// <summary>All sources.</summary>
    public static ImmutableArray<IReserveSource> All { get; } =
    [
        new CanonicalBookSource(),

        // OKX
        new OkxAuditJsonSource(),

        // Other exchanges

        // Files for one user, which prove liabilities

        // Issuers

        // Accountants' reports
        new TetherReportSource(),
        new CircleReportSource(),
        new PaxosReportSource(),
        new FirstDigitalReportSource(),
        new UnreadReportSource(),

        // Prices and market liquidity

        // Compiled tables
        new IssuerCompositionTableSource(),
        new OkxReportedTableSource(),

        // Tables of any publisher
        new HoldingsWorkbookSource(),
        new HoldingsParquetSource(),
    ];
}
