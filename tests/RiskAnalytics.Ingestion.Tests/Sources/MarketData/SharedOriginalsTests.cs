using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Ingestion.Tests.Sources.MarketData;

/// <summary>Published originals outside the repository; without them the tests are left out.</summary>
[TestFixture]
public sealed class SharedOriginalsTests
{
    [TestCase("coingecko/GetAssetHistory.json", "coingecko-history")]
    [TestCase("coingecko/GetMarketChart.json", "coingecko-market-chart")]
    [TestCase("coingecko/GetMarkets.json", "coingecko-markets")]
    [TestCase("coingecko/GetPrices.json", "coingecko-simple-price")]
    [TestCase("coingecko/GetTickers.json", "coingecko-tickers")]
    [TestCase("coingecko/oas_coin_tickers.json", "coingecko-tickers")]
    [TestCase("coingecko/oas_coins_markets.json", "coingecko-markets")]
    [TestCase("coingecko/oas_simple_price.json", "coingecko-simple-price")]
    [TestCase("defillama/cex_tvl_2025-11-03.csv", "defillama-tvl-table")]
    [TestCase("defillama/cexs_sample_2026-08-10.json", "defillama-cexs")]
    [TestCase("defillama/openapi_prices_historical_example.json", "defillama-prices")]
    [TestCase("defillama/openapi_stablecoins_example.json", "defillama-stablecoins")]
    [TestCase("defillama/protocols_binance_cex_sample.json", "defillama-protocols")]
    [TestCase("okx-api/GetDiscountInfo.json", "okx-discount-ladders")]
    [TestCase("okx-api/GetInsuranceFund.json", "okx-insurance-fund")]
    [TestCase("okx-api/GetOrderBook.json", "okx-order-book")]
    [TestCase("okx-api/GetPositionTiers.json", "okx-position-tiers")]
    [TestCase("okx-api/GetSymbols.json", "okx-instruments")]
    [TestCase("okx-api/GetTicker.json", "okx-tickers")]
    [TestCase("okx-api/GetTickers.json", "okx-tickers")]
    [TestCase("market/coinbase_daily_usd.csv", "daily-candle-table")]
    [TestCase("market/liquidity_reported.csv", "liquidity-table")]
    [TestCase("market/market_snapshots.csv", "market-snapshot-table")]
    [TestCase("market/prices_on_por_dates.csv", "price-table")]
    [TestCase("binance/collateral_tiers_selected.csv", "collateral-tier-table")]
    public void Recognises_Original_ByOneSourceOnly(string file, string format)
    {
        var document = SourceDocument.Open(Original(file));

        Assert.That(SourceCatalog.All.Where(s => s.Recognises(document)).Select(s => s.Code), Is.EqualTo(new[] { format }));
        Assert.That(() => SourceCatalog.All.Single(s => s.Code == format).Read(document), Throws.Nothing);
    }

    [Test]
    public void Read_Tickers_GivesThePublishedDepth()
    {
        var reading = Read("coingecko/GetTickers.json", "coingecko-tickers");

        Assert.That((reading.Only("BTC").Depth2PctDown, reading.Only("BTC").Spread, reading.Only("BTC").Price), Is.EqualTo((16360235.3694131m, 0.00010014m, 69498m)));
    }

    [Test]
    public void Read_Candles_GivesEveryClosingPrice()
    {
        var reading = Read("market/coinbase_daily_usd.csv", "daily-candle-table");

        Assert.That(reading.Market.Single(m => m.Quote.Asset.Text == "BTC" && m.Date == new DateOnly(2022, 11, 1)).Quote.Price, Is.EqualTo(20479.63m));
        Assert.That(reading.Market.Length, Is.EqualTo(reading.Lines));
    }

    [Test]
    public void Read_Totals_MakesABookOfEachOfThe25Exchanges()
    {
        var reading = Read("defillama/cex_tvl_2025-11-03.csv", "defillama-tvl-table");

        Assert.That(reading.Books, Has.Length.EqualTo(25));
        Assert.That(reading.Books.Single(b => b.Snapshot.Entity.Id == "okx").Snapshot.Holdings.Single().ReportedValue, Is.EqualTo(26396258319.128975m));
    }

    [Test]
    public void Read_CollateralTiers_LeavesNoMarginLadderOut() =>
        Assert.That(Read("binance/collateral_tiers_selected.csv", "collateral-tier-table").Issues.Select(i => i.Code), Is.EqualTo(new[] { "ladders-not-used" }));

    private static SourceReading Read(string file, string format) =>
        SourceCatalog.All.Single(s => s.Code == format).Read(SourceDocument.Open(Original(file)));

    private static string Original(string file)
    {
        var path = Path.Combine(Repository.Root, "..", "shared", "data", "exchange", file);
        if (!File.Exists(path))
            Assert.Ignore("The published originals are not beside the repository.");
        return path;
    }
}
