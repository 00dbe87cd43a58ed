using NUnit.Framework;
using RiskAnalytics.Benchmarks;
using RiskAnalytics.Scoring.Stress;

namespace RiskAnalytics.Scoring.Tests.Stress;

/// <summary>Paths of a run against formulas, against the plain model, and against themselves.</summary>
[TestFixture]
public sealed class RunPathsTests
{
    private const int Paths = 100_000;

    /// <summary>
    /// One exposure of .2 with a surplus of .05 and 4% a day over 10 days: the surplus is gone where the log price is below ln .75.
    /// The value at risk at a is .2 (1 - exp(-z s)), the expected shortfall .2 (1 - exp(s^2 / 2) Phi(-z - s) / (1 - a)), s = .04 sqrt 10.
    /// </summary>
    [Test]
    public void Of_OneNormalFactor_MatchesTheFormulas()
    {
        const double Z = 2.3263478740408408;
        var s = 0.04 * Math.Sqrt(10);

        var paths = RunModels.Still(0.05, 10, (0.2, 0.04, 0.6)).Run(Paths);

        var expected = RunModels.Phi(Math.Log(0.75) / s);
        Assert.That(paths.Negative / (double)Paths, Is.EqualTo(expected).Within(4 * Math.Sqrt(expected * (1 - expected) / Paths)), "probability of a negative surplus");
        var var = RunStatistics.ValueAtRiskInterval(paths.Losses, 0.99m)!.Value;
        Assert.That(RunStatistics.ValueAtRisk(paths.Losses, 0.99m), Is.EqualTo(0.2 * (1 - Math.Exp(-Z * s))).Within(var.High - var.Low));
        var es = RunStatistics.ExpectedShortfallInterval(paths.Losses, 0.99m)!.Value;
        Assert.That(RunStatistics.ExpectedShortfall(paths.Losses, 0.99m), Is.EqualTo(0.2 * (1 - (Math.Exp(s * s / 2) * RunModels.Phi(-Z - s) / 0.01))).Within(es.High - es.Low));
        Assert.That(var.High - var.Low, Is.LessThan(0.003), "the intervals are narrow enough to mean something");
    }

    /// <summary>
    /// Two exposures of .1 with 1% a day each and loadings .8 and .5, so a correlation of .4: over one day the loss is normal with
    /// standard deviation .001 sqrt(2 + 2 x .4), up to the curvature of the exponential, which is a thousandth of it.
    /// </summary>
    [Test]
    public void Of_TwoFactorsWithOneInCommon_MatchTheJointNormal()
    {
        var deviation = 0.001 * Math.Sqrt(2.8);
        var surplus = 1.5 * deviation;

        var paths = RunModels.Still(surplus, 1, (0.1, 0.01, 0.8), (0.1, 0.01, 0.5)).Run(Paths);

        var expected = RunModels.Phi(-1.5);
        Assert.That(paths.Negative / (double)Paths, Is.EqualTo(expected).Within(4 * Math.Sqrt(expected * (1 - expected) / Paths)));
        Assert.That(Math.Sqrt(paths.Losses.Average(loss => loss * loss)), Is.EqualTo(deviation).Within(4 * deviation / Math.Sqrt(2 * Paths)));
        Assert.That(RunStatistics.ExpectedShortfall(paths.Losses, 0.99m) / deviation, Is.EqualTo(2.6652).Within(0.05), "phi(2.3263) / .01");
    }

    /// <summary>Published quantiles of Student's t at .95 and .99; here scaled to unit variance by sqrt((nu - 2) / nu).</summary>
    [TestCase(3.0, 2.353363, 4.540703)]
    [TestCase(4.0, 2.131847, 3.746947)]
    [TestCase(5.0, 2.015048, 3.364930)]
    [TestCase(10.0, 1.812461, 2.763769)]
    [TestCase(1000.0, 1.646379, 2.330083)]
    public void Of_OneDay_HasTheQuantilesOfStudentsT(double degrees, double at95, double at99)
    {
        const int Many = 400_000;
        const double Volatility = 0.0001;

        var losses = (RunModels.Still(0.05, 1, (1, Volatility, 0.3)) with { DegreesOfFreedom = degrees }).Run(Many, seed: 5).Losses;

        var returns = losses.Select(loss => Math.Log(1 - loss) / Volatility * Math.Sqrt(degrees / (degrees - 2))).ToList();
        foreach (var (quantile, share) in new[] { (at95, 0.05), (at99, 0.01) })
        {
            var error = 4 * Math.Sqrt(share * (1 - share) / Many);
            Assert.That(returns.Count(r => r > quantile) / (double)Many, Is.EqualTo(share).Within(error), $"above {quantile}");
            Assert.That(returns.Count(r => r < -quantile) / (double)Many, Is.EqualTo(share).Within(error), $"below -{quantile}");
        }
    }

