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

/// <summary>A simulated run on books, sound and unsound.</summary>
[TestFixture]
public sealed class RunSimulationTests
{
    private static readonly StressOptions Quick = new() { Paths = 5000 };

    [Test]
    public void Of_ShippedTether_HasEveryFigureWithItsInputs()
    {
        var reserve = Valued(BookReader.Read(Repository.PathTo("data/books/tether/2025-12-31")));

        var result = Run(reserve, Quick with { Paths = 20_000 });

        Assert.Multiple(() =>
        {
            Assert.That(result.Figures.Select(f => f.Id), Is.EqualTo(RunSimulation.Definitions.Select(d => d.Id)));
            Assert.That(result.Figures.Select(f => f.Id), Is.Unique);
            Assert.That(result.Figures.Select(f => f.Status), Is.All.EqualTo(MetricStatus.Computed));
            Assert.That(result.Figures.Select(f => f.Inputs), Is.All.Not.Empty);
            Assert.That(result.Figures.SelectMany(f => f.Inputs).Where(i => i.Name.StartsWith("seed", StringComparison.Ordinal)).Select(i => i.Value), Is.All.EqualTo(1m));
            Assert.That((result.Paths, result.Days, result.Seed), Is.EqualTo((20_000, 30, 1UL)));
            Assert.That(result.Notes, Has.Some.Contains("seed 1;"));
            Assert.That(result.Convergence.Select(c => c.Paths), Is.EqualTo(new[] { 200, 400, 1000, 2000, 4000, 10_000, 20_000 }));
            Assert.That(result.Convergence[^1].Probability, Is.EqualTo(Value(result, "p-shortfall")));
            Assert.That(Value(result, "p-shortfall-low"), Is.LessThan(Value(result, "p-shortfall")));
            Assert.That(Value(result, "p-shortfall-high"), Is.GreaterThan(Value(result, "p-shortfall")));
            Assert.That(Value(result, "var"), Is.InRange(Value(result, "var-low"), Value(result, "var-high")));
            Assert.That(Value(result, "es"), Is.InRange(Value(result, "es-low"), Value(result, "es-high")));
            Assert.That(Value(result, "es"), Is.GreaterThan(Value(result, "var")));

            // 1% a day of what is still owed, 30 times, is 26%, and no less where it is all paid.
            Assert.That(Value(result, "outflow"), Is.InRange(1m - (decimal)Math.Pow(0.99, 30), 0.35m));
            Assert.That(Value(result, "day-of-failure"), Is.InRange(1m, 30m));
        });
    }

    [Test]
    public void Of_OneOrTwoThreads_GivesTheSameResult()
    {
        var reserve = Valued(Exchange());

        var (one, two) = (Run(reserve, Quick with { Threads = 1 }), Run(reserve, Quick with { Threads = 2 }));

        Assert.That(Text(two), Is.EqualTo(Text(one)));
        Assert.That(Text(Run(reserve, Quick with { Seed = 2 })), Is.Not.EqualTo(Text(one)));

        static string Text(RunResult result) =>
            string.Join('\n', result.Figures.Select(f => $"{f.Id} {f.Value} {f.Reason}").Concat(result.Convergence.Select(c => $"{c.Paths} {c.Probability}")).Concat(result.Notes));
    }

    /// <summary>By hand: the exchange of golden case 6: 100 matched and 10 free in BTC, 200 of 200 USDT, 10 of 20 own coins; clean assets 320, owed 310.</summary>
    [Test]
    public void Model_ExchangeOfCase6_SplitsMatchedFreeAndOwn()
    {
        var reserve = Valued(Exchange());

        var model = RunModel.Of(reserve, FactorModel.Of(reserve, PriceHistory.Empty), 30);

        Assert.Multiple(() =>
        {
            Assert.That(model.Surplus, Is.EqualTo(10 / 310.0).Within(1e-12));
            Assert.That(model.Steps.Sum(s => s.Fixed + s.Weights.Sum()), Is.EqualTo(320 / 310.0).Within(1e-12), "clean assets");
            Assert.That(model.Owed.Sum() + model.OwedFixed, Is.EqualTo(1).Within(1e-12));
            Assert.That(model.Steps, Has.Length.EqualTo(2), "matched and free within a day");
            Assert.That(model.Steps[0].Weights.Sum(), Is.EqualTo(1).Within(1e-12), "all that is owed is held");
            Assert.That(model.Steps[1].Weights.Where(w => w > 0), Is.EqualTo(new[] { 10 / 310.0 }).Within(1e-12), "the free BTC; free own coins count for nothing");
            Assert.That(model.Steps[1].Haircut, Is.EqualTo(0.5).Within(1e-12));
        });
    }

