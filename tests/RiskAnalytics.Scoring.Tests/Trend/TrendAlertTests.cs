using NUnit.Framework;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Stress;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Scoring.Trend;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Scoring.Tests.Trend;

/// <summary>Alerts on single steps of a history: each fires on what it is for, and not beside it.</summary>
[TestFixture]
public sealed class TrendAlertTests
{
    [TestCase(108, null, TestName = "5 points up: at the limit, which is not above it")]
    [TestCase(108.1, Severity.Info, TestName = "a rise")]
    [TestCase(97.9, Severity.Minor, TestName = "a fall")]
    public void RatioJump_FromBookToBook_FiresAboveTheLimit(decimal assets, Severity? expected)
    {
        var report = Histories.Trend(AllBills(103m).On(2025, 5, 31), AllBills(assets).On(2025, 6, 30));

        Assert.That(report.Of("ratio-jump").Select(a => (Severity?)a.Severity).SingleOrDefault(), Is.EqualTo(expected));
    }

    [Test]
    public void RatioJump_OfAmountsInOneCurrency_NamesTheirEffect()
    {
        var alert = Histories.Trend(AllBills(103m).On(2025, 5, 31), AllBills(96m).On(2025, 6, 30)).Of("ratio-jump").Single();

        Assert.That(alert.Message, Is.EqualTo("The clean ratio fell from 1.030 on 2025-05-31 to 0.960 on 2025-06-30: -7 points by amounts, 0 points by prices, 0 points by both together."));
    }

    [TestCase(80, Severity.Minor, TestName = "gone at the next date")]
    [TestCase(90, null, TestName = "stays")]
    [TestCase(null, Severity.Info, TestName = "the next date is not known")]
    public void WindowDressing_BetterAtTheEndOfAMonth_DependsOnTheNextDate(int? next, Severity? expected)
    {
        AReserve[] books =
        [
            Histories.WithBills(80m, assets: 100m).On(2025, 6, 10),
            Histories.WithBills(90m, assets: 100m).On(2025, 6, 30),
            .. next is { } bills ? [Histories.WithBills(bills, assets: 100m).On(2025, 7, 10)] : Array.Empty<AReserve>(),
        ];

        Assert.That(Histories.Trend(books).Of("window-dressing").Select(a => (Severity?)a.Severity).SingleOrDefault(), Is.EqualTo(expected));
    }

    [Test]
    public void WindowDressing_RatioAtTheEndOfAMonth_IsComparedByTheFactorOfThePolicy()
    {
        var report = Histories.Trend(AllBills(98m).On(2025, 6, 10), AllBills(104m).On(2025, 6, 30), AllBills(98m).On(2025, 7, 10));

        Assert.That(report.Of("window-dressing").Single().Message, Is.EqualTo("The clean ratio was 0.980 on 2025-06-10, 1.040 at the later date of the month, 2025-06-30, and 0.980 on 2025-07-10."));
    }

    [Test]
    public void WindowDressing_FlagOfTheVerifiedBalances_IsAnAlert()
    {
        var book = AllBills(103m).Assess();

        var report = TrendAnalysis.Of([book with { Flags = [new FlagResult("F6", true, "BTC held more.", [])] }]);

        Assert.That(report.Of("window-dressing").Single(), Is.EqualTo(new TrendAlert("window-dressing", Severity.Major, "Around 2025-06-30: BTC held more.", AReserve.AsOf, AReserve.AsOf)));
    }

    [TestCase(9, 30, true, TestName = "122 days after two gaps of a month")]
    [TestCase(7, 31, false, TestName = "61 days: twice the usual 30.5")]
    public void StaleReports_BetweenTwoBooks_FiresBeyondTwiceTheUsualGap(int month, int day, bool fires)
    {
        var last = month == 9 ? AllBills(103m).On(2025, 9, 30) : AllBills(103m).On(2025, month, day);

        var report = Histories.Trend(AllBills(103m).On(2025, 3, 31), AllBills(103m).On(2025, 4, 30), AllBills(103m).On(2025, 5, 31), last);

        Assert.That(report.Of("stale-reports").Any(), Is.EqualTo(fires));
    }

