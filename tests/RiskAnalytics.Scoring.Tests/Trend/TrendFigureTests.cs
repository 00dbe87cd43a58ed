using System.Collections.Immutable;
using CsCheck;
using NUnit.Framework;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Stress;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Scoring.Trend;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Scoring.Tests.Trend;

/// <summary>Figures of the trend: exact sums, effects worked by hand, and a reason where there is no value.</summary>
[TestFixture]
public sealed class TrendFigureTests
{
    [Test]
    public void RatioEffects_AmountsAndPricesMoved_AreThoseWorkedByHand()
    {
        // Then 10 BTC at 100 and 500 USD against 10 BTC and 400 USD: 1500 / 1400. Now 12 BTC at 50: 1100 / 1000.
        // New amounts at the old price: 1700 / 1600; old amounts at the new price: 1000 / 900.
        var report = Histories.Trend(Coins(10m, 100m).On(2025, 5, 31), Coins(12m, 50m).On(2025, 6, 30));

        Assert.Multiple(() =>
        {
            Assert.That(report.Value("trend.ratio-change"), Is.EqualTo(1.1m - (15m / 14m)));
            Assert.That(report.Value("trend.ratio-volume"), Is.EqualTo(1.0625m - (15m / 14m)).Within(1e-20m));
            Assert.That(report.Value("trend.ratio-price"), Is.EqualTo((10m / 9m) - (15m / 14m)).Within(1e-20m));
            Assert.That(report.Value("trend.ratio-volume") + report.Value("trend.ratio-price") + report.Value("trend.ratio-mix"), Is.EqualTo(report.Value("trend.ratio-change")));
        });
    }

    [Test]
    public void RatioEffects_OwnTokens_CountOnlyAsFarAsTheyAreOwed()
    {
        // 20 own tokens against 10 owed, beside 100 USD against 90: clean 110 / 100. At the price of 2 the clean part of the token is 20: 120 / 110.
        AReserve Book(decimal price) => AReserve.OfExchange("OWN")
            .Holds("OWN", AssetClass.OwnToken, 20m * price, h => h with { Quantity = 20m })
            .Holds("USD", AssetClass.CentralBankCash, 100m)
            .Owes("OWN", 10m * price)
            .Owes("USD", 90m);

        var report = Histories.Trend(Book(1m).On(2025, 5, 31), Book(2m).On(2025, 6, 30));

        Assert.That(report.Value("trend.ratio-price"), Is.EqualTo((120m / 110m) - 1.1m).Within(1e-20m));
        Assert.That(report.Value("trend.ratio-volume"), Is.Zero.Within(1e-20m));
    }

    [Test]
    public void RatioEffects_GoldWithoutAPrice_SayWhichPriceIsMissing()
    {
        var book = AReserve.OfIssuer().Holds("USD", AssetClass.TreasuryBill, 100m).Holds("XAU", AssetClass.Gold, 5m).Owes("TUSD1", 100m);

        var figure = Histories.Trend(book.On(2025, 5, 31), book.On(2025, 6, 30)).Figures.Single(f => f.Id == "trend.ratio-price");

        Assert.That((figure.Status, figure.Reason), Is.EqualTo((MetricStatus.MissingInput, "The change cannot be split: the price of XAU is not in both books.")));
    }

    [Test]
    public void RatioEffects_FiguresTooFarApart_HaveAReason()
    {
        var report = Histories.Trend(Coins(1e-12m, 1e15m).On(2025, 5, 31), Coins(1e16m, 1e-14m).On(2025, 6, 30));

        Assert.That(report.Figures.Single(f => f.Id == "trend.ratio-volume").Reason, Does.StartWith("The change cannot be split"));
    }

    [Test]
    public void ScoreChange_ByPillarAndByMetric_SumsToTheChangeOfTheRawScore()
    {
        var histories = Gen.Select(RandomBooks.Any, RandomBooks.Any, (one, other) => Histories.Assess(null, one.On(2025, 5, 31), other.On(2025, 6, 30)));
        histories.Sample(
            books =>
            {
                var report = TrendAnalysis.Of(books);
                if (books[0].RawScore is not { } then || books[1].RawScore is not { } now)
                    return report.Figures.Single(f => f.Id == "trend.score-change").Status == MetricStatus.MissingInput;

                var (pillars, metrics, worst) = (Sum(report, "trend.score-change-by-pillar"), Sum(report, "trend.score-change-by-metric"), Sum(report, "trend.score-change-by-worst"));
                return Math.Abs(pillars - (now - then)) < 1e-18m && Math.Abs(metrics + worst - (now - then)) < 1e-18m;
            },
            iter: 200);
    }