    [Test]
    public void Model_CoinOwedAndNotAllHeld_MovesWhatIsMissing()
    {
        var reserve = Valued(AReserve.OfExchange().Holds("BTC", AssetClass.Bitcoin, 90m).Holds("USD", AssetClass.DepositGsib, 20m).Owes("BTC", 100m).Owes("USD", 0m).Book);

        var model = RunModel.Of(reserve, FactorModel.Of(reserve, PriceHistory.Empty), 30);

        Assert.That(model.Owed, Is.EqualTo(new[] { 1.0 }).Within(1e-12));
        Assert.That(model.OwedFixed, Is.Zero.Within(1e-12));
        Assert.That(model.Steps.SelectMany(s => s.Weights), Is.EqualTo(new[] { 0.9 }).Within(1e-12));
    }

    [Test]
    public void Model_IssuerWithLoansAndBills_MovesOnlyWhatIsFree()
    {
        var reserve = Valued(AReserve.OfIssuer().Holds("USD", AssetClass.TreasuryBill, 70m).Holds("USD", AssetClass.SecuredLoan, 20m).Holds("XAU", AssetClass.Gold, 15m).Owes("TUSD1", 100m).Book);

        var model = RunModel.Of(reserve, FactorModel.Of(reserve, PriceHistory.Empty), 30);

        Assert.That(model.Steps.Select(s => (s.FromDay, s.Fixed, s.Weights.Sum())), Is.EqualTo(new (int?, double, double)[] { (1, 0.7, 0), (5, 0, 0.15), (null, 0.2, 0) }));
        Assert.That(model.OwedFixed, Is.EqualTo(1));
    }

    [Test]
    public void Fit_CorrelationsOfOneFactor_FindsTheLoadings()
    {
        double[] loadings = [0.9, 0.6, 0.3, -0.5];

        var fit = Fit(loadings.Length, 0.1m, (i, j) => loadings[i] * loadings[j]);

        Assert.That(fit.Common.Select(c => c / 0.1), Is.EqualTo(loadings).Within(1e-6));
        Assert.That(fit.Own.Zip(fit.Common, (o, c) => Math.Sqrt((o * o) + (c * c))), Is.All.EqualTo(0.1).Within(1e-12), "the volatility stays");
        Assert.That(fit.Misfit, Is.Zero.Within(1e-6));
    }

    [TestCase(0.2)]
    [TestCase(-0.6)]
    [TestCase(1.0)]
    public void Fit_TwoFactors_KeepsTheirCorrelation(double correlation)
    {
        var fit = Fit(2, 0.1m, (_, _) => correlation);

        Assert.That(fit.Common[0] * fit.Common[1] / 0.01, Is.EqualTo(correlation).Within(1e-6));
    }

    [Test]
    public void Fit_NotPositiveSemidefinite_IsAValidModelThatSaysHowFarItMisses()
    {
        // Each pair of three at -.9: no three things can do that.
        var fit = Fit(3, 0.1m, (_, _) => -0.9);

        Assert.That(fit.Common.Concat(fit.Own).All(double.IsFinite), Is.True);
        Assert.That(fit.Misfit, Is.GreaterThan(0.3));
    }

