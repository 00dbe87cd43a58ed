using CsCheck;
using NUnit.Framework;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Scoring.Stress;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Scoring.Tests.Stress;

/// <summary>Liquidity coverage ratio, maturities and liquid shares; all figures by hand.</summary>
[TestFixture]
public sealed class LiquidityRatiosTests
{
    private const decimal Digits = 1e-9m;

    /// <summary>Liquid assets of 60 + 25 + 15 with both caps binding, and a deposit that flows in.</summary>
    private static readonly AReserve Capped = AReserve.OfIssuer()
        .Holds("USD", AssetClass.TreasuryBill, 60m)
        .Holds("USD", AssetClass.CommercialPaperA1, 100m, h => h with { Maturity = AReserve.AsOf.AddDays(20) })
        .Holds("USD", AssetClass.CorporateBond, 100m)
        .Holds("USD", AssetClass.DepositBank, 50m);

    [TestCase(60, 100, 100, 25, 15, Description = "both caps: 15/60 and 2/3 of Level 1")]
    [TestCase(100, 20, 0, 20, 0, Description = "no cap binds")]
    [TestCase(85, 0, 100, 0, 15, Description = "15/85 of Level 1 alone")]
    [TestCase(60, 100, 0, 40, 0, Description = "2/3 of Level 1")]
    [TestCase(0, 50, 50, 0, 0, Description = "nothing counts without Level 1")]
    public void Capped_Amounts_AreThoseOfTheCaps(double level1, double level2A, double level2B, double countedA, double countedB)
    {
        var (a, b) = LiquidityCoverageRatio.Capped((decimal)level1, (decimal)level2A, (decimal)level2B, .4m, .15m);

        Assert.That(a, Is.EqualTo((decimal)countedA).Within(Digits));
        Assert.That(b, Is.EqualTo((decimal)countedB).Within(Digits));
    }

    [Test]
    public void Capped_CapOfNothing_CountsNothing() =>
        Assert.That(LiquidityCoverageRatio.Capped(60m, 100m, 100m, 0m, 0m), Is.EqualTo((0m, 0m)));

    [TestCase(1, .15)]
    [TestCase(.4, 1)]
    public void Capped_CapOfEverything_Throws(double cap, double capB) =>
        Assert.That(() => LiquidityCoverageRatio.Capped(60m, 100m, 100m, (decimal)cap, (decimal)capB), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void Capped_AnyAmounts_StayWithinTheirShares() =>
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[0, 1_000_000], Gen.Int[0, 1_000_000]).Sample((level1, level2A, level2B) =>
        {
            var (a, b) = LiquidityCoverageRatio.Capped(level1, level2A, level2B, .4m, .15m);
            var total = level1 + a + b;
            return a >= 0m && b >= 0m && a <= level2A && b <= level2B && a + b <= (.4m * total) + Digits && b <= (.15m * total) + Digits;
        });

    [Test]
    public void Ratio_BothCapsBind_ReAdds()
    {
        var liquidity = Capped.Owes("TUSD1", 500m).Liquidity();

        Assert.Multiple(() =>
        {
            Assert.That(liquidity.Of("liquidity.lcr.level-1").Value, Is.EqualTo(60m));
            Assert.That(liquidity.Of("liquidity.lcr.level-2a").Value, Is.EqualTo(25m).Within(Digits));
            Assert.That(liquidity.Of("liquidity.lcr.level-2b").Value, Is.EqualTo(15m).Within(Digits));
            Assert.That(liquidity.Of("liquidity.lcr.level-2b").Reason, Is.EqualTo("cut by the cap"));
            Assert.That(liquidity.Of("liquidity.lcr.outflow").Value, Is.EqualTo(200m));
            Assert.That(liquidity.Of("liquidity.lcr.outflow").Inputs[^1].Source, Does.Contain("LCR-O-4"));
            Assert.That(liquidity.Of("liquidity.lcr.inflow").Value, Is.EqualTo(50m));
            Assert.That(liquidity.Of("liquidity.lcr").Value, Is.EqualTo(100m / 150m).Within(Digits));
            Assert.That(liquidity.Of("liquidity.lcr").Reason, Does.Contain("40%").And.Contains("LCR-O-4"));
        });
    }

    [Test]
    public void Ratio_InflowBeyondThreeQuarters_IsCut()
    {
        var liquidity = Capped.Owes("TUSD1", 100m).Liquidity();

        Assert.That(liquidity.Of("liquidity.lcr.inflow").Value, Is.EqualTo(30m));
        Assert.That(liquidity.Of("liquidity.lcr").Value, Is.EqualTo(10m).Within(Digits));
    }

    [Test]
    public void Ratio_CapsOfNothing_LeaveLevel1()
    {
        var liquidity = Capped.Owes("TUSD1", 500m).Liquidity(Liquid.PolicyWith((PolicyParameters.LcrLevel2Cap, 0m), (PolicyParameters.LcrLevel2BCap, 0m), (PolicyParameters.LcrInflowCap, 0m)));

        Assert.That(liquidity.Of("liquidity.lcr").Value, Is.EqualTo(.3m));
    }