    [TestCase("2025-07-10", null, TestName = "on the day of publication")]
    [TestCase("2025-08-10", null, TestName = "a month later")]
    [TestCase("2025-09-10", Severity.Minor, TestName = "62 days later: beyond twice 30.5")]
    [TestCase("2025-11-10", Severity.Major, TestName = "123 days later: beyond four times 30.5")]
    public void StaleReports_AtTheDateOfEvaluation_CountsFromThePublication(string evaluatedOn, Severity? expected)
    {
        AReserve[] books = [AllBills(103m).On(2025, 4, 30), AllBills(103m).On(2025, 5, 31), AllBills(103m).On(2025, 6, 30)];

        var report = TrendAnalysis.Of(Histories.Assess(DateOnly.Parse(evaluatedOn, System.Globalization.CultureInfo.InvariantCulture), books));

        Assert.That(report.Of("stale-reports").Select(a => (Severity?)a.Severity).SingleOrDefault(), Is.EqualTo(expected));
        Assert.That(report.Value("trend.usual-gap"), Is.EqualTo(30.5m));
    }

    [Test]
    public void LossOfDetail_BanksNoLongerNamed_Fires()
    {
        var report = Histories.Trend(Deposits("Bank A", "Bank B").On(2023, 8, 31), Deposits(null, null).On(2023, 9, 30));

        Assert.That(report.Of("loss-of-detail").Single().Message, Is.EqualTo("The bank was named for 100.0% of the deposits on 2023-08-31 and for 0.0% on 2023-09-30: Bank A, Bank B are no longer named."));
        Assert.That(report.IsWorse);
    }

    [Test]
    public void LossOfDetail_ABankThatWasLeft_IsNoLoss() =>
        Assert.That(Histories.Trend(Deposits("Bank A", "Bank B").On(2023, 8, 31), Deposits("Bank A", "Bank A").On(2023, 9, 30)).Of("loss-of-detail"), Is.Empty);

    [Test]
    public void LossOfDetail_LineEvidenceAndMaturitiesGone_FireEach()
    {
        AReserve Book(bool isListed) => AReserve.OfIssuer()
            .Holds("USD", AssetClass.TreasuryBill, 103m, h => h with { HasLineEvidence = isListed, Maturity = isListed ? Histories.Day(2025, 8, 1) : null })
            .Owes("TUSD1", 100m);

        var report = Histories.Trend(Book(true).On(2025, 5, 31), Book(false).On(2025, 6, 30));

        Assert.That(report.Of("loss-of-detail").Select(a => a.Message), Is.EqualTo(new[]
        {
            "The share with line-level evidence fell from 100.0% on 2025-05-31 to 0.0% on 2025-06-30.",
            "A maturity was given for 100.0% of bills, bonds, paper and term repo on 2025-05-31 and for 0.0% on 2025-06-30.",
        }));
    }

    [Test]
    public void LossOfDetail_MoreOfAClassThatNeverHadEvidence_IsNoLoss()
    {
        AReserve Book(decimal bills) => AReserve.OfIssuer()
            .Holds("USD", AssetClass.TreasuryBill, bills)
            .Holds("USD", AssetClass.ReverseRepoOvernight, 103m - bills, h => h with { HasLineEvidence = false })
            .Owes("TUSD1", 100m);

        Assert.That(Histories.Trend(Book(60m).On(2025, 5, 31), Book(30m).On(2025, 6, 30)).Of("loss-of-detail"), Is.Empty);
    }

    [Test]
    public void LossOfDetail_ClassesMergedIntoOther_NamesThem()
    {
        var before = AReserve.OfIssuer().Holds("USD", AssetClass.TreasuryBill, 90m).Holds("USD", AssetClass.CorporateBond, 6m).Holds("XAU", AssetClass.Gold, 7m).Owes("TUSD1", 100m);
        var now = AReserve.OfIssuer().Holds("USD", AssetClass.TreasuryBill, 90m).Holds("*", AssetClass.MixedBondsFundsMetals, 13m).Owes("TUSD1", 100m);

        var alert = Histories.Trend(before.On(2025, 5, 31), now.On(2025, 6, 30)).Of("loss-of-detail").Single();

        Assert.That(alert.Message, Is.EqualTo("What is not itemised or stands under other rose from 0.0% on 2025-05-31 to 12.6% on 2025-06-30, while corporate-bond, gold have no line any more."));
    }

