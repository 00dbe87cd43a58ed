using NUnit.Framework;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Scoring.Tests.Trend;

/// <summary>Shares of the reserve over time: a fall of the liquid share is found while coverage stands still.</summary>
[TestFixture]
public sealed class CompositionDriftTests
{
    [TestCase(90, 86, null, TestName = "4 points: below the limit")]
    [TestCase(90, 85, Severity.Minor, TestName = "5 points: at the limit")]
    [TestCase(90, 80.1, Severity.Minor, TestName = "9.9 points: below twice the limit")]
    [TestCase(90, 80, Severity.Major, TestName = "10 points: twice the limit")]
    [TestCase(80, 90, null, TestName = "a rise")]
    public void LiquidShare_AfterAYear_FiresFromTheLimitOn(decimal then, decimal now, Severity? expected)
    {
        var report = Histories.Trend(Histories.WithBills(then, assets: 100m).On(2024, 6, 30), Histories.WithBills(now, assets: 100m).On(2025, 6, 30));

        Assert.That(report.Of("liquid-share-drift").Select(alert => (Severity?)alert.Severity).SingleOrDefault(), Is.EqualTo(expected));
        Assert.That(report.Value("trend.liquid-share-change"), Is.EqualTo((now - then) / 100m));
    }

    [Test]
    public void LiquidShare_FallingTwoPointsABook_IsFoundAtEqualRatiosAndCountsOnce()
    {
        AReserve[] books = [.. Enumerable.Range(0, 5).Select(i => WithBonds(90m - (2m * i)).On(2025, i + 1, 28))];

        var reports = Enumerable.Range(1, 5).Select(n => Histories.Trend(books[..n])).ToList();

        Assert.That(reports.Select(r => r.Of("liquid-share-drift").Any()), Is.EqualTo(new[] { false, false, false, true, true }));
        Assert.That(reports.Select(r => r.IsWorse), Is.EqualTo(new[] { false, false, false, true, false }), "the drift is new in the fourth book only");
        Assert.That(reports[3].WorseBecause, Does.Contain("from 88.2% on 2025-01-28 to 82.4% on 2025-04-28, by 5.9 points").And.Contain("never below 1.020"));
        Assert.That(reports[4].Value("trend.ratio-change"), Is.Zero);
    }

    [Test]
    public void LiquidShare_SinceItsHighest_IsMeasuredFromTheNewestOfEquals()
    {
        var report = Histories.Trend(
            Histories.WithBills(50m, assets: 100m).On(2023, 1, 31),
            Histories.WithBills(90m, assets: 100m).On(2024, 1, 31),
            Histories.WithBills(90m, assets: 100m).On(2024, 6, 30),
            Histories.WithBills(83m, assets: 100m).On(2025, 1, 31));

        Assert.Multiple(() =>
        {
            Assert.That(report.Of("liquid-share-drift").Single().From, Is.EqualTo(Histories.Day(2024, 6, 30)));
            Assert.That(report.Value("trend.liquid-share"), Is.EqualTo(.83m));
            Assert.That(report.Value("trend.liquid-share-then"), Is.EqualTo(.90m));
            Assert.That(report.Value("trend.liquid-share-change"), Is.EqualTo(-.07m));
            Assert.That(report.Value("trend.liquid-share-change-since-first"), Is.EqualTo(.33m));
            Assert.That(report.Value("trend.liquid-share-change-since-highest"), Is.EqualTo(-.07m));
        });
    }

    [Test]
    public void LiquidShare_FundWhoseKindIsNoLongerStated_IsNoDrift()
    {
        var report = Histories.Trend(Fund(AssetClass.MmfGovernment).On(2024, 6, 30), Fund(AssetClass.MmfPrime).On(2025, 6, 30));

        Assert.That(report.Of("liquid-share-drift"), Is.Empty);
    }

