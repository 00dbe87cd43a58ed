using NUnit.Framework;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Market;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Stress;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Books;
using RiskAnalytics.Ingestion.Reference;
using RiskAnalytics.Scoring.Stress;
using RiskAnalytics.Scoring.Valuation;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Scoring.Tests.Stress;

/// <summary>Volatility and correlation of a book: prices that double and halve, so that every figure is a logarithm of two.</summary>
[TestFixture]
public sealed class FactorModelTests
{
    private const int Returns = 80;

    /// <summary>Up, up, down, down: mean 0.</summary>
    private static readonly decimal[] Steady = [2m, 2m, .5m, .5m];

    private static readonly AReserve Coins = AReserve.OfExchange()
        .Holds("BTC", AssetClass.Bitcoin, 300m).Holds("ETH", AssetClass.Ether, 200m).Holds("SOL", AssetClass.LargeAltcoin, 100m);

    private static ValuedReserve Value(AReserve book) => Valuator.Value(book.Book, DefaultPolicy.Value);

    private static RiskFactor Factor(RiskFactors factors, string name) => factors.Factors.Single(f => f.Name == name);

    [Test]
    public void Of_PriceThatDoublesAndHalves_HasTheStandardDeviationOfTheLogarithmOfTwo()
    {
        var factors = FactorModel.Of(Value(Coins), Days.Of(Returns, ("BTC", null, Steady)));

        // Mean 0, so the variance of the sample is 80 ln(2)^2 / 79.
        Assert.That(Factor(factors, "BTC").DailyVolatility, Is.EqualTo((decimal)(Math.Log(2) * Math.Sqrt(80 / 79.0))).Within(1e-12m));
        Assert.That(Factor(factors, "BTC").IsAssumed, Is.False);
        Assert.That(Factor(factors, "BTC").Source, Does.Contain("80 daily log returns from 2025-04-10 to 2025-06-29").And.Contain("a test history"));
    }

    [Test]
    public void Of_PricesOfTheAsOfDateAndLater_AreNotLookedAt()
    {
        var series = Days.Series(Returns, null, Steady);
        var crash = series.AddRange(Enumerable.Range(0, 30).Select(i => new DailyPrice(AReserve.AsOf.AddDays(i), i % 2 == 0 ? 1_000_000m : 1m, null)));
        PriceHistory History(IEnumerable<DailyPrice> days) => new(new Dictionary<AssetSymbol, System.Collections.Immutable.ImmutableArray<DailyPrice>> { [AssetSymbol.Parse("BTC")] = [.. days] }, "x");

        Assert.That(FactorModel.Of(Value(Coins), History(crash)).Factors[0].DailyVolatility, Is.EqualTo(FactorModel.Of(Value(Coins), History(series)).Factors[0].DailyVolatility));
    }

    [Test]
    public void Of_PricesBeforeTheWindow_AreNotLookedAt()
    {
        // A window of 365 days holds 364 returns, of prices that stand still; before it they doubled.
        var series = Days.Series(730, null, 1m).Select((day, i) => i < 366 ? day with { Close = i % 2 == 0 ? 1m : 2m } : day);
        var history = new PriceHistory(new Dictionary<AssetSymbol, System.Collections.Immutable.ImmutableArray<DailyPrice>> { [AssetSymbol.Parse("BTC")] = [.. series] }, "x");

        Assert.That(Factor(FactorModel.Of(Value(Coins), history), "BTC").DailyVolatility, Is.Zero);
    }

    [Test]
    public void Of_ThreeSeries_HasTheCorrelationsWorkedByHand()
    {
        // In units of ln 2 over four days: x = 1 1 -1 -1 (mean 0, variance 1), y = 1 -1 1 -1 (0, 1), z = 1 1 -1 1 (1/2, 3/4).
        // cov(x, y) = 0; cov(x, z) = (1 + 1 + 1 - 1) / 4 = 1/2, so 1/2 / sqrt(3/4) = 1 / sqrt(3); cov(y, z) = (1 - 1 - 1 - 1) / 4 = -1/2.
        var factors = FactorModel.Of(Value(Coins), Days.Of(Returns, ("BTC", null, Steady), ("ETH", null, [2m, .5m, 2m, .5m]), ("SOL", null, [2m, 2m, .5m, 2m])));

        var third = 1 / Math.Sqrt(3);
        Assert.That(factors.Factors.Select(f => f.Name), Is.EqualTo(new[] { "BTC", "ETH", "SOL" }));
        Assert.That(factors.Correlation.SelectMany(row => row), Is.EqualTo(new[] { 1, 0, third, 0, 1, -third, third, -third, 1 }).Within(1e-12));
        Assert.That(factors.IsPositiveSemidefinite, Is.True);
        Assert.That(factors.Notes, Is.Empty);
    }