    [Test]
    public void Of_MixedShocks_HaveUnitVarianceAndTailsTogether()
    {
        // Two factors without a common one: independent if normal, with tails together under one mixing variable.
        var (one, other) = (Extremes(8), Extremes(RunModels.Normal));

        Assert.That(one.Deviation, Is.EqualTo(1).Within(0.01));
        Assert.That(other.Deviation, Is.EqualTo(1).Within(0.01));
        Assert.That(other.Beyond, Is.EqualTo(RunModels.Phi(-3) * 2).Within(0.0004));
        Assert.That(one.Beyond, Is.GreaterThan(other.Beyond * 2));

        static (double Deviation, double Beyond) Extremes(double degrees)
        {
            var losses = (RunModels.Still(0.05, 1, (0.5, 1e-5, 0), (0.5, 1e-5, 0)) with { DegreesOfFreedom = degrees }).Run(Paths).Losses;
            var deviation = 0.5e-5 * Math.Sqrt(2);
            return (Math.Sqrt(losses.Average(l => l * l)) / deviation, losses.Count(l => Math.Abs(l) > 3 * deviation) / (double)Paths);
        }
    }

    /// <summary>The same distribution from the plain model, which shares no draw and no line with the fast one.</summary>
    [TestCase(4.0)]
    [TestCase(3.5)]
    public void Of_LivelyModel_HasTheDistributionOfThePlainOne(double degrees)
    {
        var model = RunModels.Lively() with { DegreesOfFreedom = degrees };
        var paths = model.Run(Paths);

        var (days, surpluses, unpaid) = new PlainRun(model, 12345).Simulate(Paths);

        var losses = surpluses.Select(surplus => model.Surplus - surplus).Order().ToArray();
        var p = days.Count(day => day >= 0) / (double)Paths;
        Assert.That(p, Is.InRange(0.05, 0.95), "the model says something");
        Assert.That(paths.Probability(), Is.EqualTo(p).Within(4 * Math.Sqrt(2 * p * (1 - p) / Paths)), "probability of a shortfall");
        var q = unpaid / (double)Paths;
        Assert.That(paths.Unpaid / (double)Paths, Is.EqualTo(q).Within(4 * Math.Sqrt(2 * q * (1 - q) / Paths)), "probability that something stays unpaid");
        foreach (var level in (decimal[])[0.05m, 0.25m, 0.5m, 0.75m, 0.95m, 0.99m])
        {
            var (low, high) = RunStatistics.ValueAtRiskInterval(losses, level)!.Value;
            Assert.That(RunStatistics.ValueAtRisk(paths.Losses, level), Is.EqualTo(RunStatistics.ValueAtRisk(losses, level)).Within(1.5 * (high - low)), $"quantile {level}");
        }

        for (short day = 1; day <= model.Days; day += 4)
        {
            var share = days.Count(d => d >= 0 && d <= day) / (double)Paths;
            Assert.That(paths.FailureDays.Count(d => d >= 0 && d <= day) / (double)Paths,
                Is.EqualTo(share).Within((4 * Math.Sqrt(2 * share * (1 - share) / Paths)) + 1e-4), $"failed by day {day}");
        }
    }

    [Test]
    public void Of_OneOrTwoThreads_GiveTheSameBits()
    {
        var model = RunModels.Lively();

        var (one, two) = (model.Run(10_001, threads: 1), model.Run(10_001, threads: 2));

        Assert.That(two.FailureDays, Is.EqualTo(one.FailureDays));
        Assert.That(two.Losses, Is.EqualTo(one.Losses));
        Assert.That(BitConverter.DoubleToInt64Bits(two.MeanOutflow), Is.EqualTo(BitConverter.DoubleToInt64Bits(one.MeanOutflow)));
        Assert.That(BitConverter.DoubleToInt64Bits(two.MeanSaleCost), Is.EqualTo(BitConverter.DoubleToInt64Bits(one.MeanSaleCost)));
    }

    [Test]
    public void Of_MorePaths_BeginWithTheSameOnes()
    {
        var model = RunModels.Lively();

        var (few, many) = (model.Run(1500), model.Run(5000));

        Assert.That(many.FailureDays.Take(1500), Is.EqualTo(few.FailureDays));
    }

    [Test]
    public void Of_OtherSeed_GivesOtherPaths()
    {
        var model = RunModels.Lively();

        Assert.That(model.Run(2000, seed: 2).Losses, Is.Not.EqualTo(model.Run(2000, seed: 1).Losses));
        Assert.That(model.Run(2000, seed: 1UL << 32).Losses, Is.Not.EqualTo(model.Run(2000, seed: 0).Losses), "the upper half of the seed counts");
    }