    /// <summary>By hand: 100 factors of 1% with loading .6; the 37 that are pooled keep .6% in common, and of their own .8% / sqrt 37.</summary>
    [Test]
    public void Fit_ManyFactors_PoolsTheSmallOnes()
    {
        var fit = Fit(100, 0.01m, (_, _) => 0.36);

        Assert.That(fit.Pooled, Is.EqualTo(100 - 63));
        Assert.That(fit.Common, Has.Length.EqualTo(64));
        Assert.That(fit.Common[^1], Is.EqualTo(0.006).Within(1e-9));
        Assert.That(fit.Own[^1], Is.EqualTo(0.008 / Math.Sqrt(37)).Within(1e-9));
        Assert.That(fit.Gather([.. Enumerable.Repeat(1.0, 100)]).Sum(), Is.EqualTo(100));
    }

    [Test]
    public void Of_LiabilitiesUnknown_SaysWhy()
    {
        var undisclosed = Run(Valued(AReserve.OfExchange().Holds("BTC", AssetClass.Bitcoin, 100m).Book));
        var notLoaded = Run(Valued(AReserve.OfExchange().Holds("BTC", AssetClass.Bitcoin, 100m).Owes("BTC", null).Book));
        var zero = Run(Valued(AReserve.OfExchange().Holds("BTC", AssetClass.Bitcoin, 100m).Owes("BTC", 0m).Book));
        var other = Run(Valued(AReserve.Of(EntityKind.Other).Holds("BTC", AssetClass.Bitcoin, 100m).Owes("USD", 50m).Book));

        AllWithout(undisclosed, MetricStatus.NotDisclosed);
        AllWithout(notLoaded, MetricStatus.MissingInput);
        AllWithout(zero, MetricStatus.Undefined);
        AllWithout(other, MetricStatus.NotApplicable);
    }

    [Test]
    public void Of_NegativeSurplus_IsShortOnDayZero()
    {
        var result = Run(Valued(AReserve.OfIssuer().Holds("USD", AssetClass.TreasuryBill, 95m).Owes("TUSD1", 100m).Book));

        Assert.Multiple(() =>
        {
            Assert.That(Value(result, "p-shortfall"), Is.EqualTo(1));
            Assert.That(Of(result, "p-shortfall").Reason, Does.StartWith("Already short").And.Contain("5.00"));
            Assert.That(Value(result, "day-of-failure"), Is.Zero);
            Assert.That(Value(result, "day-of-failure-median"), Is.Zero);
            Assert.That(Value(result, "p-negative-surplus"), Is.EqualTo(1));
            Assert.That(Of(result, "p-shortfall-low").Status, Is.EqualTo(MetricStatus.NotApplicable));
            Assert.That(Value(result, "var"), Is.GreaterThanOrEqualTo(0m), "it goes on losing by its sales");
        });
    }

    [TestCase(110, 0)]
    [TestCase(90, 1)]
    public void Of_ZeroHorizon_KnowsOnlyTheStart(int held, int expected)
    {
        var result = Run(Valued(AReserve.OfIssuer().Holds("USD", AssetClass.TreasuryBill, held).Owes("TUSD1", 100m).Book), Quick with { Days = 0 });

        Assert.That(Value(result, "p-shortfall"), Is.EqualTo((decimal)expected));
        Assert.That(Of(result, "p-shortfall-low").Status, Is.EqualTo(MetricStatus.NotApplicable));
        Assert.That(Of(result, "var").Reason, Is.EqualTo("In zero days nothing can happen."));
        Assert.That(result.Days, Is.Zero);
    }

    [Test]
    public void Of_OnePath_GivesNoInterval()
    {
        var result = Run(Valued(Exchange()), Quick with { Paths = 1 });

        Assert.Multiple(() =>
        {
            Assert.That(Value(result, "p-shortfall"), Is.AnyOf(0m, 1m));
            foreach (var id in (string[])["p-shortfall-low", "p-shortfall-high", "var-low", "var-high", "es-low", "es-high"])
                Assert.That((Of(result, id).Status, Of(result, id).Reason), Is.EqualTo((MetricStatus.Undefined, "One path gives no interval.")), id);
            Assert.That(Value(result, "es"), Is.EqualTo(Value(result, "var")).Within(1e-9m));
            Assert.That(result.Convergence, Has.Length.EqualTo(1));
        });
    }

