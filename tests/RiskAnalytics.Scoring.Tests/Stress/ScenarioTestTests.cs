using System.Collections.Immutable;
using NUnit.Framework;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Stress;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Books;
using RiskAnalytics.Scoring.Assessment;
using RiskAnalytics.Scoring.Stress;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Scoring.Tests.Stress;

/// <summary>Books after scenarios; all figures by hand.</summary>
[TestFixture]
public sealed class ScenarioTestTests
{
    private static readonly Shock BitcoinHalves = new(new ShockTarget(Asset: AssetSymbol.Parse("BTC")), ShockEffect.Price, -.5m, "test");

    [Test(Description = "Case 17: the freeze of Silicon Valley Bank on the book of the day before")]
    public void Of_SvbFrozenInTheBookOfTheDayBefore_IsTheBookOfTheDayAfter()
    {
        var before = Shipped("data/books/usdc-svb/2023-03-09");
        var after = Shipped("data/books/usdc-svb/2023-03-10");

        var result = ScenarioTest.Of(before, Scenario(new Shock(new ShockTarget(Counterparty: "silicon  valley bank"), ShockEffect.Freeze, 0m, "test")));

        Assert.Multiple(() =>
        {
            Assert.That(before.FinalScore, Is.EqualTo(80.49m).Within(.01m));
            Assert.That(result.FinalScore.Value, Is.EqualTo(39m));
            Assert.That(result.FinalScore.Value, Is.EqualTo(after.FinalScore));
            Assert.That(result.Grade, Is.EqualTo("E"));
            Assert.That(result.Band, Is.EqualTo(Band.Critical));
            // Frozen lines stay in the books.
            Assert.That(result.Coverage.Value, Is.EqualTo(1m));
            // Of 40% asked for, 16.84 of 42.1, the free bills and deposits pay all.
            Assert.That(result.PayableShare.Value, Is.EqualTo(1m));
            Assert.That(result.Notes, Is.Empty);
            Assert.That(result.FinalScore.Inputs.Select(i => (i.Name, i.Value)), Does.Contain(("claims on silicon  valley bank, frozen: value", 3_300_000_000m)));
        });
    }

    [Test]
    public void Of_BitcoinHalvesInAMatchedExchange_LeavesItWhole()
    {
        var book = AReserve.OfExchange()
            .Holds("BTC", AssetClass.Bitcoin, 100m).Holds("USDT", AssetClass.Stablecoin, 100m)
            .Owes("BTC", 100m).Owes("USDT", 100m);

        var result = Run(book, BitcoinHalves);

        Assert.Multiple(() =>
        {
            Assert.That(result.Coverage.Value, Is.EqualTo(1m));
            Assert.That(result.FirstShort, Is.Null);
            Assert.That(Input(result.Coverage, "change in what is held"), Is.EqualTo(-50m));
            Assert.That(Input(result.Coverage, "change in what is owed"), Is.EqualTo(-50m));
        });
    }

    [Test]
    public void Of_BitcoinHalvesInAnExchangeThatIsShortOfIt_TheShortCoinStaysShort()
    {
        // 90/100 BTC and 120/100 USDT: 210/200; at half the price 45/50 and 120/100: 165/150.
        var book = AReserve.OfExchange()
            .Holds("BTC", AssetClass.Bitcoin, 90m).Holds("USDT", AssetClass.Stablecoin, 120m)
            .Owes("BTC", 100m).Owes("USDT", 100m);

        var result = Run(book, BitcoinHalves);

        Assert.Multiple(() =>
        {
            Assert.That(result.Coverage.Value, Is.EqualTo(1.1m));
            Assert.That(result.FirstShort, Is.EqualTo("BTC"));
            Assert.That(result.Grade, Is.EqualTo("F"));
        });
    }

    [Test]
    public void Of_BitcoinHalvesInAnIssuer_TakesFromTheReserveAlone()
    {
        var book = AReserve.OfIssuer()
            .Holds("USD", AssetClass.TreasuryBill, 80m).Holds("BTC", AssetClass.Bitcoin, 30m)
            .Owes("TUSD1", 100m);

        var result = Run(book, BitcoinHalves);

        Assert.Multiple(() =>
        {
            Assert.That(result.Coverage.Value, Is.EqualTo(.95m));
            Assert.That(result.FirstShort, Is.EqualTo("reserve as a whole"));
            Assert.That(result.FinalScore.Value, Is.EqualTo(19m), "K2, not covered");
        });
    }

