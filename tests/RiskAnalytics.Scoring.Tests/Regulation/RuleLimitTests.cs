using RiskAnalytics.Core.Regulation;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.TestKit;
using static RiskAnalytics.Scoring.Tests.Regulation.Ruled;

namespace RiskAnalytics.Scoring.Tests.Regulation;

/// <summary>Both sides of every limit.</summary>
[TestFixture]
public sealed class RuleLimitTests
{
    private static IEnumerable<TestCaseData> Cases => LimitCases.All.Select(one => new TestCaseData(one.Rule, one.At, one.Beyond).SetArgDisplayNames(one.Rule));

    [TestCaseSource(nameof(Cases))]
    public void Judge_BothSidesOfTheLimit_DifferAndNameIt(string id, AReserve at, AReserve beyond)
    {
        var rule = Rule(id).InForce();

        var (inside, outside) = (at.Judged(rule), beyond.Judged(rule));

        if (rule.Kind == RuleKind.Trigger)
        {
            // A trigger with "at least" is passed at its mark, one with "above" or "at most" only beyond it.
            var (passed, kept) = rule.Comparator == RuleComparator.AtLeast ? (inside, outside) : (outside, inside);
            Assert.That(passed.Reason, Does.Contain(" passes the mark of "), id);
            Assert.That(kept.Reason, Does.Contain(" does not pass the mark of "), id);
            Assert.That(new[] { inside.Verdict, outside.Verdict }, Is.All.EqualTo(RuleVerdict.Informative), id);
            return;
        }

        Assert.That(inside.Verdict, Is.EqualTo(RuleVerdict.Met), inside.Reason);
        Assert.That(outside.Verdict, Is.EqualTo(RuleVerdict.Broken), outside.Reason);
        Assert.That(inside.Reason, Is.Not.EqualTo(outside.Reason), "value and limit must not print alike");
        Assert.That(outside.Reason, Does.EndWith("."));
        Assert.That(outside.Figure!.Inputs, Is.Not.Empty, "the figure says what it was made from");
    }

    [Test]
    public void Cases_EveryRuleWithSomethingToTest_IsAmongThem()
    {
        var tested = Table.Where(rule => rule.Kind is RuleKind.Limit or RuleKind.Deadline or RuleKind.Trigger && (rule.Metric ?? rule.Fact) is not null).Select(rule => rule.Id);

        Assert.That(LimitCases.All.Select(one => one.Rule).Concat(LimitCases.Without.Keys), Is.EquivalentTo(tested));
    }

    [TestCase("NYDFS-D", AssetClass.DepositBank)]
    [TestCase("NYDFS-E", AssetClass.MmfGovernment)]
    public void Judge_LimitByApproval_IsNotEvaluated(string id, AssetClass cls)
    {
        var outcome = AReserve.OfIssuer().Holds("USD", cls, 40m).Bills(60m).InForce(id);

        Assert.That(outcome.Verdict, Is.EqualTo(RuleVerdict.NotEvaluated));
        Assert.That(outcome.Reason, Is.EqualTo("The share is 40.0%; its limit is set by the approval of the authority, which is not public."));
    }

    [Test]
    public void Judge_FrequencyInWords_IsInformative()
    {
        var outcome = AReserve.OfIssuer().InForce("SCO60-H");

        Assert.That(outcome.Verdict, Is.EqualTo(RuleVerdict.Informative));
        Assert.That(outcome.Reason, Is.EqualTo("Age of the published figures is 0 days; the rule asks for 'value daily; composition weekly', which no figure settles."));
    }

    [TestCase(92, RuleVerdict.NotEvaluated)]
    [TestCase(93, RuleVerdict.Broken)]
    public void Judge_BillAtAcquisition_CanBeBrokenButNotMet(int days, RuleVerdict expected)
    {
        var outcome = AReserve.OfIssuer().Bills(100m, days).InForce("NYDFS-B");

        Assert.That(outcome.Verdict, Is.EqualTo(expected), outcome.Reason);
    }

    [Test]
    public void Judge_TermRepoOfUnknownLength_IsBroken()
    {
        var outcome = AReserve.OfIssuer().Holds("USD", AssetClass.ReverseRepoTerm, 10m).InForce("GENIUS-4A-D");

        Assert.That(outcome.Verdict, Is.EqualTo(RuleVerdict.Broken));
        Assert.That(outcome.Reason, Does.Contain("reverse-repo-term"));
    }

    /// <summary>Each leg of the own funds in turn: 350,000; 2% of 20 million = 400,000; a quarter of 2 million = 500,000; 3% where significant.</summary>
    [TestCase(10_000_000, 1_000_000, false, 350_000)]
    [TestCase(20_000_000, 1_000_000, false, 400_000)]
    [TestCase(20_000_000, 2_000_000, false, 500_000)]
    [TestCase(20_000_000, 2_000_000, true, 600_000)]
    public void Judge_OwnFunds_TakeTheLargestLeg(int average, int overheads, bool isSignificant, int required)
    {
        var book = AReserve.OfIssuer().Quoted("EUR", 1.25m).Token(token => token with { IsSignificant = isSignificant }).States("average_reserve", average, "EUR").States("fixed_overheads", overheads, "EUR");

        Assert.That(book.States("own_funds", required, "EUR").InForce("MICA-35-A").Verdict, Is.EqualTo(RuleVerdict.Met));
        Assert.That(book.States("own_funds", required - .01m, "EUR").InForce("MICA-35-A").Verdict, Is.EqualTo(RuleVerdict.Broken));
    }
}
