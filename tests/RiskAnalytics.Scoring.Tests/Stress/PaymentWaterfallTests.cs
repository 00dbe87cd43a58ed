using NUnit.Framework;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Scoring.Stress;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Scoring.Tests.Stress;

/// <summary>Payment of a share of what is owed; all figures by hand.</summary>
[TestFixture]
public sealed class PaymentWaterfallTests
{
    private const decimal Digits = 1e-9m;

    [TestCase(0, .95)]
    [TestCase(.5, .90)]
    [TestCase(.8, .75)]
    public void CoverageLeft_WorkedExample_IsThatOfTheMethodology(double share, double expected) =>
        Assert.That(PaymentWaterfall.CoverageLeft(95m, 100m, (decimal)share), Is.EqualTo((decimal)expected));

    [TestCase(100, 1)]
    [TestCase(100, -.1)]
    [TestCase(0, .5)]
    public void CoverageLeft_OutsideItsRange_Throws(double owed, double share) =>
        Assert.That(() => PaymentWaterfall.CoverageLeft(95m, (decimal)owed, (decimal)share), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void Of_Issuer_PaysFastestFirstAndCheapestWithin()
    {
        var liquidity = AReserve.OfIssuer()
            .Holds("USD", AssetClass.SecuredLoan, 20m)
            .Holds("USD", AssetClass.CorporateBond, 10m)
            .Holds("XAU", AssetClass.Gold, 10m)
            .Holds("USD", AssetClass.TreasuryBill, 30m)
            .Holds("USD", AssetClass.DepositGsib, 20m)
            .Holds("USD", AssetClass.CentralBankCash, 10m)
            .Owes("TUSD1", 100m)
            .Liquidity();

        Assert.Multiple(() =>
        {
            Assert.That(liquidity.Waterfall.Select(step => step.PaidShare), Is.EqualTo(new[] { .1m, .2m, .35m, .5m, .8m, 1m }));
            Assert.That(liquidity.Waterfall.Select(step => step.Raised.Value), Is.EqualTo(new[] { 10m, 20m, 35m, 50m, 80m, 89.65m }));
            // Deposits lose .2 of 20, bills .15 of 30, gold and bonds 2 of 10 each, loans 6 of 20.
            Assert.That(liquidity.Of("liquidity.waterfall.cost:10%").Value, Is.EqualTo(0m));
            Assert.That(liquidity.Of("liquidity.waterfall.cost:20%").Value, Is.EqualTo(.2m * 10m / 19.8m).Within(Digits));
            Assert.That(liquidity.Of("liquidity.waterfall.cost:50%").Value, Is.EqualTo(.2m + (.15m * 20.2m / 29.85m)).Within(Digits));
            Assert.That(liquidity.Of("liquidity.waterfall.cost:80%").Value, Is.EqualTo(4.35m + (6m * 4.35m / 14m)).Within(Digits));
            Assert.That(liquidity.Of("liquidity.waterfall.cost:100%").Value, Is.EqualTo(10.35m));
            Assert.That(liquidity.Of("liquidity.waterfall.coverage:10%").Value, Is.EqualTo(79.65m / 90m));
            Assert.That(liquidity.Of("liquidity.waterfall.coverage:80%").Value, Is.EqualTo(.4825m));
            Assert.That(liquidity.Of("liquidity.waterfall.coverage:100%").Reason, Is.EqualTo("Nobody is left whom it could cover."));
            Assert.That(liquidity.Of("liquidity.waterfall.raised:100%").Reason, Is.EqualTo("USD 10.35 of it cannot be raised after haircuts"));
            // 90 is left after the first step: bills 30, deposits and loans 20, gold and bonds 10.
            Assert.That(liquidity.Waterfall[0].Remaining.Select(part => part.Share), Is.EqualTo(new[] { 3m / 9m, 2m / 9m, 2m / 9m, 1m / 9m, 1m / 9m }).Within(Digits));
            Assert.That(liquidity.Waterfall[0].Hhi.Value, Is.EqualTo(19m / 81m).Within(Digits));
            Assert.That(liquidity.Waterfall[4].Remaining.Single(), Is.EqualTo((AssetClass.SecuredLoan, 1m)));
            Assert.That(liquidity.Waterfall[4].Hhi.Value, Is.EqualTo(1m));
            Assert.That(liquidity.Waterfall[5].Hhi.Status, Is.EqualTo(MetricStatus.Undefined));
        });
    }

    [Test]
    public void Of_StressedBelowOwed_FallsAndEndsWithNothing()
    {
        var liquidity = AReserve.OfIssuer().Holds("USD", AssetClass.CentralBankCash, 70m).Owes("TUSD1", 100m).Liquidity();

        Assert.Multiple(() =>
        {
            Assert.That(liquidity.Of("liquidity.waterfall.coverage:50%").Value, Is.EqualTo(.4m));
            Assert.That(liquidity.Of("liquidity.waterfall.coverage:50%").Reason, Does.Contain("pays to be first"));
            Assert.That(liquidity.Of("liquidity.waterfall.raised:80%").Value, Is.EqualTo(70m));
            Assert.That(liquidity.Of("liquidity.waterfall.raised:80%").Reason, Does.StartWith("USD 10.00 of it cannot be raised"));
            // Those who stay are owed 20 and have nothing, not less than nothing.
            Assert.That(liquidity.Of("liquidity.waterfall.coverage:80%").Status, Is.EqualTo(MetricStatus.Undefined));
        });
    }

    [Test]
    public void Of_LineThatStressMakesWorthless_StaysInWhatIsLeft()
    {
        var step = AReserve.OfIssuer().Holds("USD", AssetClass.CentralBankCash, 50m).Holds("USD", AssetClass.AffiliateLoan, 50m)
            .Owes("TUSD1", 100m).Liquidity().Waterfall[3];

        Assert.Multiple(() =>
        {
            Assert.That((step.Raised.Value, step.Cost.Value), Is.EqualTo(((decimal?)50m, (decimal?)0m)));
            Assert.That(step.Remaining.Single(), Is.EqualTo((AssetClass.AffiliateLoan, 1m)));
        });
    }

    [Test]
    public void Of_MatchedExchange_PaysEachClaimInItsOwnCoin()
    {
        var liquidity = AReserve.OfExchange()
            .Holds("BTC", AssetClass.Bitcoin, 60m).Owes("BTC", 50m)
            .Holds("USDT", AssetClass.Stablecoin, 50m).Owes("USDT", 50m)
            .Liquidity();
        var half = liquidity.Waterfall[3];

        Assert.Multiple(() =>
        {
            Assert.That((half.Raised.Value, half.Cost.Value), Is.EqualTo(((decimal?)50m, (decimal?)0m)));
            // Left: 25 and 10 in bitcoin, 25 in USDT.
            Assert.That(half.Remaining.Select(part => part.Share), Is.EqualTo(new[] { 35m / 60m, 25m / 60m }).Within(Digits));
            Assert.That(half.Hhi.Value, Is.EqualTo(((35m * 35m) + (25m * 25m)) / 3600m).Within(Digits));
            // N = 50 + 10 x .5 + 50.
            Assert.That(half.Coverage.Value, Is.EqualTo(1.1m));
            Assert.That(half.Raised.Reason, Does.StartWith("each claim is paid in its own coin first"));
        });
    }

    [Test]
    public void Of_ExchangeShortInOneCoin_SellsWhatNobodyIsOwed()
    {
        var step = AReserve.OfExchange()
            .Holds("BTC", AssetClass.Bitcoin, 30m).Owes("BTC", 50m)
            .Holds("USDT", AssetClass.Stablecoin, 80m).Owes("USDT", 50m)
            .Liquidity().Waterfall[4];

        Assert.Multiple(() =>
        {
            Assert.That(step.Raised.Value, Is.EqualTo(80m));
            // 40 of bitcoin are asked for and 30 are there: 10 come from the free USDT, at a haircut of 15%.
            Assert.That(step.Cost.Value, Is.EqualTo(4.5m * 10m / 25.5m).Within(Digits));
            Assert.That(step.Raised.Reason, Does.EndWith("the rest out of what nobody is owed"));
            Assert.That(step.Remaining.Single().Class, Is.EqualTo(AssetClass.Stablecoin));
        });
    }

    [Test]
    public void Of_ExchangeShortWithoutSurplus_TakesWhatIsOwedToOthersAndSaysSo()
    {
        var liquidity = AReserve.OfExchange()
            .Holds("BTC", AssetClass.Bitcoin, 30m).Owes("BTC", 50m)
            .Holds("USDT", AssetClass.Stablecoin, 50m).Owes("USDT", 50m)
            .Liquidity();

        Assert.Multiple(() =>
        {
            Assert.That(liquidity.Of("liquidity.waterfall.raised:80%").Value, Is.EqualTo(80m));
            Assert.That(liquidity.Of("liquidity.waterfall.raised:80%").Reason, Does.Contain("USD 10.00 then out of coins that are owed to others"));
            Assert.That(liquidity.Of("liquidity.waterfall.coverage:80%").Value, Is.EqualTo(0m));
            Assert.That(liquidity.Of("liquidity.waterfall.raised:100%").Value, Is.EqualTo(80m));
            Assert.That(liquidity.Of("liquidity.waterfall.raised:100%").Reason, Does.StartWith("USD 20.00 of it cannot be raised"));
        });
    }
}