    [Test]
    public void Of_PricesByQuantityAndQuote_FallOnBothSides()
    {
        // 110 BTC against 100 at 2 each; the quote would bring the old price back.
        var book = AReserve.OfExchange()
            .Holds("BTC", AssetClass.Bitcoin, 0m, h => h with { ReportedValue = null, Quantity = 110m }).Holds("USDT", AssetClass.Stablecoin, 100m)
            .Owes("BTC", 0m, r => r with { ReportedValue = null, Quantity = 100m }).Owes("USDT", 100m)
            .Quoted("BTC", price: 2m);

        var result = Run(book, BitcoinHalves);

        Assert.That(result.Coverage.Value, Is.EqualTo(210m / 200m));
    }

    [Test]
    public void Of_ClassFalls_MovesEveryKeyOfIt()
    {
        // UNI 40/20 and EOS 10/10 halve, the line that is not itemised too: 20 + 5 + 3 + 100 against 10 + 5 + 100.
        var book = AReserve.OfExchange()
            .Holds("UNI", AssetClass.SmallAltcoin, 40m).Holds("EOS", AssetClass.SmallAltcoin, 10m).Holds("*", AssetClass.SmallAltcoin, 6m).Holds("USDT", AssetClass.Stablecoin, 100m)
            .Owes("UNI", 20m).Owes("EOS", 10m).Owes("USDT", 100m);

        var result = Run(book, new Shock(new ShockTarget(Class: AssetClass.SmallAltcoin), ShockEffect.Price, -.5m, "test"));

        Assert.That(result.Coverage.Value, Is.EqualTo(128m / 115m));
    }

    [Test]
    public void Of_ClassThatSharesTheCurrencyWithOthers_LeavesWhatIsOwedInIt()
    {
        var book = AReserve.OfExchange()
            .Holds("USD", AssetClass.ListedEquity, 60m).Holds("USD", AssetClass.DepositGsib, 50m)
            .Owes("USD", 100m);

        var result = Run(book, new Shock(new ShockTarget(Class: AssetClass.ListedEquity), ShockEffect.Price, -.5m, "test"));

        Assert.That(result.Coverage.Value, Is.EqualTo(.8m));
    }

    [Test]
    public void Of_RatesUpTwoPoints_EachLineLosesByItsYears()
    {
        // 93 days lose 2% x 93/365, two years (730 days) lose 4%; a bill without a maturity counts as 93 days, a bond as ten years.
        var book = AReserve.OfIssuer()
            .Holds("USD", AssetClass.TreasuryBill, 100m, h => h with { Maturity = AReserve.AsOf.AddDays(93) })
            .Holds("USD", AssetClass.GovernmentBond, 100m, h => h with { Maturity = AReserve.AsOf.AddDays(730) })
            .Holds("USD", AssetClass.TreasuryBill, 100m)
            .Holds("USD", AssetClass.GovernmentBond, 100m)
            .Holds("USD", AssetClass.TreasuryBill, 100m, h => h with { Maturity = AReserve.AsOf.AddDays(-3) })
            .Owes("TUSD1", 500m);

        var result = Run(book, Rate(AssetClass.TreasuryBill, -.02m), Rate(AssetClass.GovernmentBond, -.02m));

        Assert.Multiple(() =>
        {
            Assert.That(result.Coverage.Value, Is.EqualTo((500m - (200m * .02m * 93m / 365m) - 4m - 20m) / 500m).Within(1e-12m));
            Assert.That(result.Notes, Has.Exactly(2).Contains("assumed"));
            Assert.That(result.Notes, Has.Some.Contains("10 years"));
        });
    }

    [Test]
    public void Of_RatesDown_RaisesCoverage()
    {
        var book = AReserve.OfIssuer()
            .Holds("USD", AssetClass.GovernmentBond, 100m, h => h with { Maturity = AReserve.AsOf.AddDays(365) })
            .Owes("TUSD1", 100m);

        var result = Run(book, Rate(AssetClass.GovernmentBond, .02m));

        Assert.That(result.Coverage.Value, Is.EqualTo(1.02m));
    }

