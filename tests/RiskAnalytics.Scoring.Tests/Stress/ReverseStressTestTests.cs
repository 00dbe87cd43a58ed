using System.Collections.Immutable;
using NUnit.Framework;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Market;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Stress;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Books;
using RiskAnalytics.Scoring.Stress;
using RiskAnalytics.Scoring.Valuation;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Scoring.Tests.Stress;

/// <summary>The smallest shocks that empty a surplus; all figures by hand or from the worked examples.</summary>
[TestFixture]
public sealed class ReverseStressTestTests
{
    [Test(Description = "Case 11")]
    public void Joint_WorkedExample_IsTheWorkedFigures()
    {
        var joint = ReverseStressTest.Joint(6.34, [17.45, 8.43], [.04, .12], [[1, .2], [.2, 1]])!.Value;

        Assert.Multiple(() =>
        {
            Assert.That(joint.Deviation, Is.EqualTo(1.3390).Within(5e-5));
            Assert.That(joint.Distance, Is.EqualTo(4.735).Within(5e-4));
            Assert.That(joint.Shocks[0], Is.EqualTo(-.1273).Within(5e-5));
            Assert.That(joint.Shocks[1], Is.EqualTo(-.4885).Within(5e-5));
            // It costs the surplus and nothing more.
            Assert.That((17.45 * joint.Shocks[0]) + (8.43 * joint.Shocks[1]), Is.EqualTo(-6.34).Within(1e-12));
        });
    }

    [Test]
    public void Joint_NoVariance_HasNone() =>
        Assert.Multiple(() =>
        {
            Assert.That(ReverseStressTest.Joint(1, [1], [0], [[1]]), Is.Null);
            Assert.That(ReverseStressTest.Joint(1, [1], [double.PositiveInfinity], [[1]]), Is.Null);
            Assert.That(ReverseStressTest.Joint(1, [1, 1], [1, 1], [[1, -1], [-1, 1]]), Is.Null);
            Assert.That(ReverseStressTest.Joint(1, [1], [double.NaN], [[1]]), Is.Null);
        });

    [Test(Description = "Case 11 as a book")]
    public void Of_GoldAndBitcoinOfTheWorkedExample_GivesDistanceAndShocks()
    {
        var book = AReserve.OfIssuer()
            .Holds("XAU", AssetClass.Gold, 17.45m).Holds("BTC", AssetClass.Bitcoin, 8.43m).Holds("USD", AssetClass.TreasuryBill, 80.46m)
            .Owes("TUSD1", 100m)
            .With(b => b with { Market = new MarketSnapshot([Quote("XAU", .04m), Quote("BTC", .12m)]) });

        var reverse = Run(book);

        Assert.Multiple(() =>
        {
            Assert.That(reverse.Uniform.Value, Is.EqualTo(6.34m / 25.88m));
            Assert.That(reverse.Distance.Value, Is.EqualTo(4.735m).Within(5e-4m));
            Assert.That(reverse.JointShocks.Select(s => s.Id), Is.EqualTo(new[] { "stress.reverse.joint:XAU", "stress.reverse.joint:BTC" }));
            Assert.That(reverse.JointShocks[0].Value, Is.EqualTo(-.1273m).Within(5e-5m));
            Assert.That(reverse.JointShocks[1].Value, Is.EqualTo(-.4885m).Within(5e-5m));
            Assert.That(reverse.Message, Does.Contain("the likeliest joint move that does is 4.73 standard deviations of a day away (XAU -12.73%, BTC -48.85%)"));
            Assert.That(reverse.Others, Is.Empty);
        });
    }

