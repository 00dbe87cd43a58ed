using NUnit.Framework;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Scoring.Tests;

/// <summary>Every cap and flag on both sides of its limits.</summary>
[TestFixture]
public sealed class RuleTests
{
    private static readonly AReserve Sound = AReserve.OfExchange()
        .Holds("BTC", AssetClass.Bitcoin, 1000m).Holds("USDT", AssetClass.Stablecoin, 200m)
        .Owes("BTC", 950m).Owes("USDT", 195m);

    private static AReserve Issuer(decimal bills, decimal owed) =>
        AReserve.OfIssuer().Holds("USD", AssetClass.TreasuryBill, bills).Owes("TUSD1", owed);

    private static IEnumerable<TestCaseData> Caps()
    {
        TestCaseData Case(string code, decimal? limit, AReserve reserve, string name) => new TestCaseData(code, limit, reserve).SetName($"{code}: {name}");
        yield return Case("K1", null, Sound, "no key short");
        yield return Case("K1", 19m, AReserve.OfExchange().Holds("BTC", AssetClass.Bitcoin, 99.8m).Holds("ETH", AssetClass.Ether, 200m).Owes("BTC", 100m).Owes("ETH", 100m), "a large key at .998");
        yield return Case("K1", null, AReserve.OfExchange().Holds("BTC", AssetClass.Bitcoin, 99.9m).Holds("ETH", AssetClass.Ether, 200m).Owes("BTC", 100m).Owes("ETH", 100m), "exactly .999 is clock difference");
        yield return Case("K1", 54m, AReserve.OfExchange().Holds("BTC", AssetClass.Bitcoin, 1100m).Holds("UNI", AssetClass.SmallAltcoin, 4m).Owes("BTC", 1000m).Owes("UNI", 5m), "a small key short");
        yield return Case("K1", null, AReserve.OfExchange().Holds("BTC", AssetClass.Bitcoin, 110_000m).Holds("UNI", AssetClass.SmallAltcoin, 4m).Owes("BTC", 100_000m).Owes("UNI", 5m), "dust short");
        yield return Case("K2", null, Issuer(99.95m, 100m), "exactly .9995");
        yield return Case("K2", 19m, Issuer(99.94m, 100m), "below .9995");
        yield return Case("K3", null, Issuer(98m / .995m, 100m), "exactly .98");
        yield return Case("K3", 69m, Issuer(97.99m / .995m, 100m), "below .98");
        yield return Case("K3", 54m, Issuer(94.99m / .995m, 100m), "below .95");
        yield return Case("K3", 39m, Issuer(89.99m / .995m, 100m), "below .90");
        yield return Case("K4", null, Own(9.99m), "own token below 10%");
        yield return Case("K4", 69m, Own(10m), "own token exactly 10%");
        yield return Case("K4", 39m, Own(20m), "own token exactly 20%");
        yield return Case("K4", 19m, Own(40m), "own token exactly 40%");
        yield return Case("K5", null, Slow(24.999m), "five days covered");
        yield return Case("K5", 54m, Slow(15m), "five days not covered");
        yield return Case("K5", 39m, Slow(5m), "one day not covered");
        yield return Case("K6", 39m, Frozen(0.06m), "without frozen below .9995");
        yield return Case("K6", null, Frozen(0.05m), "without frozen exactly .9995");
        yield return Case("K6", 19m, Frozen(10.01m), "without frozen below .90");
        yield return Case("K7", null, Evidenced(.5m), "half evidenced");
        yield return Case("K7", 54m, Evidenced(.49m), "below half evidenced");
        yield return Case("K7", 39m, Evidenced(0m), "nothing evidenced");
        yield return Case("K7", 39m, Sound.Shows(d => d with { LiabilityEvidence = null }), "no evidence shown");
        yield return Case("K7", null, Sound.Shows(d => d with { LiabilityEvidence = null, NotLoaded = ["T4"] }), "evidence not loaded");
        yield return Case("K8", null, Published(45), "45 days");
        yield return Case("K8", 69m, Published(46), "46 days");
        yield return Case("K8", 54m, Published(101), "101 days");
        yield return Case("K9", null, Undisclosed(10m), "exactly 10% other");
        yield return Case("K9", 69m, Undisclosed(10.1m), "above 10% other");
        yield return Case("K9", 54m, Undisclosed(25.1m), "above 25% other");
        yield return Case("K10", null, Sound, "monthly examination");
        yield return Case("K10", 69m, Sound.Shows(d => d with { Assurance = new Assurance(AssuranceLevel.SelfPublishedAddresses, null, null, null) }), "addresses only");
        yield return Case("K10", null, Sound.Shows(d => d with { Assurance = new Assurance(AssuranceLevel.OnChainOnly, null, null, null) }), "on chain counts");
        yield return Case("K10", null, Sound.Shows(d => d with { Assurance = new Assurance(AssuranceLevel.OnChainOnly, null, null, AReserve.AsOf.AddYears(-3)) }), "an old proof on chain can be repeated");
        yield return Case("K10", 69m, Sound.Shows(d => d with { Assurance = null }), "nothing shown");
        yield return Case("K10", 69m, Sound.Shows(d => d with { Assurance = d.Assurance! with { ReportDate = AReserve.AsOf.AddDays(10).AddMonths(-12).AddDays(-1) } }), "report older than twelve months");
        yield return Case("K10", null, Sound.Shows(d => d with { Assurance = d.Assurance! with { ReportDate = AReserve.AsOf.AddDays(10).AddMonths(-12) } }), "report exactly twelve months old");
    }

