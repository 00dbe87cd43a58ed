using CsCheck;
using NUnit.Framework;
using RiskAnalytics.Scoring.Stress;

namespace RiskAnalytics.Scoring.Tests.Stress;

/// <summary>The schedule of Almgren and Chriss against hand arithmetic, the example of the paper, and its limits.</summary>
[TestFixture]
public sealed class ExecutionScheduleTests
{
    /// <summary>The example of the paper in shares: a million of them in five days, sd .95 a day, spread 1/8, five million a day.</summary>
    private static ExecutionSchedule Paper(double riskAversion) => ExecutionSchedule.Of(1e6, 5, .125, 5e6, .95, riskAversion, .01, .1);

    [Test]
    public void Of_ExampleOfThePaper_IsItsCalibration()
    {
        var schedule = Paper(1e-6);

        Assert.Multiple(() =>
        {
            Assert.That(schedule.Fixed, Is.EqualTo(.0625));
            Assert.That(schedule.Temporary, Is.EqualTo(2.5e-6).Within(1e-20));
            Assert.That(schedule.Permanent, Is.EqualTo(2.5e-7).Within(1e-20));
            // sqrt(1e-6 x .9025 / 2.5e-6) = sqrt(.361)
            Assert.That(schedule.Kappa, Is.EqualTo(.600833).Within(1e-6));
            Assert.That(schedule.HalfLife, Is.EqualTo(1.664356).Within(1e-6));
            // 62,500 + 125,000 + 500,000
            Assert.That(schedule.StraightCost, Is.EqualTo(687_500).Within(1e-6));
        });
    }

    [Test(Description = "In daily steps the paper takes half a step of permanent impact off the temporary one; its kappa is then .61")]
    public void Kappa_TemporaryImpactOfDailySteps_IsThatOfThePaper()
    {
        var temporary = 2.5e-6 - (2.5e-7 / 2);

        Assert.That(Math.Sqrt(1e-6 * .9025 / temporary), Is.EqualTo(.6164).Within(5e-5));
        Assert.That(new ExecutionSchedule(1e6, 5, .0625, temporary, 2.5e-7, 0).StraightCost, Is.EqualTo(662_500).Within(1e-6));
    }

    [Test]
    public void Cost_HandArithmetic_IsTheClosedForm()
    {
        // X 100, T 2, epsilon 0, eta .01, gamma 0, kappa .5: y = 1; coth 1 = 1.3130353, sinh 1 = 1.1752012, sinh^2 = 1.3810978
        var schedule = new ExecutionSchedule(100, 2, 0, .01, 0, .5);

        // .01 x 10,000 x .25 x (1.3130353 + 1 / 1.3810978) = 25 x 2.0370969
        Assert.That(schedule.Cost, Is.EqualTo(50.927422).Within(1e-5));
        Assert.That(schedule.StraightCost, Is.EqualTo(50));
        // 100 sinh(.5) / sinh(1) = 100 x .5210953 / 1.1752012
        Assert.That(schedule.HeldAfter(1), Is.EqualTo(44.340944).Within(1e-5));
        Assert.That((schedule.HeldAfter(0), schedule.HeldAfter(2), schedule.HeldAfter(9)), Is.EqualTo((100d, 0d, 0d)));
        // 100 x .5 x coth(1)
        Assert.That(schedule.StartRate, Is.EqualTo(65.651764).Within(1e-5));
    }

    [Test]
    public void Cost_IsTheIntegralOfWhatIsSoldSquared()
    {
        var schedule = new ExecutionSchedule(100, 3, .001, .01, .0002, .8);
        const int Steps = 100_000;
        var sum = 0.0;
        for (var i = 0; i < Steps; i++)
            sum += Math.Pow((schedule.HeldAfter(3.0 * i / Steps) - schedule.HeldAfter(3.0 * (i + 1) / Steps)) * Steps / 3, 2) * 3 / Steps;

        Assert.That(schedule.Cost, Is.EqualTo(.1 + 1 + (.01 * sum)).Within(1e-6));
    }

    [Test]
    public void Schedule_SmallKappaT_IsTheStraightLine()
    {
        var calm = new ExecutionSchedule(100, 4, 0, .01, 0, 1e-6);
        var nearly = new ExecutionSchedule(100, 4, 0, .01, 0, 1e-4);

        Assert.That((calm.IsStraight, calm.Cost, calm.HeldAfter(1), calm.StartRate), Is.EqualTo((true, 25d, 75d, 25d)));
        Assert.That(nearly.IsStraight, Is.False);
        Assert.That((nearly.Cost, nearly.HeldAfter(1), nearly.StartRate), Is.EqualTo((25d, 75d, 25d)).Using<(double, double, double)>(
            (a, b) => Math.Abs(a.Item1 - b.Item1) < 1e-5 && Math.Abs(a.Item2 - b.Item2) < 1e-5 && Math.Abs(a.Item3 - b.Item3) < 1e-5));
        Assert.That(double.IsPositiveInfinity(new ExecutionSchedule(100, 4, 0, .01, 0, 0).HalfLife), Is.True);
    }

    [Test]
    public void Schedule_HugeKappaT_IsAnExponentialAndStaysFinite()
    {
        var hurried = new ExecutionSchedule(100, 1e6, 0, .01, 0, 2);

        // eta X^2 kappa / 2, and x(1) = X exp(-2)
        Assert.That(hurried.Cost, Is.EqualTo(100).Within(1e-9));
        Assert.That(hurried.HeldAfter(1), Is.EqualTo(13.533528).Within(1e-6));
        Assert.That(hurried.StartRate, Is.EqualTo(200).Within(1e-9));
    }

    [Test]
    public void Cost_AnySchedule_IsNoLessThanTheStraightLinesAndTheHoldingFalls() =>
        Gen.Select(Gen.Double[1e-6, 50], Gen.Double[.01, 1000], Gen.Double[0, 1], Gen.Double[0, 1]).Sample((kappa, days, one, two) =>
        {
            var schedule = new ExecutionSchedule(1000, days, .001, 1e-5, 1e-6, kappa);
            var (first, second) = (Math.Min(one, two) * days, Math.Max(one, two) * days);
            return schedule.Cost >= schedule.StraightCost * (1 - 1e-9)
                && schedule.HeldAfter(first) >= schedule.HeldAfter(second)
                && schedule.HeldAfter(first) <= 1000 * (1 - (first / days)) * (1 + 1e-9) + 1e-9;
        });
}