    [Test]
    public void Of_LargestBankLost_TakesItsDepositsOnly()
    {
        // A holds 30 + 15, B 40: A is the largest. Government repo and bills rest on no bank.
        var book = AReserve.OfIssuer()
            .Holds("USD", AssetClass.DepositBank, 30m, At("Bank A")).Holds("USD", AssetClass.DepositGsib, 40m, At("Bank B")).Holds("USD", AssetClass.DepositBank, 15m, At("bank  a"))
            .Holds("USD", AssetClass.TreasuryBill, 100m).Holds("USD", AssetClass.ReverseRepoOvernight, 90m, At("Bank C"))
            .Owes("TUSD1", 250m);

        var result = Run(book, new Shock(new ShockTarget(Largest: LargestName.Bank), ShockEffect.Price, -1m, "test"));

        Assert.Multiple(() =>
        {
            Assert.That(result.Coverage.Value, Is.EqualTo((275m - 45m) / 250m));
            Assert.That(result.Coverage.Inputs.Select(i => i.Name), Has.Some.StartsWith("the largest bank, Bank A"));
        });
    }

    [Test]
    public void Of_LargestBankOfABookWithoutNames_TakesTheClassAsOneAndSaysSo()
    {
        var book = AReserve.OfIssuer().Holds("USD", AssetClass.DepositBank, 30m).Holds("USD", AssetClass.TreasuryBill, 100m).Owes("TUSD1", 130m);

        var result = Run(book, new Shock(new ShockTarget(Largest: LargestName.Bank), ShockEffect.Price, -1m, "test"));

        Assert.Multiple(() =>
        {
            Assert.That(result.Coverage.Value, Is.EqualTo(100m / 130m));
            Assert.That(result.Notes, Has.One.Contains("does not name the bank").And.One.Contains("assumed"));
        });
    }

    [Test]
    public void Of_LargestCustodianFrozen_StaysInTheBooksAndPaysNothing()
    {
        // Keeper holds 60 of BTC: asked for 80% within a day, 40 of 80 is there in BTC, all of it in USDT.
        var book = AReserve.OfExchange()
            .Holds("BTC", AssetClass.Bitcoin, 60m, h => h with { Custodian = new Party("Keeper", PartyClass.Broker) }).Holds("BTC", AssetClass.Bitcoin, 40m)
            .Holds("USDT", AssetClass.Stablecoin, 100m)
            .Owes("BTC", 100m).Owes("USDT", 100m);

        var result = Run(book, new Redemption(.8m, 1, "test"), new Shock(new ShockTarget(Largest: LargestName.Custodian), ShockEffect.Freeze, 0m, "test"));

        Assert.Multiple(() =>
        {
            Assert.That(result.Coverage.Value, Is.EqualTo(1m));
            Assert.That(result.PayableShare.Value, Is.EqualTo((40m + 80m) / 160m));
            Assert.That(result.FirstShort, Is.EqualTo("BTC"));
        });
    }

    [Test]
    public void Of_LargestStablecoinLost_IsOwedInKindAndTakesTheFreePart()
    {
        // USDT 120/100 and USDC 50/50: without USDT 50/50 is left, so its 20 beyond what is owed are gone and nothing else.
        var book = AReserve.OfExchange()
            .Holds("USDT", AssetClass.Stablecoin, 120m).Holds("USDC", AssetClass.Stablecoin, 50m)
            .Owes("USDT", 100m).Owes("USDC", 50m);

        var result = Run(book, new Shock(new ShockTarget(Largest: LargestName.Stablecoin), ShockEffect.Price, -1m, "test"));

        Assert.That(result.Coverage.Value, Is.EqualTo(1m));
    }

    [Test]
    public void Of_OwnTokenToZero_TakesBothSides()
    {
        // OWN 30/20, clean 20: (100 + 20) / 120 before, 100 / 100 after.
        var book = AReserve.OfExchange("OWN")
            .Holds("USDT", AssetClass.Stablecoin, 100m).Holds("OWN", AssetClass.OwnToken, 30m)
            .Owes("USDT", 100m).Owes("OWN", 20m);

        var result = Run(book, new Shock(new ShockTarget(OwnTokens: true), ShockEffect.Price, -1m, "test"));

        Assert.Multiple(() =>
        {
            Assert.That(result.Coverage.Value, Is.EqualTo(1m));
            Assert.That(Input(result.Coverage, "change in what is held"), Is.EqualTo(-30m));
        });
    }

