using NUnit.Framework;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.TestKit;
using static RiskAnalytics.Scoring.Tests.LookThrough.LookThroughCase;

namespace RiskAnalytics.Scoring.Tests.LookThrough;

public sealed class ContagionTests
{
    private const decimal Near = 0.000_000_001m;

    private static AReserve Usdc(decimal owed) => Issuer("usdc", "USDC")
        .Holds("USD", AssetClass.DepositBank, 33m, At("Bank S"))
        .Holds("USD", AssetClass.TreasuryBill, 67m, At("US Treasury", PartyClass.Government))
        .Owes("USDC", owed);

    private static AReserve Exchange => AReserve.OfExchange()
        .Holds("USDC", AssetClass.Stablecoin, 50m).Holds("BTC", AssetClass.Bitcoin, 50m)
        .Owes("USDC", 50m).Owes("BTC", 40m);

    [Test]
    public void Of_BankLost_HitsTheIssuerFirstAndItsHoldersNext()
    {
        var report = Through(Exchange, Usdc(100m));
        var (first, second) = (report.Loss("Bank S", "usdc"), report.Loss("Bank S", "test"));

        Assert.Multiple(() =>
        {
            Assert.That((first.Round, first.Loss.Value, first.CoverageAfter.Value), Is.EqualTo((1, 0.33m, 0.67m)));
            Assert.That((second.Round, second.Loss.Value), Is.EqualTo((2, 0.165m)));
            // 50 x .33 falls away on both sides: the customers own the same tokens.
            Assert.That(second.CoverageAfter.Value, Is.EqualTo(83.5m / 73.5m).Within(Near));
            Assert.That(first.Loss.Id, Is.EqualTo("look-through.contagion.loss:bank-s>usdc"));
            Assert.That(report.Contagion.Select(c => c.Name), Has.None.EqualTo("US Treasury"));
        });
    }

    [Test]
    public void Of_IssuerWithASurplus_PassesOnOnlyWhatIsBeyondIt()
    {
        // 67 stand behind 90 tokens: they fall by 1 - 67/90.
        Assert.That(Through(Exchange, Usdc(90m)).Loss("Bank S", "test").Loss.Value, Is.EqualTo(0.5m * 23m / 90m).Within(Near));
        Assert.That(Through(Exchange, Usdc(60m)).Contagion.Where(c => c.Name == "Bank S").Select(c => c.Entity), Is.EqualTo(new[] { "usdc" }));
    }

    [Test]
    public void Of_IssuerThatNobodyKnowsTheDebtsOf_PassesOnAll()
    {
        var silent = Usdc(100m).With(book => book with { Snapshot = book.Snapshot with { Liabilities = null } });
        var report = Through(Exchange, silent);

        Assert.That(report.Loss("Bank S", "test").Loss.Value, Is.EqualTo(0.165m));
        Assert.That(report.Loss("Bank S", "usdc").CoverageAfter.Status, Is.EqualTo(MetricStatus.NotDisclosed));
    }

    [Test]
    public void Of_IssuerLost_TakesTheWholeTokenInRoundOne()
    {
        var loss = Through(Exchange, Usdc(100m)).Loss("USDC", "test");

        Assert.That((loss.Round, loss.Loss.Value), Is.EqualTo((1, 0.5m)));
        Assert.That(loss.CoverageAfter.Value, Is.EqualTo(1.25m), "50 of BTC against 40");
    }

    [Test]
    public void Of_UnknownIssuerLost_TakesTheToken()
    {
        var loss = Through(Exchange).Loss("USDC", "test");

        Assert.That((loss.Round, loss.Loss.Value, loss.CoverageAfter.Value), Is.EqualTo((1, 0.5m, 1.25m)));
    }

    [Test]
    public void Of_CustodianLost_TakesTheWeightOfThePolicyAndLeavesWhatIsOwed()
    {
        var report = Through(AReserve.OfExchange()
            .Holds("BTC", AssetClass.Bitcoin, 50m, KeptBy("Keeper", PartyClass.Broker))
            .Holds("ETH", AssetClass.Ether, 50m, KeptBy("Bank G", PartyClass.Gsib))
            .Owes("BTC", 50m).Owes("ETH", 50m));

        Assert.That(report.Loss("Keeper", "test").Loss.Value, Is.EqualTo(0.05m));
        Assert.That(report.Loss("Keeper", "test").CoverageAfter.Value, Is.EqualTo(0.95m));
        Assert.That(report.Loss("Bank G", "test").Loss.Value, Is.EqualTo(0.01m));
    }

    [Test]
    public void Of_BankThatOwesAndKeeps_IsLostOnce()
    {
        var report = Through(AReserve.OfExchange().Holds("USD", AssetClass.DepositBank, 10m, line => At("Bank S")(KeptBy("bank s", PartyClass.Bank)(line))));

        Assert.That(report.Loss("Bank S", "test").Loss.Value, Is.EqualTo(1m));
    }

    [Test]
    public void Of_IssuersThatHoldEachOther_ComesToTheAnswerOfTheLinearEquations()
    {
        // a = .2 + .5 b and b = .4 a give a = .25 and b = .1.
        var report = Through(
            AReserve.OfExchange().Holds("AAA", AssetClass.Stablecoin, 100m),
            Issuer("a", "AAA").Holds("USD", AssetClass.DepositBank, 20m, At("Bank X")).Holds("BBB", AssetClass.Stablecoin, 50m).Holds("XAU", AssetClass.Gold, 30m).Owes("AAA", 100m),
            Issuer("b", "BBB").Holds("XAU", AssetClass.Gold, 60m).Holds("AAA", AssetClass.Stablecoin, 40m).Owes("BBB", 100m));

        Assert.Multiple(() =>
        {
            Assert.That(report.Loss("Bank X", "a").Loss.Value, Is.EqualTo(0.25m).Within(Near));
            Assert.That(report.Loss("Bank X", "b").Loss.Value, Is.EqualTo(0.1m).Within(Near));
            Assert.That(report.Loss("Bank X", "test").Loss.Value, Is.EqualTo(0.25m).Within(Near));
            Assert.That(report.Contagion.Where(c => c.Name == "Bank X").Select(c => (c.Entity, c.Round)), Is.EqualTo(new[] { ("a", 1), ("test", 2), ("b", 2) }));
        });
    }

    [Test]
    public void Of_NobodyNamed_SaysSo()
    {
        var report = Through(AReserve.OfExchange().Holds("BTC", AssetClass.Bitcoin, 1m).Holds("USD", AssetClass.DepositBank, 1m));

        Assert.That(report.Contagion, Is.Empty);
        Assert.That(report.Notes, Has.Some.Contains("none can be lost"));
    }

    [Test]
    public void Of_NamesThatFoldToOne_KeepIdsApart()
    {
        var report = Through(AReserve.OfExchange()
            .Holds("USD", AssetClass.DepositBank, 2m, At("Bank-A")).Holds("USD", AssetClass.DepositBank, 1m, At("Bank A")));

        Assert.That(report.Figures.Select(f => f.Id), Is.Unique);
        Assert.That(report.Contagion.Select(c => c.Loss.Subject), Is.EqualTo(new[] { "bank-a>test", "bank-a-2>test" }));
    }
}
