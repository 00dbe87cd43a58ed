using RiskAnalytics.Core.Calendars;
using RiskAnalytics.Core.Regulation;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Scoring.Regulation;
using RiskAnalytics.Scoring.Valuation;
using RiskAnalytics.TestKit;
using static RiskAnalytics.Scoring.Tests.Regulation.Ruled;

namespace RiskAnalytics.Scoring.Tests.Regulation;

/// <summary>Working days around weekends and holidays, counted by hand on a calendar.</summary>
[TestFixture]
public sealed class RuleCalendarTests
{
    [TestCase("MICA-22-B", "2025-09-30", "2025-11-11", Description = "a Tuesday; Armistice Day is no TARGET holiday")]
    [TestCase("MICA-22-B", "2023-09-30", "2023-11-13", Description = "11 November 2023 is a Saturday")]
    [TestCase("MICA-22-B", "2023-12-31", "2024-02-12", Description = "11 February 2024 is a Sunday, in the year after")]
    [TestCase("MICA-22-B", "2024-03-31", "2024-05-13", Description = "12 May 2024 is a Sunday")]
    [TestCase("MICA-22-B", "2024-06-30", "2024-08-12", Description = "11 August 2024 is a Sunday")]
    [TestCase("MICA-22-C", "2025-03-31", "2025-04-22", Description = "21 April 2025 is Easter Monday")]
    [TestCase("MICA-22-C", "2025-12-31", "2026-01-21")]
    [TestCase("MICA-22-C", "2025-06-30", "2025-07-21")]
    public void Judge_DueDay_IsTheNextWorkingDay(string id, string quarter, string due)
    {
        var fact = id == "MICA-22-B" ? "quarterly_report_submitted" : "casp_report_received";
        var day = Day(due);
        var book = AReserve.OfIssuer().States("quarterly_report_reference", Day(quarter));

        Assert.That(book.States(fact, day).InForce(id, day.AddDays(30)).Verdict, Is.EqualTo(RuleVerdict.Met));
        var late = book.States(fact, day.AddDays(1)).InForce(id, day.AddDays(30));
        Assert.That(late.Verdict, Is.EqualTo(RuleVerdict.Broken));
        Assert.That(late.Reason, Does.Contain($"1 day after its due day: done {day.AddDays(1):yyyy-MM-dd}, due {due} for the quarter to {quarter}."));
    }

    [TestCase("2025-04-17", "2025-04-28", 5, Description = "Good Friday and Easter Monday are none: 22, 23, 24, 25, 28 April")]
    [TestCase("2025-04-30", "2025-05-08", 5, Description = "1 May is none: 2, 5, 6, 7, 8 May")]
    [TestCase("2025-12-24", "2025-12-29", 1, Description = "25 and 26 December are none")]
    [TestCase("2025-12-31", "2026-01-02", 1)]
    [TestCase("2025-06-13", "2025-06-14", 0, Description = "a Saturday")]
    [TestCase("2025-07-03", "2025-07-07", 2, Description = "4 July is a working day of TARGET")]
    public void CustodyLag_AroundTargetHolidays_CountsWorkingDays(string issued, string kept, int days) =>
        Assert.That(AReserve.OfIssuer().States("last_issuance", Day(issued)).States("last_custody", Day(kept)).InForce("MICA-37-A", new DateOnly(2027, 1, 1)).Value, Is.EqualTo(days));