    [TestCase(1, 1, "1", TestName = "{m}(a day late within a day: still a day)")]
    [TestCase(4, 1, "0.5", TestName = "{m}(four days late, asked for within one)")]
    [TestCase(4, 5, "1", TestName = "{m}(four days late, asked for within five)")]
    [TestCase(6, 5, "0.5", TestName = "{m}(six days late, asked for within five)")]
    [TestCase(6, 30, "1", TestName = "{m}(six days late, asked for within thirty)")]
    [TestCase(31, 30, "0.5", TestName = "{m}(beyond thirty)")]
    public void Of_Delay_MovesTheLinesDownTheLadder(int late, int days, string payable)
    {
        var book = AReserve.OfExchange()
            .Holds("BTC", AssetClass.Bitcoin, 100m).Holds("ETH", AssetClass.Ether, 100m)
            .Owes("BTC", 100m).Owes("ETH", 100m);

        var result = Run(book, new Redemption(1m, days, "test"), new Shock(new ShockTarget(Class: AssetClass.Bitcoin), ShockEffect.Delay, late, "test"));

        Assert.Multiple(() =>
        {
            Assert.That(result.PayableShare.Value, Is.EqualTo(decimal.Parse(payable, System.Globalization.CultureInfo.InvariantCulture)));
            Assert.That(result.FirstShort, Is.EqualTo(payable == "1" ? null : "BTC"));
        });
    }

    [Test]
    public void Of_DelayOfWhatIsSlowAlready_AddsUp()
    {
        // Equity sells in five days; a day more is beyond them.
        var book = AReserve.OfIssuer().Holds("USD", AssetClass.ListedEquity, 200m).Owes("TUSD1", 100m);

        var result = Run(book, new Redemption(1m, 5, "test"), new Shock(new ShockTarget(Class: AssetClass.ListedEquity), ShockEffect.Delay, 1m, "test"));

        Assert.That(result.PayableShare.Value, Is.Zero);
    }

    [Test]
    public void Of_RunOnAnIssuer_PaysOutOfEverythingInTime()
    {
        // Within a day: 40 of bills at 99.5% = 39.8 of the 50 asked for.
        var book = AReserve.OfIssuer().Holds("USD", AssetClass.TreasuryBill, 40m).Holds("USD", AssetClass.SecuredLoan, 70m).Owes("TUSD1", 100m);

        var result = Run(book, new Redemption(.5m, 1, "the run"));

        Assert.Multiple(() =>
        {
            Assert.That(result.PayableShare.Value, Is.EqualTo(39.8m / 50m));
            Assert.That(result.FirstShort, Is.EqualTo("reserve as a whole"));
            Assert.That(result.PayableShare.Inputs.Select(i => i.Source), Does.Contain("the run"));
            Assert.That(result.Coverage.Value, Is.EqualTo(1.1m), "a run at unchanged prices costs nothing");
        });
    }

    [Test]
    public void Of_WithoutARedemption_AsksForThePolicysThirtyDays()
    {
        // 40% of 100 within 30 days; 30 of bills at 99.5% are there.
        var book = AReserve.OfIssuer().Holds("USD", AssetClass.TreasuryBill, 30m).Holds("USD", AssetClass.SecuredLoan, 80m).Owes("TUSD1", 100m);

        var result = Run(book);

        Assert.Multiple(() =>
        {
            Assert.That(result.PayableShare.Value, Is.EqualTo(29.85m / 40m));
            Assert.That(result.PayableShare.Inputs.Select(i => i.Source), Has.Some.Contains("outflow_30_days"));
        });
    }