    [Test]
    public void Of_NoPathFails_SaysSoInsteadOfADay()
    {
        var result = Run(Valued(AReserve.OfIssuer().Holds("USD", AssetClass.TreasuryBill, 150m).Owes("TUSD1", 100m).Book));

        Assert.That(Value(result, "p-shortfall"), Is.Zero);
        Assert.That((Of(result, "day-of-failure").Status, Of(result, "day-of-failure").Reason), Is.EqualTo((MetricStatus.Undefined, "No path fails.")));
    }

    /// <summary>One asset; a thousand dollars of it: the shares are those of a million times as much.</summary>
    [Test]
    public void Of_AThousandDollarsOfOneAsset_ScalesWithTheAmount()
    {
        var (small, large) = (Run(Book(1m)), Run(Book(1_000_000_000m)));

        Assert.That(Value(small, "p-shortfall"), Is.InRange(0.001m, 0.99m).And.EqualTo(Value(large, "p-shortfall")));
        Assert.That(Value(large, "var") / Value(small, "var"), Is.EqualTo(1_000_000_000m).Within(1m));

        static ValuedReserve Book(decimal times) => Valued(AReserve.OfIssuer().Holds("BTC", AssetClass.Bitcoin, 1000m * times).Owes("TUSD1", 500m * times).Book);
    }

    [Test]
    public void Of_TenThousandAssets_Answers()
    {
        const int Assets = 10_000;
        var line = AReserve.OfExchange().Holds("BTC", AssetClass.Bitcoin, 1.1m).Book.Snapshot.Holdings[0];
        var book = AReserve.OfExchange().WithHoldings([.. Enumerable.Range(0, Assets).Select(i => line with { Asset = AssetSymbol.Parse($"A{i}"), Row = i + 2, ReportedValue = 1.1m + (i * 0.0001m) })]).Book;
        var owed = Enumerable.Range(0, Assets).Select(i => new Liability { Asset = AssetSymbol.Parse($"A{i}"), ReportedValue = 1m, Source = new SourceRef("liabilities.csv"), Row = i + 2 });
        var reserve = Valued(book with { Snapshot = book.Snapshot with { Liabilities = [.. owed] } });
        var row = Enumerable.Repeat(0.5, Assets).ToImmutableArray();
        var factors = new RiskFactors
        {
            Factors = [.. Enumerable.Range(0, Assets).Select(i => new RiskFactor($"A{i}", AssetSymbol.Parse($"A{i}"), AssetClass.Bitcoin, 0.1m, 0.05m, true, "test"))],
            Correlation = [.. Enumerable.Repeat(row, Assets)],
            IsPositiveSemidefinite = true,
        };

        var result = RunSimulation.Of(reserve, factors, Quick);

        Assert.That(Of(result, "var").Status, Is.EqualTo(MetricStatus.Computed));
        Assert.That(result.Notes, Has.Some.Contains("The 9,937 factors with the least risk move together as one."));
    }

    [Test]
    public void Of_NothingHasAPriceRisk_SaysThatAllPathsAreAlike()
    {
        var result = Run(Valued(AReserve.OfIssuer().Holds("USD", AssetClass.CentralBankCash, 101m).Owes("TUSD1", 100m).Book));

        Assert.That(Value(result, "p-shortfall"), Is.Zero);
        Assert.That(Value(result, "var"), Is.Zero.Within(1e-9m));
        Assert.That(result.Notes, Has.Some.StartsWith("Nothing in the book has a price risk"));
    }

    [TestCase(-0.01)]
    [TestCase(1e9)]
    public void Of_VolatilityThatIsNone_SaysWhichAndWhatWouldBeRight(double volatility)
    {
        var reserve = Valued(Exchange());
        var factors = FactorModel.Of(reserve, PriceHistory.Empty);

        var result = RunSimulation.Of(reserve, factors with { Factors = factors.Factors.SetItem(0, factors.Factors[0] with { DailyVolatility = (decimal)volatility }) }, Quick);

        AllWithout(result, MetricStatus.Undefined);
        Assert.That(result.Figures[0].Reason, Does.Contain($"volatility of {factors.Factors[0].Name} is").And.Contain("between 0 and 10"));
    }

    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    [TestCase(-1.5)]
    public void Of_CorrelationThatIsNone_SaysSo(double correlation)
    {
        var reserve = Valued(Exchange());
        var factors = FactorModel.Of(reserve, PriceHistory.Empty);

        var result = RunSimulation.Of(reserve, factors with { Correlation = factors.Correlation.SetItem(0, factors.Correlation[0].SetItem(1, correlation)) }, Quick);

        AllWithout(result, MetricStatus.Undefined);
    }