    [TestCaseSource(nameof(Caps))]
    public void Assess_Cap_AppliesOnTheRightSideOfItsLimit(string code, decimal? limit, AReserve reserve)
    {
        var cap = reserve.Assess().Caps.SingleOrDefault(c => c.Code == code);

        Assert.That(cap?.Limit, Is.EqualTo(limit), cap?.Reason);
    }

    [Test]
    public void Assess_FiguresOlderThan190Days_AreNotRated()
    {
        var result = Published(191).Assess();

        Assert.Multiple(() =>
        {
            Assert.That(result.IsRated, Is.False);
            Assert.That(result.NotRatedReason, Does.Contain("191 days old"));
            Assert.That(result.Caps.Single(c => c.Code == "K8").Limit, Is.Null);
        });
    }

    [Test]
    public void Assess_OldFiguresUnderALowCap_AreRatedAllTheSame()
    {
        var result = Published(191).Shows(d => d with { LiabilityEvidence = null }).Assess();

        Assert.That(result.FinalScore, Is.EqualTo(39m), "bad evidence is never suppressed by missing evidence");
    }

    private static IEnumerable<TestCaseData> Flags()
    {
        TestCaseData Case(string code, bool? raised, AReserve reserve, string name) => new TestCaseData(code, raised, reserve).SetName($"{code}: {name}");
        yield return Case("F1", false, Sound, "surplus carries the free coins");
        yield return Case("F1", true, Issuer(101m, 100m).Holds("BTC", AssetClass.Bitcoin, 2m).Owes("TUSD1", 2m), "free bitcoin beyond the surplus");
        yield return Case("F1", false, AReserve.OfExchange().Holds("BTC", AssetClass.Bitcoin, 100m).Holds("XAU", AssetClass.Gold, 110m).Holds("XAU", AssetClass.Gold, 33m).Owes("BTC", 100m).Owes("XAU", 83m), "rounding is no price risk");
        yield return Case("F2", null, AReserve.OfExchange().Holds("*", AssetClass.Other, 1m).Owes("*", 1m), "own tokens may hide among lines not itemised");
        yield return Case("F3", null, AReserve.OfExchange().Holds("*", AssetClass.Stablecoin, 1m).Owes("*", 1m), "stablecoins not itemised");
        yield return Case("F1", null, AReserve.OfExchange().Holds("BTC", AssetClass.Bitcoin, 2m), "liabilities unknown");
        yield return Case("F2", false, Sound, "no own token");
        yield return Case("F2", null, Own(10m), "no market data");
        yield return Case("F2", true, Own(10m).Quoted("OWN", marketCap: 19.9m), "more than half of the market");
        yield return Case("F2", false, Own(10m).Quoted("OWN", marketCap: 20m), "exactly half of the market");
        yield return Case("F3", false, Sound, "200 of 1,200");
        yield return Case("F3", true, AReserve.OfExchange().Holds("USDT", AssetClass.Stablecoin, 26m).Holds("BTC", AssetClass.Bitcoin, 74m).Owes("BTC", 74m), "26%");
        yield return Case("F3", null, AReserve.OfExchange().Holds("USDT", AssetClass.Stablecoin, 26m).Owes("USDT", 26m).Entity(e => e with { Partial = "coins are missing" }), "a partial book");
        yield return Case("F4", true, Sound, "two assets");
        yield return Case("F4", null, Sound.Entity(e => e with { Partial = "coins are missing" }), "a partial book");
        yield return Case("F5", null, Sound, "no daily prices");
        yield return Case("F5", true, Sound.Quoted("USDT", price: .9899m), "below .99");
        yield return Case("F5", null, Sound.Quoted("USDT", price: .99m), "exactly .99 passes the level only");
        yield return Case("F5", false, AReserve.OfExchange().Holds("BTC", AssetClass.Bitcoin, 1m).Owes("BTC", 1m), "no stablecoin");
        yield return Case("F6", null, Sound, "no balances between snapshots");
        yield return Case("F7", null, Sound, "no gross liabilities");
        yield return Case("F7", true, Gross(102.1m), "net 100 of gross 102.1");
        yield return Case("F7", false, Gross(102m), "net 100 of gross 102");
        yield return Case("F8", false, Sound, "own custody");
        yield return Case("F8", true, Kept(51m), "one custodian keeps 51%");
        yield return Case("F8", false, Kept(50m), "one custodian keeps exactly 50%");
        yield return Case("F8", null, AReserve.OfExchange().Holds("BTC", AssetClass.Bitcoin, 1m, h => h with { Custodian = Party.Silent }).Owes("BTC", 1m), "custodian undisclosed");
        yield return Case("F9", false, Sound, "everything within a day");
        yield return Case("F9", true, Slow(30m), "30% within a day against 35%");
    }