    [TestCase("2025-07-03", "2025-07-07", RuleVerdict.Met, Description = "Independence Day is a Friday")]
    [TestCase("2025-07-03", "2025-07-08", RuleVerdict.Broken)]
    [TestCase("2025-11-10", "2025-11-12", RuleVerdict.Met, Description = "Veterans Day")]
    [TestCase("2025-11-26", "2025-11-28", RuleVerdict.Met, Description = "Thanksgiving, the fourth Thursday")]
    [TestCase("2022-06-17", "2022-06-21", RuleVerdict.Met, Description = "Juneteenth 2022 is a Sunday, kept on the Monday")]
    [TestCase("2026-07-02", "2026-07-03", RuleVerdict.Met, Description = "4 July 2026 is a Saturday: the Friday is worked")]
    [TestCase("2026-07-02", "2026-07-06", RuleVerdict.Broken)]
    [TestCase("2025-04-17", "2025-04-21", RuleVerdict.Broken, Description = "Good Friday is no federal holiday")]
    public void Judge_OvernightOverFederalHolidays_IsOneWorkingDay(string asOf, string matures, RuleVerdict expected)
    {
        var book = AReserve.OfIssuer().Holds("USD", AssetClass.ReverseRepoTerm, 1m, line => line with { Maturity = Day(matures) }).On(Day(asOf));

        Assert.That(book.InForce("GENIUS-4A-D").Verdict, Is.EqualTo(expected), book.InForce("GENIUS-4A-D").Reason);
    }

    [TestCase("2026-04-13", 1, Description = "7, 8, 9, 10 and 13 April: five working days after Maundy Thursday")]
    [TestCase("2026-04-14", 0)]
    public void Within5_OverEaster_EndsOnTheFifthWorkingDay(string matures, int share)
    {
        var book = AReserve.OfIssuer().Holds("USD", AssetClass.TreasuryBill, 1m, line => line with { Maturity = Day(matures) }).On(new DateOnly(2026, 4, 2));

        Assert.That(book.InForce("RTS36-1-B").Value, Is.EqualTo((decimal)share));
        Assert.That(book.InForce("RTS36-1-B").Reason, Does.Contain("TARGET"));
    }

    [TestCase(0, 1)]
    [TestCase(5, 1)]
    [TestCase(6, 0)]
    public void Within5_DepositAtNotice_CountsByItsWorkingDays(int notice, int share) =>
        Assert.That(AReserve.OfIssuer().Holds("USD", AssetClass.DepositBank, 1m, line => line with { NoticeDays = notice }).InForce("RTS36-1-B").Value, Is.EqualTo((decimal)share));

    [Test]
    public void Within5_BillWithAMaturityBeyond_IsNotCountedThoughItCanBeSold() =>
        Assert.That(AReserve.OfIssuer().Bills(1m, 30).InForce("RTS36-1-B").Value, Is.Zero);

    [Test]
    public void Evaluate_FurtherDaysOff_MoveTheDueDay()
    {
        var calendar = new WorkingDays("TARGET", HolidayRule.Target, [new DateOnly(2025, 11, 11)]);
        var book = AReserve.OfIssuer().States("quarterly_report_reference", new DateOnly(2025, 9, 30)).States("quarterly_report_submitted", new DateOnly(2025, 11, 12));

        var report = RuleEngine.Evaluate(Valuator.Value(book.Book, DefaultPolicy.Value, new DateOnly(2026, 1, 1)), ["mica-art"], [Rule("MICA-22-B").InForce()], _ => calendar);

        Assert.That(report.Outcomes.Single().Verdict, Is.EqualTo(RuleVerdict.Met));
        Assert.That(report.Notes, Has.Some.Contains("1 further days off"));
    }

    [TestCase("02-29")]
    [TestCase("13-01")]
    [TestCase("soon")]
    public void Judge_DueDayThatIsNone_IsNotEvaluated(string days)
    {
        var outcome = AReserve.OfIssuer().States("quarterly_report_reference", new DateOnly(2025, 3, 31)).States("quarterly_report_submitted", new DateOnly(2025, 5, 1)).Judged(Rule("MICA-22-B").InForce() with { ThresholdText = days });

        Assert.That(outcome.Verdict, Is.EqualTo(RuleVerdict.NotEvaluated));
        Assert.That(outcome.Reason, Does.Contain($"'{days}'"));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
