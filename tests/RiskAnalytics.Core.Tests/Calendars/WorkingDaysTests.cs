using System.Globalization;
using RiskAnalytics.Core.Calendars;

namespace RiskAnalytics.Core.Tests.Calendars;

/// <summary>Holidays against lists computed by another program from the written rules (TARGET; 5 U.S.C. 6103 as the Reserve Banks observe it).</summary>
[TestFixture]
public sealed class WorkingDaysTests
{
    [TestCase(HolidayRule.Target, 2024, "01-01 03-29 04-01 05-01 12-25 12-26")]
    [TestCase(HolidayRule.Target, 2025, "01-01 04-18 04-21 05-01 12-25 12-26")]
    [TestCase(HolidayRule.Target, 2026, "01-01 04-03 04-06 05-01 12-25")]
    [TestCase(HolidayRule.Target, 2027, "01-01 03-26 03-29")]
    [TestCase(HolidayRule.UnitedStatesFederal, 2021, "01-01 01-18 02-15 05-31 07-05 09-06 10-11 11-11 11-25")]
    [TestCase(HolidayRule.UnitedStatesFederal, 2022, "01-17 02-21 05-30 06-20 07-04 09-05 10-10 11-11 11-24 12-26")]
    [TestCase(HolidayRule.UnitedStatesFederal, 2023, "01-02 01-16 02-20 05-29 06-19 07-04 09-04 10-09 11-23 12-25")]
    [TestCase(HolidayRule.UnitedStatesFederal, 2024, "01-01 01-15 02-19 05-27 06-19 07-04 09-02 10-14 11-11 11-28 12-25")]
    [TestCase(HolidayRule.UnitedStatesFederal, 2026, "01-01 01-19 02-16 05-25 06-19 09-07 10-12 11-11 11-26 12-25")]
    [TestCase(HolidayRule.UnitedStatesFederal, 2027, "01-01 01-18 02-15 05-31 07-05 09-06 10-11 11-11 11-25")]
    [TestCase(HolidayRule.UnitedStatesFederal, 2028, "01-17 02-21 05-29 06-19 07-04 09-04 10-09 11-23 12-25")]
    [TestCase(HolidayRule.UnitedStatesFederal, 2030, "01-01 01-21 02-18 05-27 06-19 07-04 09-02 10-14 11-11 11-28 12-25")]
    [TestCase(HolidayRule.Weekends, 2026, "")]
    public void IsWorkingDay_WeekdaysOfAYear_AreOffOnTheListedOnes(HolidayRule rule, int year, string off)
    {
        var calendar = new WorkingDays("test", rule);
        var first = new DateOnly(year, 1, 1);

        var found = Enumerable.Range(0, new DateOnly(year, 12, 31).DayOfYear).Select(first.AddDays)
            .Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !calendar.IsWorkingDay(day))
            .Select(day => day.ToString("MM-dd", CultureInfo.InvariantCulture));

        Assert.That(string.Join(' ', found), Is.EqualTo(off));
    }

    [Test]
    public void Add_OverEaster_SkipsGoodFridayAndEasterMonday()
    {
        var target = new WorkingDays("TARGET", HolidayRule.Target);

        Assert.That(target.Add(new DateOnly(2026, 4, 2), 1), Is.EqualTo(new DateOnly(2026, 4, 7)));
        Assert.That(target.Between(new DateOnly(2026, 4, 2), new DateOnly(2026, 4, 8)), Is.EqualTo(2));
    }

    [Test]
    public void ExtraDays_AreOffAndSaid()
    {
        var calendar = new WorkingDays("test", HolidayRule.Weekends, [new DateOnly(2026, 10, 26)]);

        Assert.That(calendar.OnOrAfter(new DateOnly(2026, 10, 24)), Is.EqualTo(new DateOnly(2026, 10, 27)));
        Assert.That(calendar.Note, Does.Contain("1 further days off"));
    }
}