    [TestCaseSource(nameof(Flags))]
    public void Assess_Flag_IsRaisedOnTheRightSideOfItsLimit(string code, bool? raised, AReserve reserve)
    {
        var flag = reserve.Assess().Flags.Single(f => f.Code == code);

        Assert.Multiple(() =>
        {
            Assert.That(flag.Raised, Is.EqualTo(raised), flag.Message);
            Assert.That(flag.Message, Is.Not.Empty);
        });
    }

    /// <summary>Own tokens that nobody is owed, as percent of A.</summary>
    private static AReserve Own(decimal percent) =>
        AReserve.OfExchange("OWN").Holds("OWN", AssetClass.OwnToken, percent).Holds("BTC", AssetClass.Bitcoin, 100m - percent).Owes("BTC", 50m);

    /// <summary>An issuer with an amount in bills and the rest in paper without a maturity, 100 owed.</summary>
    private static AReserve Slow(decimal fast) =>
        AReserve.OfIssuer().Holds("USD", AssetClass.TreasuryBill, fast / .995m).Holds("USD", AssetClass.CommercialPaperA1, 100m, h => h with { Counterparty = new Party("Corp", PartyClass.Corporate), Maturity = AReserve.AsOf.AddDays(fast > 24m && fast < 25m ? 5 : 90) }).Owes("TUSD1", 100m);

    private static AReserve Frozen(decimal frozen) =>
        AReserve.OfIssuer().Holds("USD", AssetClass.TreasuryBill, 100m - frozen).Holds("USD", AssetClass.DepositBank, frozen, h => h with { IsFrozen = true }).Owes("TUSD1", 100m);

    private static AReserve Evidenced(decimal share) =>
        Sound.Shows(d => d with { LiabilityEvidence = new LiabilityEvidence("merkle", new Share(share)) });

    private static AReserve Published(int days) => Sound.Shows(d => d with { PublishedOn = AReserve.AsOf.AddDays(days) });

    private static AReserve Undisclosed(decimal percent) =>
        AReserve.OfIssuer().Holds("USD", AssetClass.TreasuryBill, 100m - percent).Holds("*", AssetClass.Other, percent).Owes("TUSD1", 90m);

    private static AReserve Gross(decimal gross) =>
        AReserve.OfExchange().Holds("BTC", AssetClass.Bitcoin, 110m).Quoted("BTC", price: 1m).Owes("BTC", 100m, l => l with { GrossQuantity = gross });

    private static AReserve Kept(decimal percent) =>
        AReserve.OfExchange().Holds("BTC", AssetClass.Bitcoin, percent, h => h with { Custodian = new Party("Custodian", PartyClass.Broker) }).Holds("ETH", AssetClass.Ether, 100m - percent).Owes("BTC", percent);
}