    [Test]
    public void Of_LinesInAnotherOrder_SaysTheSame() =>
        Gen.Select(RandomBooks.Any, RandomBooks.Any, (one, other) => (One: one.On(2024, 6, 30), Other: other.On(2025, 6, 30))).Sample(
            books => Summary(Histories.Trend(books.One, books.Other)).SequenceEqual(Summary(Histories.Trend(Reversed(books.One), Reversed(books.Other)))),
            iter: 100);

    [Test]
    public void Of_OneBook_HasFiguresOfNowAndReasonsForTheRest()
    {
        var report = Histories.Trend(Histories.WithBills(93m));

        Assert.Multiple(() =>
        {
            Assert.That(report.Alerts, Is.Empty);
            Assert.That(report.Value("trend.liquid-share"), Is.EqualTo(93m / 103m));
            Assert.That(report.Value("trend.present-gap"), Is.Zero);
            Assert.That(report.Figures.Where(f => f.Value is null).Select(f => f.Reason), Is.All.Not.Empty);
            Assert.That(report.Figures.Where(f => f.Value is not null).Select(f => f.Id), Is.EqualTo(new[] { "trend.liquid-share", "trend.present-gap" }));
        });
    }

    [Test]
    public void Of_TwoEqualBooksADayApart_FindsNothing()
    {
        var report = Histories.Trend(Histories.WithBills(93m).On(2025, 6, 29), Histories.WithBills(93m).On(2025, 6, 30));

        Assert.Multiple(() =>
        {
            Assert.That(report.Alerts, Is.Empty);
            Assert.That(report.IsWorse, Is.False);
            Assert.That(report.Value("trend.score-change"), Is.Zero);
            Assert.That(report.Value("trend.ratio-change"), Is.Zero);
            Assert.That(report.Figures.Single(f => f.Id == "trend.usual-gap").Reason, Is.EqualTo("A usual gap needs at least 3 books; there are 2."));
        });
    }

    [Test]
    public void Of_ReserveOfNothing_HasReasonsAndNoException()
    {
        var report = Histories.Trend(AReserve.OfIssuer().Owes("TUSD1", 100m).On(2025, 5, 31), AReserve.OfIssuer().Owes("TUSD1", 100m).On(2025, 6, 30));

        Assert.That(report.Figures.Single(f => f.Id == "trend.liquid-share").Status, Is.EqualTo(MetricStatus.Undefined));
    }

    [Test]
    public void Of_HistoryThatIsNone_IsRefused()
    {
        var (may, june) = (Histories.WithBills(93m).On(2025, 5, 31).Assess(), Histories.WithBills(93m).On(2025, 6, 30).Assess());

        Assert.Multiple(() =>
        {
            Assert.That(() => TrendAnalysis.Of([]), Throws.ArgumentException);
            Assert.That(() => TrendAnalysis.Of([june, may]), Throws.ArgumentException);
            Assert.That(() => TrendAnalysis.Of([may, may]), Throws.ArgumentException);
        });
    }

    [Test]
    public void Figures_OfAnyHistory_AreDefinedAndUnique()
    {
        var report = Histories.Trend(Coins(10m, 100m).On(2024, 5, 31), Coins(12m, 50m).On(2025, 6, 30));

        Assert.That(report.Figures.Select(f => f.Id), Is.Unique);
        Assert.That(report.Figures.Select(f => f.Definition).Distinct(), Is.EquivalentTo(TrendAnalysis.Definitions));
    }

    private static AReserve Coins(decimal coins, decimal price) => AReserve.OfExchange()
        .Holds("BTC", AssetClass.Bitcoin, coins * price, h => h with { Quantity = coins })
        .Holds("USD", AssetClass.CentralBankCash, 500m)
        .Owes("BTC", coins * price)
        .Owes("USD", 400m)
        .Quoted("BTC", price);

    private static AReserve Reversed(AReserve book) => book.WithHoldings([.. book.Book.Snapshot.Holdings.Reverse()]);

    private static decimal Sum(TrendReport report, string id) => report.Figures.Where(f => f.Definition.Id == id).Sum(f => f.Value ?? 0m);

    /// <summary>Alerts, and figures to more digits than anybody prints: sums in another order may differ in the last of 28.</summary>
    private static IEnumerable<string> Summary(TrendReport report) =>
        report.Alerts.Select(a => a.ToString()).Concat(report.Figures.Select(f => $"{f.Id} {f.Status} {(f.Value is { } v ? Format.Exact(decimal.Round(v, 15)) : f.Reason)}"));
}