    [Test]
    public void Of_TetherEndOf2025_SaysThatAFallOf24Point5PercentEmptiesTheSurplus()
    {
        var reverse = Shipped("data/books/tether/2025-12-31");

        Assert.Multiple(() =>
        {
            Assert.That(reverse.Message, Does.StartWith("A fall of 24.5% in everything with a market price (BTC, XAU) empties the surplus of USD 6.34 bn; XAU alone by 36.3%, BTC alone by 75.2%; "));
            Assert.That(reverse.Message, Does.EndWith(".").And.Not.Contain(".;"));
            Assert.That(reverse.Uniform.Value, Is.EqualTo(.2449m).Within(5e-5m));
            Assert.That(reverse.ByFactor.Single(f => f.Subject == "BTC").Value, Is.EqualTo(.7518m).Within(5e-5m));
            Assert.That(reverse.ByFactor.Select(f => f.Value ?? 2m), Is.Ordered);
            // 17.04 bn of loans, all of it matched as dollars are owed: 6.3378 / 17.0435.
            Assert.That(reverse.ByFactor.Single(f => f.Subject == "secured-loan").Value, Is.EqualTo(.3719m).Within(5e-5m));
            Assert.That(reverse.JointShocks.Sum(s => s.Value * (s.Subject == "XAU" ? 17_450_435_088m : 8_430_374_292m)), Is.EqualTo(-6_337_833_551m).Within(100m));
        });
    }

    [Test]
    public void Of_TheUniformFallAsAScenario_LeavesCoverageAtOne()
    {
        var book = AReserve.OfIssuer()
            .Holds("XAU", AssetClass.Gold, 18m).Holds("BTC", AssetClass.Bitcoin, 8m).Holds("USDT", AssetClass.Stablecoin, 9m).Holds("USD", AssetClass.TreasuryBill, 72m)
            .Owes("TUSD1", 100m);
        var fall = -Run(book).Uniform.Value!.Value;

        var after = ScenarioTest.Of(book.Assess(), new Scenario("test", "Test", "A test.",
        [
            new(new ShockTarget(Class: AssetClass.Gold), ShockEffect.Price, fall, "test"),
            new(new ShockTarget(Class: AssetClass.Bitcoin), ShockEffect.Price, fall, "test"),
        ], null));

        Assert.That(after.Coverage.Value, Is.EqualTo(1m).Within(1e-12m));
    }

    [Test]
    public void Of_MoreThanATotalLossNeeded_SaysThatNoSuchShockDoes()
    {
        // Surplus 30, bitcoin 10: even nothing for it leaves 20. Half of the loans would do.
        var book = AReserve.OfIssuer()
            .Holds("USD", AssetClass.TreasuryBill, 60m).Holds("BTC", AssetClass.Bitcoin, 10m).Holds("USD", AssetClass.SecuredLoan, 60m)
            .Owes("TUSD1", 100m);

        var reverse = Run(book);

        Assert.Multiple(() =>
        {
            Assert.That(reverse.Message, Does.StartWith("No such shock does: the total loss of everything with a market price (BTC) costs USD 10.00, less than the surplus of USD 30.00"));
            Assert.That(reverse.Message, Does.Contain("a loss of 50.0% on secured-loan alone would empty it"));
            Assert.That(reverse.Uniform.Status, Is.EqualTo(MetricStatus.NotApplicable));
            Assert.That(reverse.ByFactor.Single(f => f.Subject == "BTC").Reason, Does.StartWith("No fall of BTC alone does"));
            Assert.That(reverse.ByFactor.Single(f => f.Subject == "secured-loan").Value, Is.EqualTo(.5m));
            Assert.That(reverse.JointShocks.Single().Value, Is.EqualTo(-3m).Within(1e-9m), "S / w = 30 / 10");
            Assert.That(reverse.JointShocks.Single().Reason, Does.Contain("no such shock can happen"));
            Assert.That(reverse.Distance.Reason, Does.Contain("more than all"));
        });
    }

    [Test]
    public void Of_TotalLossCostsTheSurplusExactly_IsAFallOfAll()
    {
        var book = AReserve.OfIssuer().Holds("USD", AssetClass.TreasuryBill, 100m).Holds("BTC", AssetClass.Bitcoin, 10m).Owes("TUSD1", 100m);

        Assert.That(Run(book).Uniform.Value, Is.EqualTo(1m));
    }

