using CsCheck;
using NUnit.Framework;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Stress;
using RiskAnalytics.Scoring.Stress;
using RiskAnalytics.Scoring.Valuation;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Scoring.Tests.Stress;

/// <summary>By when how much can be paid; all figures by hand.</summary>
[TestFixture]
public sealed class ReserveLiquidityTests
{
    /// <summary>After haircuts 10 and 19.8 within an hour, 29.85 within a day, 8 in five days, 8 in thirty, 14 later: 89.65.</summary>
    private static readonly AReserve OneOfEach = AReserve.OfIssuer()
        .Holds("USD", AssetClass.CentralBankCash, 10m)
        .Holds("USD", AssetClass.DepositGsib, 20m)
        .Holds("USD", AssetClass.TreasuryBill, 30m)
        .Holds("XAU", AssetClass.Gold, 10m)
        .Holds("USD", AssetClass.CorporateBond, 10m)
        .Holds("USD", AssetClass.SecuredLoan, 20m);

    [Test]
    public void Ladder_OneLineOfEachBucket_AddsUp()
    {
        var ladder = OneOfEach.Owes("TUSD1", 100m).Liquidity().Ladder;

        Assert.Multiple(() =>
        {
            Assert.That(ladder.Select(step => step.Label), Is.EqualTo(new[] { "1h", "1d", "5d", "30d", "later" }));
            Assert.That(ladder.Select(step => step.Available.Value), Is.EqualTo(new[] { 29.8m, 59.65m, 67.65m, 75.65m, 89.65m }));
            // Banks and bond markets shut for two days: cash and bills pay on the third, gold on the seventh.
            Assert.That(ladder.Select(step => step.OnWeekend.Value), Is.EqualTo(new[] { 0m, 0m, 59.65m, 75.65m, 89.65m }));
            Assert.That(ladder[0].OnWeekend.Reason, Is.EqualTo("no line pays that fast"));
        });
    }

    [Test]
    public void Ladder_CoinsOnAWeekend_PayAsOnAnyDay()
    {
        var ladder = AReserve.OfExchange()
            .Holds("BTC", AssetClass.Bitcoin, 50m).Owes("BTC", 50m)
            .Holds("ETH", AssetClass.Ether, 30m, h => h with { UnbondingDays = 4 }).Owes("ETH", 30m)
            .Liquidity().Ladder;

        Assert.Multiple(() =>
        {
            Assert.That(ladder.Select(step => step.Available.Value), Is.EqualTo(new[] { 50m, 50m, 80m, 80m, 80m }));
            Assert.That(ladder.Select(step => step.OnWeekend.Value), Is.EqualTo(new[] { 50m, 50m, 80m, 80m, 80m }));
        });
    }

    [TestCase(AssetClass.MmfGovernment, null, 1, 2, Description = "1 + 2 days")]
    [TestCase(AssetClass.MmfGovernment, null, 3, 2, Description = "3 + 2 days")]
    [TestCase(AssetClass.MmfGovernment, null, 4, 3, Description = "4 + 2 days are beyond five")]
    [TestCase(AssetClass.ReverseRepoTerm, 3, null, 2, Description = "3 + 2 days")]
    [TestCase(AssetClass.ReverseRepoTerm, 5, null, 3, Description = "5 + 2 days are beyond five")]
    [TestCase(AssetClass.DepositBank, 2, null, 2, Description = "a term deposit, 2 + 2 days")]
    [TestCase(AssetClass.GovernmentBond, 2, null, 3, Description = "a bond is sold in five days, whatever its maturity")]
    [TestCase(AssetClass.MmfPrime, null, 2, 3, Description = "the class takes five days, longer than the notice")]
    [TestCase(AssetClass.CorporateBond, null, null, 3, Description = "thirty days stay")]
    public void Ladder_OnAWeekend_CountsFromTheSlowestStep(AssetClass type, int? maturity, int? notice, int firstStep)
    {
        var ladder = AReserve.OfIssuer()
            .Holds("USD", type, 100m, h => h with { Maturity = maturity is { } days ? AReserve.AsOf.AddDays(days) : null, NoticeDays = notice })
            .Owes("TUSD1", 90m)
            .Liquidity().Ladder;

        Assert.That(ladder.TakeWhile(step => step.OnWeekend.Value == 0m).Count(), Is.EqualTo(firstStep));
    }

