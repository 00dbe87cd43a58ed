using System.Collections.Immutable;
using RiskAnalytics.Ingestion.Sources.Binance;
using RiskAnalytics.Ingestion.Sources.BitMex;
using RiskAnalytics.Ingestion.Sources.Compiled;
using RiskAnalytics.Ingestion.Sources.Gate;
using RiskAnalytics.Ingestion.Sources.Issuers;
using RiskAnalytics.Ingestion.Sources.MarketData;
using RiskAnalytics.Ingestion.Sources.Okx;
using RiskAnalytics.Ingestion.Sources.Proofs;
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
        new OkxReserveCsvSource(0),
        new OkxReserveCsvSource(1),
        new OkxReserveCsvSource(2),
        new OkxReserveCsvSource(3),

        // Other exchanges
        new BinanceReserveJsonSource(),
        new BinanceSnapshotListSource(),
        new BinanceCollateralCsvSource(),
        new GateReserveInfoSource(),
        new GateReserveCoinListSource(),
        new GateCexConfigSource(),
        new BitMexReservesYamlSource(),
        new BitMexTokenReservesYamlSource(),

        // Files for one user, which prove liabilities
        new OkxMerkleProofSource(),
        new OkxUserInfoSource(),
        new OkxLiabilityTreeSource(),
        new OkxStarkSource(),
        new OkxZkProofSource(),
        new BinanceUsersCsvSource(),
        new BinanceUserConfigSource(),
        new GateUsersCsvSource(),
        new GateUserConfigSource(),
        new GateProofCsvSource(),
        new BybitUserProofSource(),
        new BitgetUserProofSource(),
        new MexcUserProofSource(),
        new CoinExUserProofSource(),
        new HtxUserCsvSource(),
        new HtxUserConfigSource(),
        new BitMexLiabilitiesSource(),

        // Issuers
        new TetherTransparencySource(),
        new BlackRockHoldingsSource(isOf2026: false),
        new BlackRockHoldingsSource(isOf2026: true),
        new CircleSupplySource(),
        new WbtcSupplySource(),
        new WbtcAddressesSource(),

        // Accountants' reports
        new TetherReportSource(),
        new CircleReportSource(),
        new PaxosReportSource(),
        new FirstDigitalReportSource(),
        new UnreadReportSource(),

        // Prices and market liquidity
        new DefiLlamaStablecoinsSource(),
        new DefiLlamaStablecoinSource(),
        new DefiLlamaStablecoinChartsSource(),
        new DefiLlamaProtocolSource(),
        new DefiLlamaProtocolsSource(),
        new DefiLlamaExchangesSource(),
        new DefiLlamaPricesSource(),
        new CoinGeckoMarketsSource(),
        new CoinGeckoSimplePriceSource(),
        new CoinGeckoTickersSource(),
        new CoinGeckoHistorySource(),
        new CoinGeckoMarketChartSource(),
        new OkxOrderBookSource(),
        new OkxTickersSource(),
        new OkxDiscountLaddersSource(),
        new OkxInstrumentsSource(),
        new OkxInsuranceFundSource(),
        new OkxPositionTiersSource(),
        new CcxtOrderBookSource(),
        new EcbRatesSource(),

        // Compiled tables
        new IssuerCompositionTableSource(),
        new OkxReportedTableSource(),
        new MarketSnapshotTableSource(),
        new PriceTableSource(),
        new DailyCandleTableSource(),
        new LiquidityTableSource(),
        new CollateralTierTableSource(),
        new ExchangeTotalsTableSource(),
        new CexReportedTableSource(),

        // Tables of any publisher
        new GenericReserveTableSource(),
    ];
}
