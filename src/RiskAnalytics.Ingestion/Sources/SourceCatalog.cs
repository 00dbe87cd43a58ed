using System.Collections.Immutable;
using RiskAnalytics.Ingestion.Sources.Binance;
using RiskAnalytics.Ingestion.Sources.Okx;

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
        new OkxReserveCsvSource(0),
        new OkxReserveCsvSource(1),
        new OkxReserveCsvSource(2),
        new OkxReserveCsvSource(3),
        new OkxAuditorExportSource(),
        new OkxStakingCsvSource(),
        OkxReferenceTableSource.CoinUnits,
        OkxReferenceTableSource.Classes,
        OkxReferenceTableSource.Liquidity,
        OkxReferenceTableSource.Shares,
        OkxReferenceTableSource.AuditIds,
        OkxReferenceTableSource.Headlines,

        // Other exchanges
        new BinanceWalletSource(),

        // Files for one user, which prove liabilities

        // Issuers

        // Accountants' reports

        // Prices and market liquidity

        // Compiled tables
        new IssuerCompositionTableSource(),
        new OkxReportedTableSource(),

        // Tables of any publisher
    ];
}
