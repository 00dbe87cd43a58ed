using RiskAnalytics.Core.Backtest;
using RiskAnalytics.Engine.Backtest;
using static RiskAnalytics.Engine.Tests.Backtest.DatedBooks;

namespace RiskAnalytics.Engine.Tests.Backtest;

/// <summary>Cases without a balance sheet, judged on what was published by the thresholds of the default policy.</summary>
[TestFixture]
public sealed class PublishedFigureTests
{
    [TestCase("coverage", null, 0.9996, null, false)]
    [TestCase("coverage", null, 0.9994, "K2", true)]
    [TestCase("coverage-without-frozen", null, 0.95, "K6", true)]
    [TestCase("in-kind-ratio", "USD", 0.0339, "K1", true)]
    [TestCase("in-kind-ratio", "USD", 1, null, false)]
    [TestCase("own-token-share", null, 0.0999, null, false)]
    [TestCase("own-token-share", null, 0.1, "K4", false, TestName = "Run_OwnTokenTenPercent_CapOf69IsNoAlarm")]
    [TestCase("own-token-share", null, 0.2, "K4", true)]
    [TestCase("own-token-of-market", "FTT", 0.5, null, false)]
    [TestCase("own-token-of-market", "FTT", 0.51, "F2", true)]
    [TestCase("not-itemised-share", null, 0.25, "K9", false)]
    [TestCase("not-itemised-share", null, 0.26, "K9", true)]
    [TestCase("liabilities-evidenced", null, 0, "K7", false, TestName = "Run_NothingEvidenced_IsUnprovenAndNoAlarm")]
    [TestCase("liabilities-evidenced", null, 0.5, null, false)]
    public void Run_OneFigure_IsJudgedByThePolicy(string figure, string? subject, decimal value, string? code, bool isAlarm)
    {
        var one = Run(Case("2024-04-01", Figure(figure, subject, value, "2024-02-01"))).Cases.Single();

        Assert.That(one.Basis, Is.EqualTo("published figures only (1)"));
        Assert.That(one.Flags.Select(flag => (flag.Code, flag.IsAlarm)), Is.EqualTo(code is null ? [] : new[] { (code, isAlarm) }));
        Assert.That(one.FirstAlarm?.Code, Is.EqualTo(isAlarm ? code : null));
    }

    /// <summary>1.02 x (1 - .2 x .70) = .8772; with 1.2 it is 1.032.</summary>
    [TestCase(1.02, "K3", 87.72)]
    [TestCase(1.2, null, 0)]
    public void Run_ShareOfAClass_IsJudgedWithTheRestAtItsBest(decimal coverage, string? code, decimal percent)
    {
        var one = Run(Case("2024-04-01",
            Figure("coverage", null, coverage, "2024-02-01"),
            Figure("share-of-class", "private-equity", 0.2m, "2024-02-01"))).Cases.Single();

        Assert.That(one.FirstAlarm?.Code, Is.EqualTo(code));
        if (code is not null)
            Assert.That(one.FirstAlarm!.Message, Does.Contain($"at best {FormattableString.Invariant($"{percent:0.0}")}%"));
    }

    [Test]
    public void Run_ShareOfAClassWithoutCoverage_CannotBeRead()
    {
        var report = Run(Case("2024-04-01", Figure("share-of-class", "stablecoin", 0.9m, "2024-02-01")));

        Assert.That(report.Cases, Is.Empty);
        Assert.That(report.NoData.Single().Reason, Is.EqualTo("what was public cannot be read by a rule: a share of the reserve whose coverage is not known"));
    }

    [Test]
    public void Run_CoverageOfLaterPublication_IsNotUsed()
    {
        var one = Run(Case("2024-04-01",
            Figure("share-of-class", "private-equity", 0.5m, "2024-02-01"),
            Figure("coverage", null, 1m, "2024-03-01"))).Cases.Single();

        Assert.That(one.Flags, Is.Empty);
    }

    [Test]
    public void Run_OnlyTold_StandsWithWhatWasTold()
    {
        var report = Run(Case("2024-04-01", Figure("told", "a claim on one borrower", null, "2024-02-01")));

        Assert.That(report.NoData.Single().Reason, Is.EqualTo("what was public cannot be read by a rule: a claim on one borrower"));
    }

    [Test]
    public void Run_GravestStepOfACap_CountsAndItsMessageHasTheFigure()
    {
        var alarm = Run(Case("2024-04-01", Figure("own-token-share", null, 0.44m, "2024-02-01"))).Cases.Single().FirstAlarm!;

        Assert.That(alarm.Message, Does.StartWith("Own tokens are 44"));
        Assert.That(alarm.RestsOn, Is.EqualTo("cases.csv, row 2: a newspaper"));
    }

    [Test]
    public void Run_MilderStepFirst_ShowsBothDays()
    {
        var one = Run(Case("2024-04-01", Figure("own-token-share", null, 0.15m, "2024-02-01"), Figure("own-token-share", null, 0.3m, "2024-03-01"))).Cases.Single();

        Assert.That(one.Flags.Select(flag => (flag.Code, flag.RaisedOn, flag.IsAlarm)), Is.EqualTo(new[] { ("K4", Day("2024-02-01"), false), ("K4", Day("2024-03-01"), true) }));
        Assert.That(one.LeadDays, Is.EqualTo(31));
    }

    private static BacktestReport Run(CaseStudy study)
    {
        using var books = new DatedBooks();
        return books.Run([study]);
    }
}