    [Test]
    public void Of_OwedWithoutASplit_IsPaidInCashThatNoKeyNeeds()
    {
        // Half is asked for: 25 of BTC in kind, 50 without a split out of 45 in a systemic bank at 99%.
        var book = AReserve.OfExchange()
            .Holds("BTC", AssetClass.Bitcoin, 50m).Holds("USD", AssetClass.DepositGsib, 45m).Holds("USDT", AssetClass.Stablecoin, 100m)
            .Owes("BTC", 50m).Owes("*", 100m);

        var result = Run(book, new Redemption(.5m, 1, "test"));

        Assert.That(result.PayableShare.Value, Is.EqualTo((25m + (45m * .99m)) / 75m).Within(1e-20m));
    }

    [TestCase("DOGE")]
    [TestCase("NO-SUCH-COIN")]
    public void Of_AssetThatTheBookLacks_IsANote(string asset)
    {
        var book = AReserve.OfExchange().Holds("BTC", AssetClass.Bitcoin, 100m).Owes("BTC", 100m);

        var result = Run(book, new Shock(new ShockTarget(Asset: AssetSymbol.Parse(asset)), ShockEffect.Price, -1m, "test"));

        Assert.Multiple(() =>
        {
            Assert.That(result.Notes, Is.EqualTo(new[] { $"{asset}: no line of the book is met by this shock." }));
            Assert.That(result.Coverage.Value, Is.EqualTo(1m));
        });
    }

    [Test]
    public void Of_CoinOwedButNotHeld_FallsOnTheOwedSide()
    {
        // 1.4 of BTC owed of 9, none held: at half the price 8.3 are owed.
        var book = AReserve.OfExchange().Holds("USDT", AssetClass.Stablecoin, 7.6m).Owes("USDT", 7.6m).Owes("BTC", 1.4m);

        var result = Run(book, BitcoinHalves);

        Assert.Multiple(() =>
        {
            Assert.That(result.Coverage.Value, Is.EqualTo(7.6m / 8.3m));
            Assert.That(result.FirstShort, Is.EqualTo("BTC"));
            Assert.That(result.Notes, Is.Empty);
        });
    }

    [Test]
    public void Of_CurrencyOfTheBook_CannotFall()
    {
        var book = AReserve.OfIssuer().Holds("USD", AssetClass.TreasuryBill, 100m).Owes("TUSD1", 100m);

        var result = Run(book, new Shock(new ShockTarget(Asset: AssetSymbol.Parse("USD")), ShockEffect.Price, -.5m, "test"));

        Assert.Multiple(() =>
        {
            Assert.That(result.Coverage.Value, Is.EqualTo(1m));
            Assert.That(result.Notes, Has.One.Contains("currency of the book"));
        });
    }

    [Test]
    public void Of_LiabilitiesNotDisclosed_HasReasonsInsteadOfFigures()
    {
        var result = Run(AReserve.OfExchange().Holds("BTC", AssetClass.Bitcoin, 100m), BitcoinHalves);

        Assert.Multiple(() =>
        {
            Assert.That(result.Coverage.Status, Is.EqualTo(MetricStatus.NotDisclosed));
            Assert.That(result.PayableShare.Status, Is.EqualTo(MetricStatus.NotDisclosed));
            Assert.That(result.Coverage.Reason, Is.Not.Empty);
            Assert.That(result.FirstShort, Is.Null);
        });
    }

    [Test]
    public void Of_EverythingOwedIsGone_IsUndefined()
    {
        var book = AReserve.OfExchange().Holds("BTC", AssetClass.Bitcoin, 100m).Owes("BTC", 100m);

        var result = Run(book, new Shock(new ShockTarget(Asset: AssetSymbol.Parse("BTC")), ShockEffect.Price, -1m, "test"));

        Assert.Multiple(() =>
        {
            Assert.That(result.Coverage.Status, Is.EqualTo(MetricStatus.Undefined));
            Assert.That(result.PayableShare.Status, Is.EqualTo(MetricStatus.Undefined));
        });
    }

    [Test]
    public void Of_FirmThatOwesNothingOnDemand_PaysOnlyWhatTheScenarioAsksFor()
    {
        var book = AReserve.Of(EntityKind.Other).Holds("USD", AssetClass.DepositGsib, 50m).Holds("USD", AssetClass.PrivateEquity, 100m).Owes("USD", 100m);

        Assert.Multiple(() =>
        {
            Assert.That(Run(book).PayableShare.Status, Is.EqualTo(MetricStatus.NotDisclosed));
            Assert.That(Run(book, new Redemption(1m, 1, "test")).PayableShare.Value, Is.EqualTo(.495m));
        });
    }

