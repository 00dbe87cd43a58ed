using System.Collections.Immutable;
using NUnit.Framework;
using RiskAnalytics.Core.Market;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Stress;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Books;
using RiskAnalytics.Ingestion.Reference;
using RiskAnalytics.Scoring.Stress;
using RiskAnalytics.Scoring.Valuation;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Scoring.Tests.Stress;

/// <summary>The market of each key: figures by hand, missing and bad cells, and the table of OKX of April 2024.</summary>
[TestFixture]
public sealed class MarketLiquidityAnalysisTests
{
    private static MarketQuote Known(MarketQuote quote) => quote with
    {
        Volume24h = 20_000_000m,
        Depth2PctDown = 6_000_000m,
        Spread = .001m,
        VolatilityDaily = .04m,
        HaircutTiers = [new HaircutTier(0m, 10_000_000m, 1m), new HaircutTier(10_000_000m, 25_000_000m, .8m)],
    };

    private static AReserve Held(decimal value) => AReserve.OfExchange().Holds("BTC", AssetClass.Bitcoin, value);

    private static ImmutableArray<MarketLiquidity> Analyse(AReserve book, PriceHistory? history = null) =>
        MarketLiquidityAnalysis.Of(Valuator.Value(book.Book, DefaultPolicy.Value), history ?? PriceHistory.Empty);

    private static Figure Find(ImmutableArray<MarketLiquidity> markets, string id) => markets.SelectMany(m => m.Figures).Single(f => f.Id == id);

