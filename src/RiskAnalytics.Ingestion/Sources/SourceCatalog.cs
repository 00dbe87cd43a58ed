using System.Collections.Immutable;
using RiskAnalytics.Ingestion.Sources.Issuers;
using RiskAnalytics.Ingestion.Sources.MarketData;
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

        // Other exchanges

        // Files for one user, which prove liabilities

        // Issuers
        new TetherTransparencyJsonSource(),
        new CircleSupplyJsonSource(),
        new WbtcSupplyJsonSource(),
        new WbtcAddressesJsonSource(),
        new BlackRockHoldings2023Source(),
        new BlackRockHoldings2026Source(),

        // Accountants' reports

        // Prices and market liquidity
        new CoinGeckoMarketsSource(),
        new CoinGeckoSimplePriceSource(),
        new CoinGeckoTickersSource(),
        new CoinGeckoHistorySource(),
        new CoinGeckoMarketChartSource(),
        new CcxtOrderBookSource(),
        new OkxOrderBookSource(),
        new OkxTickersSource(),
        new OkxDiscountLaddersSource(),
        new OkxInstrumentsSource(),
        new OkxInsuranceFundSource(),
        new OkxPositionTiersSource(),
        new DefiLlamaPricesSource(),
        new DefiLlamaStablecoinsSource(),
        new DefiLlamaStablecoinSource(),
        new DefiLlamaStablecoinChartsSource(),
        new DefiLlamaCexsSource(),
        new DefiLlamaProtocolsSource(),
        new DefiLlamaTotalsTableSource(),
        new DefiLlamaProtocolSource(),
        new EcbRatesSource(),
        new MarketSnapshotTableSource(),
        new PriceTableSource(),
        new DailyCandleTableSource(),
        new LiquidityTableSource(),
        new CollateralTierTableSource(),

        // Compiled tables
        new IssuerCompositionTableSource(),
        new OkxReportedTableSource(),

        // Tables of any publisher
    ];
}