    [Test]
    public void Ratio_PledgedFrozenOrSlowBills_NeverCount()
    {
        var liquidity = AReserve.OfIssuer()
            .Holds("USD", AssetClass.TreasuryBill, 10m)
            .Holds("USD", AssetClass.TreasuryBill, 20m, h => h with { IsEncumbered = true })
            .Holds("USD", AssetClass.TreasuryBill, 30m, h => h with { IsFrozen = true })
            .Holds("USD", AssetClass.TreasuryBill, 40m, h => h with { NoticeDays = 60 })
            .Holds("USD", AssetClass.DepositBank, 50m, h => h with { IsFrozen = true })
            .Owes("TUSD1", 100m)
            .Liquidity();

        Assert.Multiple(() =>
        {
            Assert.That(liquidity.Of("liquidity.lcr.level-1").Value, Is.EqualTo(10m));
            Assert.That(liquidity.Of("liquidity.lcr.inflow").Value, Is.EqualTo(0m));
            Assert.That(liquidity.Of("liquidity.lcr").Value, Is.EqualTo(.25m));
        });
    }

    [Test]
    public void Maturities_MostAreKnown_AverageOverThose()
    {
        var liquidity = AReserve.OfIssuer()
            .Holds("USD", AssetClass.TreasuryBill, 50m, h => h with { Maturity = AReserve.AsOf.AddDays(30) })
            .Holds("USD", AssetClass.DepositGsib, 20m)
            .Holds("USD", AssetClass.MmfGovernment, 10m)
            .Holds("USD", AssetClass.ReverseRepoOvernight, 10m)
            .Holds("USD", AssetClass.CommercialPaperA2, 10m)
            .Owes("TUSD1", 90m)
            .Liquidity();

        Assert.Multiple(() =>
        {
            Assert.That(liquidity.Of("liquidity.maturity-known").Value, Is.EqualTo(.9m));
            // 50 for 30 days, 10 for one.
            Assert.That(liquidity.Of("liquidity.wam").Value, Is.EqualTo(1510m / 90m).Within(Digits));
            Assert.That(liquidity.Of("liquidity.wal").Value, Is.EqualTo(1510m / 90m).Within(Digits));
            Assert.That(liquidity.Of("liquidity.wal").Reason, Does.Contain("90.0%"));
        });
    }

    [Test]
    public void Maturities_MostAreUnknown_GiveNoAverage()
    {
        var liquidity = AReserve.OfIssuer().Holds("USD", AssetClass.DepositGsib, 40m).Holds("BTC", AssetClass.Bitcoin, 60m).Owes("TUSD1", 90m).Liquidity();

        Assert.Multiple(() =>
        {
            Assert.That(liquidity.Of("liquidity.maturity-known").Value, Is.EqualTo(.4m));
            Assert.That(liquidity.Of("liquidity.wam").Status, Is.EqualTo(MetricStatus.NotDisclosed));
            Assert.That(liquidity.Of("liquidity.wam").Reason, Does.StartWith("Only 40.0%"));
        });
    }

    [Test]
    public void LiquidShares_FromAMonday_CountWorkingDays()
    {
        Func<Holding, Holding> due(int day) => h => h with { Maturity = new DateOnly(2025, 7, day) };
        var liquidity = AReserve.OfIssuer()
            .Holds("USD", AssetClass.DepositGsib, 50m)
            .Holds("USD", AssetClass.CommercialPaperA2, 10m, due(1))
            .Holds("USD", AssetClass.CommercialPaperA2, 15m, due(7))
            .Holds("USD", AssetClass.CommercialPaperA2, 20m, due(8))
            .Holds("USD", AssetClass.MmfPrime, 5m)
            .Owes("TUSD1", 90m)
            .Liquidity();

        Assert.That(liquidity.Of("liquidity.daily-liquid-share").Value, Is.EqualTo(.6m));
        Assert.That(liquidity.Of("liquidity.weekly-liquid-share").Value, Is.EqualTo(.8m));
    }

    [Test]
    public void LiquidShares_FromAFriday_MondayIsTheNextDay()
    {
        var liquidity = AReserve.OfIssuer().On(new DateOnly(2025, 6, 27))
            .Holds("USD", AssetClass.CommercialPaperA2, 60m, h => h with { Maturity = new DateOnly(2025, 6, 30) })
            .Holds("USD", AssetClass.CommercialPaperA2, 40m, h => h with { Maturity = new DateOnly(2025, 7, 1) })
            .Owes("TUSD1", 50m)
            .Liquidity();

        Assert.That(liquidity.Of("liquidity.daily-liquid-share").Value, Is.EqualTo(.6m));
    }

    [Test]
    public void Maturities_NoCleanAssets_AreUndefined()
    {
        var liquidity = AReserve.OfIssuer().Owes("TUSD1", 50m).Liquidity();

        Assert.That(
            new[] { "liquidity.wam", "liquidity.wal", "liquidity.maturity-known", "liquidity.daily-liquid-share", "liquidity.weekly-liquid-share" }.Select(id => liquidity.Of(id).Status),
            Is.All.EqualTo(MetricStatus.Undefined));
    }
}