    [TestCase("market.depth-used:BTC", "5", Description = "30 / 6")]
    [TestCase("market.spread:BTC", "0.001")]
    [TestCase("market.volatility:BTC", "0.04")]
    [TestCase("market.days-to-liquidate:BTC", "15", Description = "30 / (.1 x 20)")]
    [TestCase("market.sold-in-5-days:BTC", "10000000")]
    [TestCase("market.volume-days:BTC", "1.5")]
    [TestCase("market.impact:BTC", "0.0489897949", Description = ".04 x sqrt 1.5")]
    [TestCase("market.impact-cost:BTC", "0.0326598632")]
    [TestCase("market.lvar-spread:BTC", "15000", Description = "30 m x .001 / 2")]
    [TestCase("market.lvar-price:BTC", "2665288.40", Description = "30 m x (1 - exp(-.09304))")]
    [TestCase("market.lvar:BTC", "2680288.40")]
    [TestCase("market.lvar-straight:BTC", "2806200", Description = "30 m x .09304 + 15,000")]
    [TestCase("market.collateral-haircut:BTC", "0.2666666667", Description = "1 - (10 + 12) / 30")]
    [TestCase("market.schedule-kappa:BTC", "0.5656854249", Description = "eta = .001 / 200,000 = 5e-9; sqrt(1e-6 x .0016 / 5e-9) = sqrt .32")]
    [TestCase("market.schedule-half-life:BTC", "1.7677669530")]
    [TestCase("market.schedule-first-day:BTC", "0.43203", Description = "1 - exp(-.5656854), as kappa T is 8.5")]
    [TestCase("market.schedule-cost-straight:BTC", "540000", Description = "15,000 + (.001 / 2,000,000) x 9e14 / 2 + 5e-9 x 9e14 / 15 = 15,000 + 225,000 + 300,000")]
    public void Of_KnownMarket_IsTheFigureWorkedByHand(string id, string expected)
    {
        var figure = Find(Analyse(Held(30_000_000m).Quoted("BTC", change: Known)), id);

        var value = decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture);
        Assert.That(figure.Status, Is.EqualTo(MetricStatus.Computed));
        Assert.That(figure.Value, Is.EqualTo(value).Within(Math.Max(1e-9m, value * 2e-5m)));
        Assert.That(figure.Inputs, Is.Not.Empty.And.All.Property(nameof(MetricInput.Value)).Not.Null);
    }

    [Test]
    public void Of_OptimalSchedule_CostsMoreThanTheEvenPace()
    {
        var markets = Analyse(Held(30_000_000m).Quoted("BTC", change: Known));

        // kappa T = 8.4853: coth is 1 and the rest nothing; 240,000 + 5e-9 x 9e14 x .5656854 / 2
        Assert.That(Find(markets, "market.schedule-cost:BTC").Value, Is.EqualTo(1_512_792.2m).Within(5m));
        Assert.That(Find(markets, "market.schedule-cost:BTC").Definition.Formula, Does.Contain("eta = s / (t V)"));
    }

    [TestCase("market.impact:BTC")]
    [TestCase("market.impact-cost:BTC")]
    [TestCase("market.volume-days:BTC")]
    [TestCase("market.schedule-cost:BTC")]
    public void Of_MoreThanADaysVolume_IsExtrapolated(string id)
    {
        Assert.That(Find(Analyse(Held(20_000_001m).Quoted("BTC", change: Known)), id).Reason, Does.Contain("Extrapolated"));
        Assert.That(Find(Analyse(Held(1_000m).Quoted("BTC", change: Known)), id).Reason, Is.Null.Or.Not.Contain("Extrapolated"));
    }

    [Test]
    public void Of_OneQuoteOfTheSpread_SaysThatItsDeviationCountsAsZero() =>
        Assert.That(Find(Analyse(Held(1_000m).Quoted("BTC", change: Known)), "market.lvar:BTC").Reason, Does.Contain("standard deviation counts as 0"));

    [Test]
    public void Of_BeyondTheLadder_CountsNothingAndSaysSo() =>
        Assert.That(Find(Analyse(Held(30_000_000m).Quoted("BTC", change: Known)), "market.collateral-haircut:BTC").Reason, Does.Contain("USD 5.0 m lie beyond the last step"));

    [Test]
    public void Of_NothingQuoted_NamesEveryMissingInput()
    {
        var market = Analyse(Held(1_000m)).Single();

        Assert.Multiple(() =>
        {
            Assert.That(market.Figures.Where(f => f.Value is not null).Select(f => f.Id), Is.EqualTo(new[] { "market.volatility:BTC", "market.lvar-price:BTC" }));
            Assert.That(market.Figures.Where(f => f.Value is null), Is.All.Property(nameof(Figure.Status)).EqualTo(MetricStatus.MissingInput).And.All.Property(nameof(Figure.Reason)).Contains("BTC"));
            Assert.That(Find([market], "market.volatility:BTC").Reason, Does.Contain("assumed"));
            Assert.That(Find([market], "market.days-to-liquidate:BTC").Reason, Is.EqualTo("The book gives no volume_24h of BTC (market.csv)."));
            Assert.That(Find([market], "market.schedule-cost:BTC").Reason, Does.Contain("volume_24h").And.Contain("spread"));
            Assert.That(Find([market], "market.amihud:BTC").Reason, Does.StartWith("The price history has 0 days of BTC"));
        });
    }

    [TestCase("market.days-to-liquidate:BTC", "volume_24h", 0)]
    [TestCase("market.impact:BTC", "volume_24h", -5)]
    [TestCase("market.depth-used:BTC", "depth_2pct_down", 0)]
    [TestCase("market.depth-used:BTC", "depth_2pct_down", -1)]
    [TestCase("market.spread:BTC", "spread", -1)]
    [TestCase("market.lvar:BTC", "spread", 2)]
    public void Of_CellThatNoMarketHas_IsNotTrusted(string id, string column, int value)
    {
        var book = Held(30_000_000m).Quoted("BTC", change: q => column switch
        {
            "volume_24h" => Known(q) with { Volume24h = value },
            "depth_2pct_down" => Known(q) with { Depth2PctDown = value },
            _ => Known(q) with { Spread = value },
        });
        var figure = Find(Analyse(book), id);

        Assert.That(figure.Value, Is.Null);
        Assert.That(figure.Reason, Is.EqualTo(FormattableString.Invariant($"The {column} of BTC is {value} (market.csv row 2), which no market has.")));
    }

    [Test]
    public void Of_LadderThatDoesNotJoin_IsNotTrusted()
    {
        var book = Held(1_000m).Quoted("BTC", change: q => q with { HaircutTiers = [new HaircutTier(500m, null, .5m)] });

        Assert.That(Find(Analyse(book), "market.collateral-haircut:BTC").Reason, Does.Contain("do not join"));
    }

    [TestCase("0.0000000000000000000000000001", TestName = "Smallest cells there are")]
    [TestCase("79228162514264337593543950335", TestName = "Largest cells there are")]
    public void Of_AmountsBeyondCalculation_GivesNoValueAndDoesNotThrow(string cell)
    {
        var value = decimal.Parse(cell, System.Globalization.CultureInfo.InvariantCulture);
        var book = Held(79_228_162_514_264_337_593m).Quoted("BTC", change: q => q with { Volume24h = value, Depth2PctDown = value, Spread = .5m, VolatilityDaily = 1m });

        Assert.That(Analyse(book).Single().Figures.Where(f => f.Value is null), Is.All.Property(nameof(Figure.Reason)).Not.Empty);
    }

    [Test]
    public void Of_NoVolatilityAndNoSpread_HasNoScheduleAndNoInfinity()
    {
        var still = Analyse(Held(1_000m).Quoted("BTC", change: q => Known(q) with { VolatilityDaily = 0m }));
        var free = Analyse(Held(1_000m).Quoted("BTC", change: q => Known(q) with { Spread = 0m }));

        Assert.That(Find(still, "market.schedule-half-life:BTC").Status, Is.EqualTo(MetricStatus.Undefined));
        Assert.That(Find(still, "market.schedule-kappa:BTC").Value, Is.Zero);
        Assert.That(Find(still, "market.schedule-cost:BTC").Value, Is.EqualTo(Find(still, "market.schedule-cost-straight:BTC").Value));
        Assert.That(Find(free, "market.schedule-cost:BTC").Reason, Does.StartWith("The spread of BTC is 0"));
        Assert.That(Find(free, "market.lvar-spread:BTC").Value, Is.Zero);
    }

    [Test]
    public void Of_HistoryWithVolumes_GivesTheIlliquidityOfItsVenue()
    {
        // Each day the price doubles or halves on a volume of 1,000: |r| is 1, 1, .5, .5.
        var history = Days.Of(80, ("BTC", 1_000m, [2m, 2m, .5m, .5m]), ("ETH", null, [2m]));
        var markets = Analyse(Held(1_000m).Holds("ETH", AssetClass.Ether, 10m), history);

        Assert.That(Find(markets, "market.amihud:BTC").Value, Is.EqualTo(.00075m));
        Assert.That(Find(markets, "market.amihud:BTC").Inputs.Single().Source, Is.EqualTo("2025-04-10 to 2025-06-29; a test history"));
        Assert.That(Find(markets, "market.amihud:ETH").Status, Is.EqualTo(MetricStatus.MissingInput));
    }

    [Test]
    public void Of_HistoryInAnotherCurrency_GivesNoIlliquidity()
    {
        var history = new PriceHistory(new Dictionary<AssetSymbol, ImmutableArray<DailyPrice>> { [AssetSymbol.Parse("BTC")] = Days.Series(80, 1_000m, 2m, .5m) }, "x", CurrencyCode.Parse("EUR"));

        Assert.That(Find(Analyse(Held(1_000m), history), "market.amihud:BTC").Reason, Does.Contain("EUR, not in USD"));
    }

    [Test]
    public void Of_Issuer_TakesKeysWithAMarketOnly()
    {
        var book = AReserve.OfIssuer()
            .Holds("USD", AssetClass.TreasuryBill, 100m).Holds("XAU", AssetClass.Gold, 20m).Holds("BTC", AssetClass.Bitcoin, 10m)
            .Holds("USD", AssetClass.SecuredLoan, 5m).Holds("*", AssetClass.SmallAltcoin, 1m).Holds("BTC", AssetClass.Bitcoin, 15m);

        Assert.That(Analyse(book).Select(m => (m.Asset.Text, m.Position)), Is.EqualTo(new[] { ("BTC", 25m), ("XAU", 20m) }), "Largest first.");
    }

    [Test]
    public void Of_OkxOfApril2024_SaysThatOwnTokensAre345PercentOfWhatCirculates()
    {
        var reserve = Valuator.Value(BookReader.Read(Repository.PathTo("data/books/okx/2024-04-12")), DefaultPolicy.Value);
        var markets = MarketLiquidityAnalysis.Of(reserve, PriceHistoryReader.ReadDefault());
        var own = Find(markets, "market.circulating-share:OKB");

        Assert.Multiple(() =>
        {
            // 207,125,651 units held of 60,000,000 that circulate.
            Assert.That(own.Value, Is.EqualTo(207_125_651m / 60_000_000m));
            Assert.That(own.Reason, Does.StartWith("345% of what circulates of OKB"));
            // 207,125,651 x 56.82040944 / 9,054,606.26
            Assert.That(Find(markets, "market.volume-days:OKB").Value, Is.EqualTo(1299.776m).Within(.001m));
            Assert.That(Find(markets, "market.impact:OKB").Status, Is.EqualTo(MetricStatus.Undefined));
            Assert.That(Find(markets, "market.impact:OKB").Reason, Does.Contain("more than all of it").And.Contain("extrapolated"));
            Assert.That(Find(markets, "market.circulating-share:BTC").Reason, Is.Null);
            Assert.That(Find(markets, "market.amihud:BTC").Value, Is.InRange(1e-12m, 1e-9m));
            Assert.That(markets.SelectMany(m => m.Figures).Select(f => f.Id), Is.Unique);
        });
    }

    [Test]
    public void Of_TenThousandAssets_MeasuresTheLargest()
    {
        var template = Held(1m).Book.Snapshot.Holdings[0];
        var book = AReserve.OfExchange().WithHoldings(
            [.. Enumerable.Range(0, 10_000).Select(i => template with { Asset = AssetSymbol.Parse(FormattableString.Invariant($"C{i}")), Class = AssetClass.SmallAltcoin, ReportedValue = i + 1m, Row = i + 2 })]);
        var markets = Analyse(book);

        Assert.That(markets, Has.Length.EqualTo(300), "market_positions of the policy");
        Assert.That(markets.Select(m => m.Position), Is.Ordered.Descending);
    }

    [Test]
    public void Definitions_EveryOne_IsMadeByABook()
    {
        var made = Analyse(Held(1_000m)).Single().Figures.Select(f => f.Definition);

        Assert.That(made, Is.EqualTo(MarketLiquidityAnalysis.Definitions));
        Assert.That(MarketLiquidityAnalysis.Definitions.Select(d => d.Id), Is.Unique.And.All.Matches("^market\\.[a-z0-9-]+$"));
    }
}