    [Test]
    public void Of_NoHistory_TakesTheClassValueAndSaysThatItIsAssumed()
    {
        var factors = FactorModel.Of(Value(Coins), PriceHistory.Empty);

        Assert.That(Factor(factors, "SOL").DailyVolatility, Is.EqualTo(DefaultPolicy.Value.StressClasses[AssetClass.LargeAltcoin].DailyVolatility));
        Assert.That(Factor(factors, "SOL").IsAssumed, Is.True);
        Assert.That(Factor(factors, "SOL").Source, Does.StartWith("assumed, class value of large-altcoin in policy "));
        Assert.That(factors.Notes.Single(), Is.EqualTo("3 of 3 correlations are assumed by the policy."));
    }

    [Test]
    public void Of_TooFewReturns_TakesTheClassValue()
    {
        Assert.That(Factor(FactorModel.Of(Value(Coins), Days.Of(59, ("BTC", null, Steady))), "BTC").IsAssumed, Is.True);
        Assert.That(Factor(FactorModel.Of(Value(Coins), Days.Of(60, ("BTC", null, Steady))), "BTC").IsAssumed, Is.False);
    }

    [TestCase("0.05", false, TestName = "A quoted volatility counts")]
    [TestCase("-0.05", true, TestName = "A negative volatility does not count")]
    [TestCase("4", true, TestName = "A volatility of 400% a day does not count")]
    [TestCase("79228162514264337593543950335", true, TestName = "A volatility near infinity does not count")]
    public void Of_QuotedVolatility_CountsWhereItCanBeOne(string quoted, bool isAssumed)
    {
        var volatility = decimal.Parse(quoted, System.Globalization.CultureInfo.InvariantCulture);
        var factor = Factor(FactorModel.Of(Value(Coins.Quoted("BTC", change: q => q with { VolatilityDaily = volatility })), PriceHistory.Empty), "BTC");

        Assert.That(factor.IsAssumed, Is.EqualTo(isAssumed));
        Assert.That(factor.DailyVolatility, Is.EqualTo(isAssumed ? DefaultPolicy.Value.StressClasses[AssetClass.Bitcoin].DailyVolatility : volatility));
    }

    [Test]
    public void Of_CorrelationsThatContradictEachOther_SaysSoAndTakesTheNearestOnRequestOnly()
    {
        // BTC and ETH move against each other, and the policy lets SOL move with both at .7.
        var history = Days.Of(Returns, ("BTC", null, Steady), ("ETH", null, [.5m, .5m, 2m, 2m]));
        var asMeasured = FactorModel.Of(Value(Coins), history);
        var nearest = FactorModel.Of(Value(Coins), history, useNearest: true);

        Assert.Multiple(() =>
        {
            Assert.That(asMeasured.IsPositiveSemidefinite, Is.False);
            Assert.That(asMeasured.Correlation[0], Is.EqualTo(new[] { 1, -1, .7 }).Within(1e-12));
            Assert.That(asMeasured.Notes[^1], Does.StartWith("The correlation matrix is not positive semidefinite"));
            Assert.That(nearest.IsPositiveSemidefinite, Is.True);
            Assert.That(nearest.Notes[^1], Does.Contain("the nearest one that is stands for it"));
            // Of a matrix of this symmetry the nearest keeps the form 1, -a, b: 1 - a = 2 b^2 at its edge.
            var (a, b) = (-nearest.Correlation[0][1], nearest.Correlation[0][2]);
            Assert.That(1 - a, Is.EqualTo(2 * b * b).Within(1e-6));
            Assert.That(nearest.Correlation[1][2], Is.EqualTo(b).Within(1e-9));
        });
    }

    [Test]
    public void Of_OneAsset_HasAMatrixOfOne()
    {
        var factors = FactorModel.Of(Value(AReserve.OfExchange().Holds("BTC", AssetClass.Bitcoin, 1_000m)), PriceHistory.Empty);

        Assert.That(factors.Correlation.Single(), Is.EqualTo(new[] { 1.0 }));
        Assert.That(factors.Notes, Is.Empty);
    }

    [Test]
    public void Of_ShippedHistory_MeasuresBitcoinInTheYearBeforeTheBook()
    {
        var reserve = Valuator.Value(BookReader.Read(Repository.PathTo("data/books/okx/2024-04-12")), DefaultPolicy.Value);
        var bitcoin = Factor(FactorModel.Of(reserve, PriceHistoryReader.ReadDefault()), "BTC");

        Assert.That(bitcoin.DailyVolatility, Is.InRange(.02m, .03m), "About 45% a year.");
        Assert.That(bitcoin.Source, Does.Contain("from 2023-04-13 to 2024-04-11"));
    }
}
