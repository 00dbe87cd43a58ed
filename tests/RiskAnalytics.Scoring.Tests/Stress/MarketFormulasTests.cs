using System.Collections.Immutable;
using CsCheck;
using NUnit.Framework;
using RiskAnalytics.Core.Market;
using RiskAnalytics.Scoring.Stress;

namespace RiskAnalytics.Scoring.Tests.Stress;

/// <summary>The formulas of one asset's market: the worked examples of the reference, and hand arithmetic.</summary>
[TestFixture]
public sealed class MarketFormulasTests
{
    private static readonly ImmutableArray<HaircutTier> Ladder =
        [new HaircutTier(0m, 500_000m, 1m), new HaircutTier(500_000m, 1_000_000m, .85m), new HaircutTier(1_000_000m, null, .5m)];

    [Test(Description = "Golden case 7")]
    public void DaysToLiquidate_ThirtyMillionOfTwentyADay_Is15AndTenAreSoldInFive()
    {
        Assert.That(MarketImpact.DaysToLiquidate(30_000_000m, 20_000_000m, .1m), Is.EqualTo(15m));
        Assert.That(MarketImpact.SoldWithin(5m, 30_000_000m, 20_000_000m, .1m), Is.EqualTo(10_000_000m));
        Assert.That(MarketImpact.SoldWithin(20m, 30_000_000m, 20_000_000m, .1m), Is.EqualTo(30_000_000m), "No more than there is.");
    }

    [Test(Description = "Golden case 8")]
    public void SquareRoot_QuarterOfADaysVolume_IsHalfTheVolatilityAndTheAverageTwoThirds()
    {
        var impact = MarketImpact.SquareRoot(1m, .04m, 25m, 100m);

        Assert.That(impact, Is.EqualTo(.02m));
        Assert.That(MarketImpact.AverageCost(impact), Is.EqualTo(.04m / 3m).Within(1e-20m));
    }

    [Test]
    public void AverageCost_SumOfManySlices_IsTheMeanOfTheLaw()
    {
        var slices = Enumerable.Range(0, 10_000).Average(i => MarketImpact.SquareRoot(1m, .04m, i + .5m, 40_000m));

        Assert.That(MarketImpact.AverageCost(MarketImpact.SquareRoot(1m, .04m, 10_000m, 40_000m)), Is.EqualTo(slices).Within(1e-7m));
    }

    [Test(Description = "Golden case 9")]
    public void Lvar_ModelCase_IsTheWorkedFigures()
    {
        var price = LiquidityAdjustedVar.PricePart(100m, .02m, 2.326m);
        var spread = LiquidityAdjustedVar.SpreadCost(100m, .01m, .004m, 3m);

        Assert.That(price, Is.EqualTo(4.5455m).Within(5e-5m));
        Assert.That(spread, Is.EqualTo(1.10m));
        Assert.That(price + spread, Is.EqualTo(5.6455m).Within(5e-5m));
    }

    [Test]
    public void Lvar_ConstantSpreadInAStraightLine_IsTheWorkedFigure()
    {
        // 100 x 1.65 x .02 + 100 x .01 / 2
        Assert.That(LiquidityAdjustedVar.StraightPricePart(100m, .02m, 1.65m) + LiquidityAdjustedVar.SpreadCost(100m, .01m, 0m, 3m), Is.EqualTo(3.80m));
        Assert.That(LiquidityAdjustedVar.StraightPricePart(100m, .6m, 2m), Is.EqualTo(100m), "No more than all is lost.");
    }

    [Test]
    public void Illiquidity_ThreeReturns_IsTheMeanOverDaysWithVolume()
    {
        ImmutableArray<DailyPrice> series =
        [
            new(new DateOnly(2025, 1, 1), 100m, 50m),
            new(new DateOnly(2025, 1, 2), 110m, 1_000m), // .10 / 1000
            new(new DateOnly(2025, 1, 3), 99m, 2_000m),  // .10 / 2000
            new(new DateOnly(2025, 1, 4), 50m, null),
            new(new DateOnly(2025, 1, 5), 25m, 0m),
            new(new DateOnly(2025, 1, 6), 30m, 1_000m),  // .20 / 1000
        ];

        Assert.That(MarketImpact.Illiquidity(series), Is.EqualTo(((decimal?)(.00035m / 3m), 3)));
        Assert.That(MarketImpact.Illiquidity([.. series.Select(day => day with { Volume = null })]), Is.EqualTo(((decimal?)null, 0)));
        Assert.That(MarketImpact.Illiquidity([]), Is.EqualTo(((decimal?)null, 0)));
    }

    [TestCase(1_000, 1_000, TestName = "A thousand dollars count in full")]
    [TestCase(500_000, 500_000)]
    [TestCase(600_000, 585_000, Description = "500,000 + .85 x 100,000")]
    [TestCase(3_000_000, 1_925_000, Description = "500,000 + .85 x 500,000 + .5 x 2,000,000")]
    public void CountedValue_Ladder_AddsUpTheSlices(decimal position, decimal expected) =>
        Assert.That(CollateralLadder.CountedValue(position, Ladder), Is.EqualTo(expected));

    [Test]
    public void CountedValue_LadderThatEnds_GivesNothingBeyond()
    {
        Assert.That(CollateralLadder.CountedValue(3_000_000m, Ladder[..2]), Is.EqualTo(925_000m));
        Assert.That(CollateralLadder.Beyond(3_000_000m, Ladder[..2]), Is.EqualTo(2_000_000m));
        Assert.That(CollateralLadder.Beyond(3_000_000m, Ladder), Is.Zero);
    }

    [Test]
    public void IsWhole_GapOrRateAboveOneOrNothing_IsFalse()
    {
        Assert.That(CollateralLadder.IsWhole(Ladder), Is.True);
        Assert.That(CollateralLadder.IsWhole([]), Is.False);
        Assert.That(CollateralLadder.IsWhole(Ladder[1..]), Is.False, "It begins at 500,000.");
        Assert.That(CollateralLadder.IsWhole([Ladder[0], Ladder[2]]), Is.False, "A gap.");
        Assert.That(CollateralLadder.IsWhole([Ladder[2] with { From = 0m }, Ladder[0]]), Is.False, "Something behind the end.");
        Assert.That(CollateralLadder.IsWhole([Ladder[0] with { Rate = 85m }]), Is.False, "A percentage.");
    }

    [Test]
    public void CountedShare_LargerPosition_NeverRises() =>
        Gen.Select(Gen.Decimal[1m, 1e9m], Gen.Decimal[1m, 1e9m]).Sample((one, more) =>
            CollateralLadder.CountedValue(one + more, Ladder) / (one + more) <= (CollateralLadder.CountedValue(one, Ladder) / one) + 1e-20m);
}