    [Test]
    public void Of_EncumberedLines_FallWithTheirAsset()
    {
        var book = AReserve.OfExchange()
            .Holds("BTC", AssetClass.Bitcoin, 100m).Holds("BTC", AssetClass.Bitcoin, 40m, h => h with { IsEncumbered = true })
            .Owes("BTC", 100m);

        var result = Run(book, BitcoinHalves);

        Assert.That(Input(result.Coverage, "change in what is held"), Is.EqualTo(-70m));
    }

    [Test]
    public void Of_AmountsAtTheLimitAndRisesWithoutEnd_NeverOverflow()
    {
        var book = AReserve.OfExchange()
            .Holds("BTC", AssetClass.Bitcoin, 900_000_000_000_000_000_000m).Holds("ETH", AssetClass.Ether, decimal.MaxValue)
            .Owes("BTC", 900_000_000_000_000_000_000m).Owes("ETH", 1m);
        var up = new Shock(new ShockTarget(Class: AssetClass.Bitcoin), ShockEffect.Price, decimal.MaxValue, "test");

        Assert.That(() => Run(book, new Redemption(decimal.MaxValue / 1e28m, int.MaxValue, "test"), [up, up, up, Rate(AssetClass.Bitcoin, decimal.MaxValue), Late(decimal.MaxValue)]), Throws.Nothing);
    }

    [Test]
    public void Of_HalvedTwice_IsAQuarter()
    {
        var book = AReserve.OfIssuer().Holds("USD", AssetClass.TreasuryBill, 80m).Holds("BTC", AssetClass.Bitcoin, 40m).Owes("TUSD1", 100m);

        Assert.That(Run(book, BitcoinHalves, BitcoinHalves).Coverage.Value, Is.EqualTo(.9m));
    }

    [Test]
    public void Of_NoShockAndNoRun_IsTheBookItself()
    {
        var before = Shipped("data/books/tether/2025-12-31");

        var result = ScenarioTest.Of(before, Scenario());

        Assert.Multiple(() =>
        {
            Assert.That(result.Coverage.Value, Is.EqualTo(before.Metric("S1").Value));
            Assert.That(result.FinalScore.Value, Is.EqualTo(before.FinalScore));
            Assert.That(result.Band, Is.EqualTo(before.Band));
        });
    }

    [Test]
    public void Of_AnyScenario_NamesItsFiguresByItsId()
    {
        var result = Run(AReserve.OfIssuer().Holds("USD", AssetClass.TreasuryBill, 100m).Owes("TUSD1", 100m), BitcoinHalves);

        Assert.That(result.Figures.Select(f => f.Id), Is.EqualTo(new[] { "stress.scenario.coverage:test", "stress.scenario.payable-share:test", "stress.scenario.final-score:test" }));
    }

    private static Shock Rate(AssetClass type, decimal change) => new(new ShockTarget(Class: type), ShockEffect.Price, change, "test", IsPerYear: true);

    private static Shock Late(decimal days) => new(new ShockTarget(Class: AssetClass.Bitcoin), ShockEffect.Delay, days, "test");

    private static Func<Holding, Holding> At(string bank) => h => h with { Custodian = Party.Silent, Counterparty = new Party(bank, PartyClass.Bank) };

    private static Scenario Scenario(params ImmutableArray<Shock> shocks) => new("test", "Test", "A test.", shocks, null);

    private static ScenarioResult Run(AReserve book, params ImmutableArray<Shock> shocks) => ScenarioTest.Of(book.Assess(), Scenario(shocks));

    private static ScenarioResult Run(AReserve book, Redemption redemption, params ImmutableArray<Shock> shocks) =>
        ScenarioTest.Of(book.Assess(), Scenario(shocks) with { Redemption = redemption });

    private static decimal? Input(Figure figure, string name) => figure.Inputs.Single(i => i.Name.Contains(name, StringComparison.Ordinal)).Value;

    private static HealthAssessment Shipped(string path) =>
        Assessor.Assess(BookReader.Read(Repository.PathTo(path)), DefaultPolicy.Value, new AssessmentOptions("test"));
}