    [Test]
    public void LiquidShare_FrozenDeposit_Falls()
    {
        var report = Histories.Trend(Deposit(isFrozen: false).On(2025, 3, 9), Deposit(isFrozen: true).On(2025, 3, 10));

        Assert.That(report.Value("trend.liquid-share-change-since-first"), Is.EqualTo(-.08m));
        Assert.That(report.Of("liquid-share-drift").Single().Severity, Is.EqualTo(Severity.Minor));
    }

    [TestCase(AssetClass.SecuredLoan, Severity.Minor, TestName = "loans grow: of low quality")]
    [TestCase(AssetClass.Bitcoin, Severity.Minor, TestName = "bitcoin grows: of low quality for an issuer")]
    [TestCase(AssetClass.ReverseRepoOvernight, Severity.Info, TestName = "repo grows: worth knowing")]
    public void ClassShare_GrowsByTenPoints_IsGraveWhereItsQualityIsLow(AssetClass grows, Severity expected)
    {
        AReserve Book(decimal share) => AReserve.OfIssuer().Holds("USD", AssetClass.TreasuryBill, 100m - share).Holds(grows == AssetClass.Bitcoin ? "BTC" : "USD", grows, share).Owes("TUSD1", 90m);

        var report = Histories.Trend(Book(5m).On(2024, 6, 30), Book(15m).On(2025, 6, 30));

        var alert = report.Of("class-share-drift").Single();
        Assert.That(alert.Severity, Is.EqualTo(expected));
        Assert.That(alert.Message, Does.Contain(Codes.Of(grows) + " from 5.0% to 15.0%"));
        Assert.That(report.Value("trend.class-share-change:treasury-bill"), Is.EqualTo(-.10m));
    }

    [Test]
    public void ClassShare_BitcoinOfAnExchange_FollowsWhatCustomersHandIn()
    {
        AReserve Book(decimal bitcoin) => AReserve.OfExchange().Holds("BTC", AssetClass.Bitcoin, bitcoin).Holds("USDC", AssetClass.Stablecoin, 100m - bitcoin).Owes("BTC", bitcoin).Owes("USDC", 100m - bitcoin);

        var report = Histories.Trend(Book(50m).On(2024, 6, 30), Book(70m).On(2025, 6, 30));

        Assert.That(report.Of("class-share-drift").Single().Severity, Is.EqualTo(Severity.Info));
        Assert.That(report.Of("liquid-share-drift"), Is.Empty, "what an exchange owes most counts as liquid");
        Assert.That(report.IsWorse, Is.False);
    }

    [Test]
    public void Figures_OfAPartialBook_SayWhyTheyHaveNoValue()
    {
        var report = Histories.Trend(Histories.WithBills(90m).On(2024, 6, 30), Histories.WithBills(50m).On(2025, 6, 30).Entity(e => e with { Partial = "only some lines" }));

        var figure = report.Figures.Single(f => f.Id == "trend.liquid-share-change");
        Assert.That((figure.Status, figure.Reason), Is.EqualTo((MetricStatus.MissingInput, "The book is partial: shares of what is left would say nothing.")));
        Assert.That(report.Alerts.Where(alert => alert.Code.EndsWith("-drift", StringComparison.Ordinal)), Is.Empty);
    }

    /// <summary>Bonds of 300 days cost no grade beside bills, so that nothing but the drift is told.</summary>
    private static AReserve WithBonds(decimal bills) => AReserve.OfIssuer()
        .Holds("USD", AssetClass.TreasuryBill, bills)
        .Holds("USD", AssetClass.GovernmentBond, 102m - bills, h => h with { Maturity = AReserve.AsOf.AddDays(300) })
        .Owes("TUSD1", 100m);

    private static AReserve Fund(AssetClass kind) => AReserve.OfIssuer().Holds("USD", kind, 103m).Owes("TUSD1", 100m);

    private static AReserve Deposit(bool isFrozen) => AReserve.OfIssuer()
        .Holds("USD", AssetClass.TreasuryBill, 92m)
        .Holds("USD", AssetClass.DepositBank, 8m, h => h with { IsFrozen = isFrozen })
        .Owes("TUSD1", 100m);
}