    [Test]
    public void Ladder_NoWeekendInThePolicy_IsThatOfAnyDay()
    {
        var ladder = OneOfEach.Owes("TUSD1", 100m).Liquidity(Liquid.PolicyWith((PolicyParameters.WeekendDays, 0m))).Ladder;

        Assert.That(ladder.Select(step => step.OnWeekend.Value), Is.EqualTo(ladder.Select(step => step.Available.Value)));
    }

    [TestCase(29.8, 1)]
    [TestCase(29.81, 24)]
    [TestCase(59.65, 24)]
    [TestCase(60, 120)]
    [TestCase(75.65, 720)]
    public void TimeToRedeem_Owed_IsTheFirstStepThatHasIt(double owed, int hours) =>
        Assert.That(OneOfEach.Owes("TUSD1", (decimal)owed).Liquidity().Of("liquidity.time-to-redeem").Value, Is.EqualTo(hours / 24m));

    [Test]
    public void TimeToRedeem_BeyondThirtyDaysOrNever_SaysSo()
    {
        var late = OneOfEach.Owes("TUSD1", 80m).Liquidity().Of("liquidity.time-to-redeem");
        var never = OneOfEach.Owes("TUSD1", 90m).Liquidity().Of("liquidity.time-to-redeem");

        Assert.Multiple(() =>
        {
            Assert.That((late.Status, late.Value), Is.EqualTo((MetricStatus.Undefined, (decimal?)null)));
            Assert.That(late.Reason, Does.StartWith("Later than thirty days"));
            Assert.That((never.Status, never.Value), Is.EqualTo((MetricStatus.Undefined, (decimal?)null)));
            Assert.That(never.Reason, Does.StartWith("Never").And.Contains("USD 0.35 is missing"));
        });
    }

    [Test]
    public void Of_LiabilitiesUnknown_GivesReasonsAndTheLadder()
    {
        var silent = OneOfEach.Liquidity();
        var notLoaded = OneOfEach.Owes("TUSD1", null).Liquidity();
        string[] needOwed = ["liquidity.time-to-redeem", "liquidity.lcr", "liquidity.lcr.outflow", "liquidity.lcr.inflow"];

        Assert.Multiple(() =>
        {
            Assert.That(silent.Ladder[^1].Available.Value, Is.EqualTo(89.65m));
            Assert.That(silent.Waterfall, Is.Empty);
            Assert.That(needOwed.Select(id => silent.Of(id).Status), Is.All.EqualTo(MetricStatus.NotDisclosed));
            Assert.That(needOwed.Select(id => notLoaded.Of(id).Status), Is.All.EqualTo(MetricStatus.MissingInput));
            Assert.That(silent.Of("liquidity.lcr.level-1").Value, Is.EqualTo(40m));
        });
    }

    [Test]
    public void Of_FirmThatOwesNothingOnDemand_HasNoWaterfall()
    {
        var liquidity = AReserve.Of(EntityKind.Other).Holds("BTC", AssetClass.Bitcoin, 100m).Owes("USD", 50m).Liquidity();

        Assert.Multiple(() =>
        {
            Assert.That(liquidity.Waterfall, Is.Empty);
            Assert.That(liquidity.Of("liquidity.time-to-redeem").Reason, Is.EqualTo("The firm owes nothing on demand."));
            Assert.That(liquidity.Of("liquidity.lcr").Value, Is.Null);
            Assert.That(liquidity.Ladder[0].Available.Value, Is.EqualTo(50m));
        });
    }

    [TestCase(1000, 1000)]
    [TestCase(100, 0)]
    [TestCase(1000000000000, 1)]
    public void Of_OneAssetOfAnySize_HasUniqueIds(double held, double owed)
    {
        var liquidity = AReserve.OfIssuer().Holds("USD", AssetClass.CentralBankCash, (decimal)held).Owes("TUSD1", (decimal)owed).Liquidity();

        Assert.Multiple(() =>
        {
            Assert.That(liquidity.Figures.Select(figure => figure.Id), Is.Unique);
            Assert.That(liquidity.Figures.Where(figure => figure.Value is null).Select(figure => figure.Reason), Is.All.Not.Empty);
            Assert.That(liquidity.Figures.Select(figure => figure.Definition).Distinct(), Is.SubsetOf(ReserveLiquidityAnalysis.Definitions));
        });
    }