    [Test]
    public void Of_Feedback_RaisesWhatStaysUnpaidFlowsOutAndIsLost()
    {
        var model = RunModels.Lively();

        var (without, with, strong) = (With(0), With(3), With(10));

        Assert.That(with.Unpaid, Is.GreaterThan(without.Unpaid));
        Assert.That(strong.Unpaid, Is.GreaterThan(with.Unpaid));
        Assert.That(with.MeanOutflow, Is.GreaterThan(without.MeanOutflow));
        Assert.That(RunStatistics.ExpectedShortfall(with.Losses, 0.99m), Is.GreaterThan(RunStatistics.ExpectedShortfall(without.Losses, 0.99m)));
        Assert.That(with.Probability(), Is.EqualTo(without.Probability()), "it starts where clean assets are already below what is owed, which is a shortfall by itself");

        RunPaths With(double feedback) => (model with { Feedback = feedback }).Run(20_000);
    }

    /// <summary>By hand: .1 cash a day is asked for (10% of 1, then of .9, ...) against .15 of cash and a bond that pays on day 5: the second day falls short.</summary>
    [Test]
    public void Of_NothingMoves_FollowsTheLadderDayByDay()
    {
        var model = RunModels.Still(0.1, 6) with
        {
            BaseOutflow = 0.1,
            Steps = [new RunStep(1, 0, 0.15, [], []), new RunStep(5, 0.2, 0.95, [], [])],
        };

        var paths = model.Run(5);

        // Day 1 pays .1, day 2 .05 of .09; days 3 and 4 nothing of what is owed, .85. Day 5 pays .085, day 6 .0765, each sold at 80%.
        var paid = 0.15 + 0.085 + 0.0765;
        Assert.That(paths.FailureDays, Is.All.EqualTo(2));
        Assert.That(paths.MeanOutflow, Is.EqualTo(paid).Within(1e-12));
        Assert.That(paths.MeanSaleCost, Is.EqualTo((0.085 + 0.0765) * 0.25).Within(1e-12));
        Assert.That(paths.Losses, Is.All.EqualTo((0.085 + 0.0765) * 0.25).Within(1e-12), "what is paid at par leaves the surplus alone; the sale does not");
    }

    /// <summary>By hand: a coverage of .95 is .04 below .99; three times that and 1% make 13% on day 1.</summary>
    [Test]
    public void Of_CoverageBelowTheThreshold_AsksForMore()
    {
        var paths = (RunModels.Still(-0.05, 1) with { BaseOutflow = 0.01, Feedback = 3 }).Run(4);
        var capped = (RunModels.Still(-0.05, 1) with { BaseOutflow = 0.01, Feedback = 100 }).Run(4);

        Assert.That(paths.MeanOutflow, Is.EqualTo(0.13).Within(1e-12));
        Assert.That(capped.MeanOutflow, Is.EqualTo(0.36).Within(1e-12));
        Assert.That(paths.FailureDays, Is.All.EqualTo(0), "already short");
    }

    [Test]
    public void Of_CoinsMatchedInKind_LeaveTheSurplusAlone()
    {
        var model = RunModels.Still(0.02, 30, (0.8, 0.05, 0.7)) with { Owed = [0.8], OwedFixed = 0.2, DegreesOfFreedom = 3 };

        var paths = model.Run(5000);

        Assert.That(paths.Losses, Is.All.EqualTo(0).Within(1e-9));
        Assert.That(paths.Probability(), Is.Zero);
    }

    /// <summary>A coin that is owed and not held loses when it rises, without end.</summary>
    [Test]
    public void Of_CoinOwedAndNotHeld_LosesWhenItRises()
    {
        var s = 0.04 * Math.Sqrt(10);
        var model = RunModels.Still(0.05, 10, (0, 0.04, 0)) with { Owed = [0.2], OwedFixed = 0.8 };

        var paths = model.Run(Paths);

        var expected = RunModels.Phi(-Math.Log(1.25) / s);
        Assert.That(paths.Negative / (double)Paths, Is.EqualTo(expected).Within(4 * Math.Sqrt(expected * (1 - expected) / Paths)));
    }

    [Test]
    public void Of_TheHeaviestTailsAndTheLargestVolatility_StayFinite()
    {
        var model = RunModels.Lively(3) with { DegreesOfFreedom = 2.1, Common = [10, 0, 5], Own = [0, 10, 5] };

        var paths = model.Run(20_000);

        Assert.That(paths.Losses, Is.All.Matches<double>(double.IsFinite));
        Assert.That(double.IsFinite(paths.MeanOutflow) && double.IsFinite(paths.MeanSaleCost), Is.True);
    }

    [Test]
    public void Of_EverythingIsPaidOut_OwesNothingAndDividesByNothing()
    {
        var paths = (RunModels.Still(0, 5) with { BaseOutflow = 1, LargestOutflow = 1 }).Run(4);

        Assert.That(paths.MeanOutflow, Is.EqualTo(1));
        Assert.That(paths.Probability(), Is.Zero);
        Assert.That(paths.Losses, Is.All.EqualTo(0).Within(1e-12));
    }

    [Test]
    public void Of_Cancelled_Stops()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();

        Assert.That(() => RunPaths.Of(RunModels.Lively(), 1, 1_000_000, 2, cancellation.Token), Throws.InstanceOf<OperationCanceledException>());
    }
}