    [Test]
    public void Of_NothingWithAMarketPrice_SaysSo()
    {
        var reverse = Run(AReserve.OfIssuer().Holds("USD", AssetClass.TreasuryBill, 110m).Owes("TUSD1", 100m));

        Assert.Multiple(() =>
        {
            Assert.That(reverse.Message, Does.StartWith("No such shock does: nothing with a market price is held beyond what is owed in it, so a fall of prices leaves the surplus of USD 10.00"));
            Assert.That(reverse.Uniform.Status, Is.EqualTo(MetricStatus.NotApplicable));
            Assert.That(reverse.Distance.Status, Is.EqualTo(MetricStatus.NotApplicable));
            Assert.That(reverse.JointShocks, Is.Empty);
        });
    }

    [TestCase("99", "Already broken: clean assets are USD 1.00 below the USD 100.00 that is owed.")]
    [TestCase("100", "Already broken: clean assets are what is owed and nothing more, so any fall is a deficit.")]
    public void Of_NoSurplus_IsAlreadyBroken(string held, string message)
    {
        var book = AReserve.OfIssuer().Holds("BTC", AssetClass.Bitcoin, decimal.Parse(held, System.Globalization.CultureInfo.InvariantCulture)).Owes("TUSD1", 100m);

        var reverse = Run(book);

        Assert.Multiple(() =>
        {
            Assert.That(reverse.Message, Is.EqualTo(message));
            Assert.That(reverse.Figures.Select(f => f.Status), Is.All.EqualTo(MetricStatus.NotApplicable));
            Assert.That(reverse.Figures.Select(f => f.Reason), Is.All.StartsWith("Already broken"));
        });
    }

    [Test]
    public void Of_LiabilitiesNotKnown_IsNotComputed()
    {
        var reverse = Run(AReserve.OfExchange().Holds("BTC", AssetClass.Bitcoin, 100m));

        Assert.Multiple(() =>
        {
            Assert.That(reverse.Message, Is.EqualTo("Not computed: The firm does not disclose its liabilities."));
            Assert.That(reverse.Figures.Select(f => f.Status), Is.All.EqualTo(MetricStatus.NotDisclosed));
        });
    }

    [Test]
    public void Of_NothingOwed_IsUndefined() =>
        Assert.That(Run(AReserve.OfIssuer().Holds("BTC", AssetClass.Bitcoin, 100m).Owes("TUSD1", 0m)).Uniform.Status, Is.EqualTo(MetricStatus.Undefined));

    [Test]
    public void Of_Exchange_CountsTheFreePartAndNamesTheCoinThatBreaksFirst()
    {
        // Free: BTC 10, ETH 1, USDT 4; surplus 15. Loss of units: 10/110, 1/51, 4/104.
        var book = AReserve.OfExchange()
            .Holds("BTC", AssetClass.Bitcoin, 110m).Holds("ETH", AssetClass.Ether, 51m).Holds("USDT", AssetClass.Stablecoin, 104m)
            .Owes("BTC", 100m).Owes("ETH", 50m).Owes("USDT", 100m);

        var reverse = Run(book);

        Assert.Multiple(() =>
        {
            Assert.That(reverse.Message, Does.StartWith("No such shock does: the total loss of everything with a market price (BTC, ETH) costs USD 11.00, less than the surplus of USD 15.00"));
            Assert.That(reverse.Message, Does.EndWith("in kind, the loss of 1.96% of the units of ETH breaks the first ratio."));
            Assert.That(reverse.Others.Single().Value, Is.EqualTo(1m / 51m));
            Assert.That(reverse.Others.Single().Reason, Is.EqualTo("first to break: ETH"));
        });
    }

    [Test]
    public void Of_ExchangeShortOfACoin_IsBrokenInKindThoughTheSurplusStands()
    {
        var book = AReserve.OfExchange()
            .Holds("BTC", AssetClass.Bitcoin, 130m).Holds("ETH", AssetClass.Ether, 49m).Holds("SOL", AssetClass.LargeAltcoin, 9m)
            .Owes("BTC", 100m).Owes("ETH", 50m).Owes("SOL", 10m);

        var reverse = Run(book);

        Assert.Multiple(() =>
        {
            Assert.That(reverse.Message, Does.StartWith("A fall of 93.3% in everything with a market price (BTC) empties the surplus of USD 28.00"));
            Assert.That(reverse.Message, Does.EndWith("already broken in kind: SOL held is 90.0% of what is owed in it."));
            Assert.That(reverse.Others.Single().Status, Is.EqualTo(MetricStatus.NotApplicable));
        });
    }