    [Test]
    public void Of_OwedTooSmallToDivideBy_IsUndefined()
    {
        var reserve = Valuator.Value(AReserve.OfIssuer().Holds("USD", AssetClass.CentralBankCash, 100m).Owes("TUSD1", 1m).Book, DefaultPolicy.Value);

        var liquidity = ReserveLiquidityAnalysis.Of(reserve with { Liabilities = 0.0000000000000000000000000001m });

        Assert.Multiple(() =>
        {
            Assert.That(liquidity.Waterfall.Select(step => step.Coverage.Value).ToArray(), Has.Length.EqualTo(6).And.All.Null);
            Assert.That(liquidity.Of("liquidity.waterfall.coverage:80%").Reason, Does.Contain("too small"));
            Assert.That(liquidity.Of("liquidity.lcr").Reason, Does.Contain("too small"));
        });
    }

    [Test]
    public void Of_TenThousandLines_AddsUp()
    {
        var line = AReserve.OfIssuer().Holds("USD", AssetClass.TreasuryBill, 1m).Book.Snapshot.Holdings[0];
        var book = AReserve.OfIssuer().WithHoldings([.. Enumerable.Range(2, 10_000).Select(row => line with { Row = row })]).Owes("TUSD1", 10_000m);

        var liquidity = book.Liquidity();

        Assert.Multiple(() =>
        {
            Assert.That(liquidity.Ladder.Select(step => step.Available.Value), Is.EqualTo(new[] { 0m, 9950m, 9950m, 9950m, 9950m }));
            Assert.That(liquidity.Of("liquidity.waterfall.raised:50%").Value, Is.EqualTo(5000m));
            Assert.That(liquidity.Of("liquidity.waterfall.cost:100%").Value, Is.EqualTo(50m));
        });
    }

    [Test]
    public void Of_AnyBook_HoldsTogether() => RandomBooks.Any.Sample(
        book =>
        {
            var reserve = Valuator.Value(book.Book, DefaultPolicy.Value);
            var liquidity = ReserveLiquidityAnalysis.Of(reserve);
            var slack = 1e-9m * (1m + reserve.Assets);
            var ladder = liquidity.Ladder;
            var rises = ladder.Zip(ladder.Skip(1)).All(pair => pair.First.Available.Value <= pair.Second.Available.Value && pair.First.OnWeekend.Value <= pair.Second.OnWeekend.Value)
                && ladder.All(step => step.OnWeekend.Value <= step.Available.Value)
                && Math.Abs(ladder[^1].Available.Value!.Value - reserve.StressedValue) <= slack;
            var agrees = ladder.Skip(1).Zip(book.Assess().Ladder).All(pair => Math.Abs(pair.First.Available.Value!.Value - pair.Second.Available) <= slack);
            return rises && agrees && liquidity.Waterfall.All(step => ReAdds(reserve.CleanAssets, step, slack)
                && Math.Abs(step.Raised.Value!.Value - Math.Min(step.PaidShare * reserve.Liabilities!.Value, reserve.StressedValue)) <= slack)
                && Falls(liquidity) == (reserve.StressedValue < reserve.Liabilities);
        },
        iter: 300,
        threads: 1);

    private static bool ReAdds(decimal cleanAssets, WaterfallStep step, decimal slack)
    {
        var left = step.Hhi.Inputs.FirstOrDefault(input => input.Name.StartsWith("value left", StringComparison.Ordinal))?.Value ?? 0m;
        return step.Cost.Value >= 0m && Math.Abs(step.Raised.Value!.Value + step.Cost.Value.Value + left - cleanAssets) <= slack
            && (step.Remaining.IsEmpty || Math.Abs(step.Remaining.Sum(part => part.Share) - 1m) <= 1e-9m);
    }

    private static bool Falls(ReserveLiquidity liquidity)
    {
        var left = liquidity.Waterfall.Select(step => step.Coverage.Value).OfType<decimal>().ToList();
        // A book that cannot pay a tenth, or fails between two steps, has lost what it could fall from.
        return left.Count < 2 || left.Zip(left.Skip(1)).All(pair => pair.Second < pair.First);
    }
}