    [Test]
    public void Of_MatrixNotPositiveSemidefinite_RunsAndSaysSo()
    {
        var reserve = Valued(Exchange());
        var factors = FactorModel.Of(reserve, PriceHistory.Empty) with { IsPositiveSemidefinite = false };

        Assert.That(RunSimulation.Of(reserve, factors, Quick).Notes, Has.Some.Contains("not positive semidefinite"));
    }

    [Test]
    public void Of_OptionsOutOfRange_Throws()
    {
        var reserve = Valued(Exchange());

        foreach (var options in (StressOptions[])[Quick with { Paths = 0 }, Quick with { Paths = 10_000_001 }, Quick with { Days = -1 }, Quick with { Days = 3661 }, Quick with { Threads = 0 }])
            Assert.That(() => Run(reserve, options), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void Of_Cancelled_Stops()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        var reserve = Valued(Exchange());

        Assert.That(() => RunSimulation.Of(reserve, FactorModel.Of(reserve, PriceHistory.Empty), Quick, cancellation.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void Convergence_SevenParts_CountTheFirstPaths()
    {
        var days = Enumerable.Range(0, 200).Select(i => (short)(i < 3 ? 5 : -1)).ToArray();

        var points = RunSimulation.Convergence(days);

        Assert.That(points, Is.EqualTo(new[] { (2, 1m), (4, 0.75m), (10, 0.3m), (20, 0.15m), (40, 0.075m), (100, 0.03m), (200, 0.015m) }));
    }

    /// <summary>The exchange of golden case 6.</summary>
    private static ReserveBook Exchange() => AReserve.OfExchange("OWN")
        .Holds("BTC", AssetClass.Bitcoin, 110m).Holds("USDT", AssetClass.Stablecoin, 200m).Holds("OWN", AssetClass.OwnToken, 20m)
        .Owes("BTC", 100m).Owes("USDT", 200m).Owes("OWN", 10m).Book;

    private static ValuedReserve Valued(ReserveBook book) => Valuator.Value(book, DefaultPolicy.Value);

    private static RunResult Run(ValuedReserve reserve, StressOptions? options = null) => RunSimulation.Of(reserve, FactorModel.Of(reserve, PriceHistory.Empty), options ?? Quick);

    private static Figure Of(RunResult result, string id) => result.Figures.Single(f => f.Id == "stress.run." + id);

    private static decimal Value(RunResult result, string id) => Of(result, id).Value!.Value;

    private static void AllWithout(RunResult result, MetricStatus status)
    {
        Assert.That(result.Figures, Has.Length.EqualTo(RunSimulation.Definitions.Length));
        Assert.That(result.Figures.Select(f => f.Status), Is.All.EqualTo(status));
        Assert.That(result.Figures.Select(f => f.Reason), Is.All.Not.Empty);
    }

    private static OneFactorFit Fit(int count, decimal volatility, Func<int, int, double> correlation)
    {
        var factors = new RiskFactors
        {
            Factors = [.. Enumerable.Range(0, count).Select(i => new RiskFactor($"A{i}", AssetSymbol.Parse($"A{i}"), AssetClass.Bitcoin, 1m, volatility, true, "test"))],
            Correlation = [.. Enumerable.Range(0, count).Select(i => Enumerable.Range(0, count).Select(j => i == j ? 1 : correlation(i, j)).ToImmutableArray())],
            IsPositiveSemidefinite = true,
        };
        return OneFactorFit.Of(factors, [.. Enumerable.Repeat(1.0, count)], [.. Enumerable.Repeat(1.0, count)], RunModel.MostFactors);
    }
}