    [Test]
    public void Of_CoinsMatchedExactly_BreakWithTheFirstUnit()
    {
        var book = AReserve.OfExchange().Holds("BTC", AssetClass.Bitcoin, 100m).Holds("ETH", AssetClass.Ether, 60m).Owes("BTC", 100m).Owes("ETH", 50m);

        Assert.That(Run(book).Others.Single().Value, Is.Zero);
    }

    [Test]
    public void Of_SmallKeysAndOwnTokens_AreLeftOut()
    {
        // DUST is below 1% of L; OWN is covered, and counts only when it is short.
        var book = AReserve.OfExchange("OWN")
            .Holds("BTC", AssetClass.Bitcoin, 110m).Holds("DUST", AssetClass.SmallAltcoin, .4m).Holds("OWN", AssetClass.OwnToken, 20m)
            .Owes("BTC", 100m).Owes("DUST", .5m).Owes("OWN", 20m);

        Assert.That(Run(book).Others.Single().Reason, Is.EqualTo("first to break: BTC"));
    }

    [Test]
    public void Of_OwnTokensBeyondWhatIsOwed_AreNoExposure()
    {
        // Clean 120 against 100: the 30 own tokens that nobody is owed neither cover nor lose.
        var book = AReserve.OfExchange("OWN")
            .Holds("BTC", AssetClass.Bitcoin, 120m).Holds("OWN", AssetClass.OwnToken, 30m)
            .Owes("BTC", 100m);

        var reverse = Run(book);

        Assert.Multiple(() =>
        {
            Assert.That(reverse.Uniform.Value, Is.EqualTo(1m));
            Assert.That(reverse.ByFactor.Select(f => f.Subject), Is.EqualTo(new[] { "BTC" }));
        });
    }

    [Test]
    public void Of_MatrixNotPositiveSemidefinite_HasNoJointShockAndSaysWhy()
    {
        var reserve = Value(Three);
        var factors = FactorModel.Of(reserve, PriceHistory.Empty) with
        {
            Correlation = [[1, .9, -.9], [.9, 1, .9], [-.9, .9, 1]],
            IsPositiveSemidefinite = false,
        };

        var reverse = ReverseStressTest.Of(reserve, factors);

        Assert.Multiple(() =>
        {
            Assert.That(reverse.Distance.Status, Is.EqualTo(MetricStatus.Undefined));
            Assert.That(reverse.Distance.Reason, Does.Contain("not positive semidefinite"));
            Assert.That(reverse.JointShocks, Is.Empty);
            Assert.That(reverse.Uniform.Value, Is.Not.Null, "the uniform fall needs no matrix");
            Assert.That(reverse.Message, Does.Not.Contain("joint"));
        });
    }

    [TestCase("-0.04", "negative")]
    [TestCase("0", "variance is zero")]
    [TestCase("79228162514264337593543950335", "")]
    public void Of_VolatilityThatIsNone_NeverThrowsAndHasReasons(string volatility, string reason)
    {
        var book = AReserve.OfIssuer()
            .Holds("BTC", AssetClass.Bitcoin, 30m).Holds("USD", AssetClass.TreasuryBill, 80m)
            .Owes("TUSD1", 100m)
            .With(b => b with { Market = new MarketSnapshot([Quote("BTC", decimal.Parse(volatility, System.Globalization.CultureInfo.InvariantCulture))]) });

        var reverse = Run(book);

        Assert.Multiple(() =>
        {
            Assert.That(reverse.Uniform.Value, Is.EqualTo(10m / 30m));
            Assert.That(reverse.Distance.Reason ?? "", Does.Contain(reason));
        });
    }

    [Test]
    public void Of_AThousandDollars_HasFiguresAsForBillions()
    {
        var book = AReserve.OfIssuer().Holds("BTC", AssetClass.Bitcoin, 200m).Holds("USD", AssetClass.DepositBank, 850m).Owes("TUSD1", 1_000m);

        Assert.That(Run(book).Message, Does.StartWith("A fall of 25.0% in everything with a market price (BTC) empties the surplus of USD 50.00"));
    }