    [Test]
    public void LossOfDetail_LiabilitiesWithheld_IsGrave()
    {
        var now = AllBills(103m).With(book => book with { Snapshot = book.Snapshot with { Liabilities = null } });

        Assert.That(Histories.Trend(AllBills(103m).On(2025, 5, 31), now.On(2025, 6, 30)).Of("loss-of-detail").Single().Severity, Is.EqualTo(Severity.Major));
    }

    [TestCase("SCOPE: the group", "SCOPE: the company", 1, TestName = "the book says so")]
    [TestCase("SCOPE: the group", "SCOPE: the group", 0, TestName = "the same scope")]
    [TestCase("SCOPE: the group", "ASSUMED: nothing", 0, TestName = "one book is silent")]
    public void ScopeBreak_StatedInTheNotes_FiresOnAChange(string then, string now, int expected)
    {
        AReserve Book(string note) => AllBills(103m).Entity(e => e with { Notes = [note] });

        var alerts = Histories.Trend(Book(then).On(2024, 12, 31), Book(now).On(2025, 3, 31)).Of("scope-break").ToList();

        Assert.That(alerts, Has.Count.EqualTo(expected));
        Assert.That(alerts.Select(a => a.Message), Is.All.Contains("between 2024-12-31 and 2025-03-31: the report was of the group and is of the company."));
    }

    [Test]
    public void ScopeBreak_ASilentBookBetween_IsBridged()
    {
        AReserve Book(params string[] notes) => AllBills(103m).Entity(e => e with { Notes = [.. notes] });

        var alert = Histories.Trend(Book("SCOPE: one").On(2024, 12, 31), Book().On(2025, 3, 31), Book("SCOPE: other").On(2025, 6, 30)).Of("scope-break").Single();

        Assert.That((alert.From, alert.To), Is.EqualTo((Histories.Day(2024, 12, 31), Histories.Day(2025, 6, 30))));
    }

    [Test]
    public void ScopeBreak_OtherNameTokenAndCurrency_AreNamed()
    {
        var now = AllBills(103m).Entity(e => e with { Name = "Test International", Token = e.Token! with { Symbol = AssetSymbol.Parse("TUSD2") } });

        var messages = Histories.Trend(AllBills(103m).On(2025, 5, 31), now.On(2025, 6, 30)).Of("scope-break").Select(a => a.Message).ToList();

        Assert.That(messages, Has.Some.Contains("the name was Test and is Test International").And.Some.Contains("the token was TUSD1 and is TUSD2"));
    }

    [TestCase(123.6, 120, true, TestName = "a fifth more of both at the same ratio")]
    [TestCase(113.3, 110, false, TestName = "a tenth is not more than a tenth")]
    [TestCase(127, 112, false, TestName = "the ratio moved as well")]
    public void PossibleScopeBreak_JumpOfBothSides_IsOnlyAHint(decimal assets, decimal owed, bool fires)
    {
        var report = Histories.Trend(AllBills(103m).On(2025, 5, 31), AllBills(assets, owed).On(2025, 6, 30));

        Assert.That(report.Of("possible-scope-break").Select(a => a.Severity), Is.EqualTo(fires ? [Severity.Info] : Array.Empty<Severity>()));
    }

    [Test]
    public void Restatement_OfACorrectedBook_NamesEditionAndDay()
    {
        var restated = AllBills(103m).On(2025, 6, 30).With(book => book with { Snapshot = book.Snapshot with { Revision = 2, RestatedOn = Histories.Day(2025, 8, 1) } });

        var report = Histories.Trend(AllBills(103m).On(2025, 5, 31), restated);

        Assert.That(report.Of("restatement").Single().Message, Is.EqualTo("The book as of 2025-06-30 is edition 2, restated on 2025-08-01."));
        Assert.That(report.IsWorse);
    }

    private static AReserve AllBills(decimal assets, decimal owed = 100m) => AReserve.OfIssuer().Holds("USD", AssetClass.TreasuryBill, assets).Owes("TUSD1", owed);

    private static AReserve Deposits(params string?[] banks) => banks
        .Aggregate(AReserve.OfIssuer(), (book, bank) => book.Holds("USD", AssetClass.DepositBank, 51.5m, h => h with { Counterparty = bank is null ? Party.Silent : new Party(bank, PartyClass.Bank) }))
        .Owes("TUSD1", 100m);
}
