using RiskAnalytics.Ingestion.Sources;
using RiskAnalytics.Ingestion.Sources.MarketData;

namespace RiskAnalytics.Ingestion.Tests.Sources.MarketData;

/// <summary>See <see cref="CoinGeckoMarketsSource"/>.</summary>
[TestFixture]
public sealed class CoinGeckoMarketsSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source => new CoinGeckoMarketsSource();

    protected override string GoodFile => Published.File("coingecko/markets_20260401.json");

    protected override bool MakesBooks => false;

    [Test]
    public void Read_CoinWithNulls_IsAbsentAndNeverZero()
    {
        var reading = Published.Read(Source, "coingecko/markets_20260401.json");

        Assert.That(reading.QuoteOf("BTC"), Has.Property("Price").EqualTo(84000.5m).And.Property("CirculatingSupply").EqualTo(20000000m));
        Assert.That(reading.QuoteOf("WCOPY"), Has.Property("Price").Null.And.Property("MarketCap").Null);
        Assert.That(reading.Issues.Select(i => i.Code), Is.EqualTo(new[] { "unknown-coin-id" }));
        Assert.That(reading.Market.Select(m => m.Date), Is.All.EqualTo(new DateOnly(2026, 4, 1)));
    }

    [Test]
    public void Read_NegativeOrWordyPrice_IsAnIssueWithItsPath()
    {
        var reading = Published.Read(Source, "x.json", """[{"id":"bitcoin","symbol":"btc","current_price":-1,"market_cap":"much","circulating_supply":1,"last_updated":"2026-04-01T00:00:00Z"}]""");

        Assert.That(reading.QuoteOf("BTC").Price, Is.Null);
        Assert.That(reading.Issues.Select(i => i.Column), Is.EquivalentTo(new[] { "$[0].current_price", "$[0].market_cap" }));
    }
}

/// <summary>See <see cref="CoinGeckoSimplePriceSource"/>.</summary>
[TestFixture]
public sealed class CoinGeckoSimplePriceSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source => new CoinGeckoSimplePriceSource();

    protected override string GoodFile => Published.File("coingecko/simple_price.json");

    protected override bool MakesBooks => false;

    [Test]
    public void Read_Ids_BecomeAssetsWithTheDateOfTheAnswer()
    {
        var reading = Published.Read(Source, "coingecko/simple_price.json");

        Assert.That(reading.QuoteOf("USDT").Volume24h, Is.EqualTo(70000000000m));
        Assert.That(reading.QuoteOf("USDC").AsOf, Is.EqualTo(new DateOnly(2026, 4, 1)));
    }

    [Test]
    public void Read_IdNobodyKnows_IsToldAndNotUsed() =>
        Assert.That(Published.Read(Source, "x_20260401.json", """{"a-coin-nobody-knows":{"usd":1}}"""), Has.Property("Market").Empty.And.Property("Issues").Not.Empty);
}

/// <summary>See <see cref="CoinGeckoTickersSource"/>.</summary>
[TestFixture]
public sealed class CoinGeckoTickersSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source => new CoinGeckoTickersSource();

    protected override string GoodFile => Published.File("coingecko/tickers.json");

    protected override bool MakesBooks => false;

    [Test]
    public void Read_StaleAndAnomalousMarkets_AreLeftOutAndTheOthersAdded()
    {
        var quote = Published.Read(Source, "coingecko/tickers.json").QuoteOf("BTC");

        Assert.That(quote.Depth2PctDown, Is.EqualTo(16000000m + 4000000.5m));
        Assert.That(quote.Spread, Is.EqualTo(0.00012m));
    }
}

/// <summary>See <see cref="CoinGeckoHistorySource"/>.</summary>
[TestFixture]
public sealed class CoinGeckoHistorySourceTests : ReserveSourceContract
{
    protected override IReserveSource Source => new CoinGeckoHistorySource();

    protected override string GoodFile => Published.File("coingecko/history_ethereum_20260331.json");

    protected override bool MakesBooks => false;

    [Test]
    public void Read_DayInTheName_CountsWithAWarning()
    {
        var reading = Published.Read(Source, "coingecko/history_ethereum_20260331.json");

        Assert.That(reading.QuoteOf("ETH"), Has.Property("Price").EqualTo(2090.25m).And.Property("AsOf").EqualTo(new DateOnly(2026, 3, 31)));
        Assert.That(reading.Issues.Select(i => i.Code), Is.EqualTo(new[] { "as-of-from-name" }));
    }

    [Test]
    public void Read_NoDayAnywhere_GivesNothingAndAnError() =>
        Assert.That(Published.Read(Source, "history.json", File.ReadAllText(GoodFile)), Has.Property("Market").Empty.And.Property("Issues").Not.Empty);
}

/// <summary>See <see cref="CoinGeckoMarketChartSource"/>.</summary>
[TestFixture]
public sealed class CoinGeckoMarketChartSourceTests : ReserveSourceContract
{
    protected override IReserveSource Source => new CoinGeckoMarketChartSource();

    protected override string GoodFile => Published.File("coingecko/bitcoin.json");

    protected override bool MakesBooks => false;

    [Test]
    public void Read_SeveralPointsOfADay_TheLastCounts()
    {
        var reading = Published.Read(Source, "coingecko/bitcoin.json");

        Assert.That(reading.Market.Select(m => (m.Date, m.Quote.Price)), Is.EqualTo(new (DateOnly, decimal?)[]
        {
            (new DateOnly(2026, 3, 31), 83000.5m), (new DateOnly(2026, 4, 1), 84100.75m),
        }));
    }

    [Test]
    public void Read_CoinNotNamed_GivesNothingAndAnError() =>
        Assert.That(Published.Read(Source, "chart.json", File.ReadAllText(GoodFile)).Issues.Select(i => i.Code), Is.EqualTo(new[] { "no-coin" }));
}