    [Test]
    public void Of_AmountsFarApart_NeverOverflow()
    {
        var book = AReserve.OfIssuer()
            .Holds("BTC", AssetClass.Bitcoin, .0000000000000000000000001m).Holds("XAU", AssetClass.Gold, 900_000_000_000_000_000_000m)
            .Owes("TUSD1", 899_999_999_999_999_999_999.9999999m);

        Assert.That(() => Run(book), Throws.Nothing);
    }

    [Test]
    public void Of_TenThousandCoins_NamesThree()
    {
        var book = Enumerable.Range(0, 10_000).Select(i => new Holding
        {
            Asset = AssetSymbol.Parse($"C{i}"),
            Class = AssetClass.SmallAltcoin,
            ReportedValue = 10m + (i / 1_000m),
            Source = new SourceRef("holdings.csv"),
            Row = i + 2,
        });
        var reserve = AReserve.OfIssuer().WithHoldings([.. book]).Owes("TUSD1", 100_000m);

        var reverse = Run(reserve);

        Assert.Multiple(() =>
        {
            // The sum is 10 x 10,000 + 9,999 x 10,000 / 2 / 1,000 = 149,995.
            Assert.That(reverse.Uniform.Value, Is.EqualTo(49_995m / 149_995m));
            Assert.That(reverse.Message, Does.Contain("more)"));
            Assert.That(reverse.Figures.Select(f => f.Id), Is.Unique);
        });
    }

    [Test]
    public void Of_SharesKeyedInTheCurrencyThatIsOwed_CountInFull()
    {
        // 60 of shares and 50 of cash in dollars against 100: all dollars are matched, and yet a sixth of the shares is the surplus.
        var book = AReserve.OfIssuer().Holds("USD", AssetClass.ListedEquity, 60m).Holds("USD", AssetClass.DepositGsib, 50m).Owes("TUSD1", 100m);

        Assert.That(Run(book).Uniform.Value, Is.EqualTo(10m / 60m).Within(1e-12m));
    }

    [Test]
    public void Of_SmallestFactorsTakenTogether_KeepWhatTheyCost()
    {
        // 70 coins of 10, and 5 of loans, which are the smallest: surplus 100 + 705 - 802 = 3, three fifths of the loans.
        var book = Enumerable.Range(0, 70)
            .Aggregate(AReserve.OfIssuer(), (b, i) => b.Holds($"C{i}", AssetClass.SmallAltcoin, 10m))
            .Holds("USD", AssetClass.SecuredLoan, 5m).Holds("USD", AssetClass.DepositGsib, 100m)
            .Owes("TUSD1", 802m);

        Assert.That(Run(book).ByFactor.Where(f => f.Subject!.StartsWith("secured-loan", StringComparison.Ordinal)).Select(f => f.Value), Is.EqualTo(new[] { .6m }));
    }

    private static AReserve Three => AReserve.OfIssuer()
        .Holds("BTC", AssetClass.Bitcoin, 30m).Holds("ETH", AssetClass.Ether, 20m).Holds("SOL", AssetClass.LargeAltcoin, 10m).Holds("USD", AssetClass.TreasuryBill, 60m)
        .Owes("TUSD1", 100m);

    private static MarketQuote Quote(string asset, decimal volatility) =>
        new() { Asset = AssetSymbol.Parse(asset), VolatilityDaily = volatility, Source = new SourceRef("market.csv") };

    private static ValuedReserve Value(AReserve book) => Valuator.Value(book.Book, DefaultPolicy.Value);

    private static ReverseStress Run(AReserve book)
    {
        var reserve = Value(book);
        return ReverseStressTest.Of(reserve, FactorModel.Of(reserve, PriceHistory.Empty));
    }

    private static ReverseStress Shipped(string path)
    {
        var reserve = Valuator.Value(BookReader.Read(Repository.PathTo(path)), DefaultPolicy.Value);
        return ReverseStressTest.Of(reserve, FactorModel.Of(reserve, PriceHistory.Empty));
    }
}
