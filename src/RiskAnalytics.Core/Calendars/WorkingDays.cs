using System.Collections.Frozen;

namespace RiskAnalytics.Core.Calendars;

/// <summary>A working-day calendar: weekends, holidays by rule, and extra days from a file. One that knows weekends only says so.</summary>
public sealed class WorkingDays
{
    private readonly FrozenSet<DateOnly> _extra;

    /// <summary>A calendar.</summary>
    /// <param name="name">Its name for people, such as "TARGET".</param>
    /// <param name="rule">By which rule holidays fall.</param>
    /// <param name="extraDays">Further days on which nobody works.</param>
    public WorkingDays(string name, HolidayRule rule, IEnumerable<DateOnly>? extraDays = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
        Rule = rule;
        _extra = (extraDays ?? []).ToFrozenSet();
    }

    /// <summary>Its name for people.</summary>
    public string Name { get; }

    /// <summary>By which rule holidays fall.</summary>
    public HolidayRule Rule { get; }

    /// <summary>What a reader must know of it, in a sentence.</summary>
    public string Note => Rule switch
    {
        HolidayRule.Target => "Working days are those of the TARGET calendar",
        HolidayRule.UnitedStatesFederal => "Working days are Mondays to Fridays without the federal holidays of the United States",
        _ => "Working days are Mondays to Fridays: no rule for public holidays is carried here",
    } + (_extra.Count > 0 ? FormattableString.Invariant($", and {_extra.Count} further days off were given.") : ".");

    /// <summary>Whether people work on a day.</summary>
    public bool IsWorkingDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !_extra.Contains(day) && !IsHoliday(day);

    /// <summary>The day itself, or the next working day after it.</summary>
    public DateOnly OnOrAfter(DateOnly day)
    {
        while (!IsWorkingDay(day) && day < DateOnly.MaxValue)
            day = day.AddDays(1);
        return day;
    }

    /// <summary>The day that many working days later; for 0 the day itself or the next working day.</summary>
    /// <param name="day">Where counting begins; the day itself does not count.</param>
    /// <param name="count">How many, 0 to 10,000.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is outside its range.</exception>
    public DateOnly Add(DateOnly day, int count)
    {
        if (count is < 0 or > 10_000)
            throw new ArgumentOutOfRangeException(nameof(count), count, "Working days are counted from 0 to 10,000.");
        for (; count > 0 && day < DateOnly.MaxValue; count--)
            day = OnOrAfter(day.AddDays(1));
        return OnOrAfter(day);
    }

    /// <summary>Working days after one day up to and including another; 0 when the second is not after the first.</summary>
    public int Between(DateOnly from, DateOnly to)
    {
        var count = 0;
        for (var day = from; day < to;)
        {
            day = day.AddDays(1);
            if (IsWorkingDay(day))
                count++;
        }

        return count;
    }

    private bool IsHoliday(DateOnly day) => Rule switch
    {
        HolidayRule.Target => IsTargetHoliday(day),
        HolidayRule.UnitedStatesFederal => IsFederalHoliday(day),
        _ => false,
    };

    private static bool IsTargetHoliday(DateOnly day)
    {
        var easter = Easter(day.Year);
        return (day.Month, day.Day) is (1, 1) or (5, 1) or (12, 25) or (12, 26) || day == easter.AddDays(-2) || day == easter.AddDays(1);
    }

    /// <summary>A holiday on a Sunday is kept on the Monday; one on a Saturday is not kept on the Friday by the Federal Reserve Banks.</summary>
    private static bool IsFederalHoliday(DateOnly day)
    {
        var week = ((day.Day - 1) / 7) + 1;
        var isLastWeek = day.Day + 7 > DateTime.DaysInMonth(day.Year, day.Month);
        return IsFixedFederal(day)
            || (day.DayOfWeek == DayOfWeek.Monday && day > DateOnly.MinValue && IsFixedFederal(day.AddDays(-1)))
            || (day.DayOfWeek == DayOfWeek.Monday && (day.Month, week) is (1, 3) or (2, 3) or (9, 1) or (10, 2))
            || (day.DayOfWeek == DayOfWeek.Monday && day.Month == 5 && isLastWeek)
            || (day.DayOfWeek == DayOfWeek.Thursday && (day.Month, week) is (11, 4));
    }

    private static bool IsFixedFederal(DateOnly day) =>
        (day.Month, day.Day) is (1, 1) or (7, 4) or (11, 11) or (12, 25) || ((day.Month, day.Day) is (6, 19) && day.Year >= 2021);

    /// <summary>Easter Sunday of the Gregorian calendar; source: the anonymous algorithm in Nature, 20 April 1876, as given by Meeus, Astronomical Algorithms, 1991, chapter 8.</summary>
    private static DateOnly Easter(int year)
    {
        var a = year % 19;
        var (b, c) = (year / 100, year % 100);
        var (d, e) = (b / 4, b % 4);
        var f = (b + 8) / 25;
        var g = (b - f + 1) / 3;
        var h = ((19 * a) + b - d - g + 15) % 30;
        var (i, k) = (c / 4, c % 4);
        var l = (32 + (2 * e) + (2 * i) - h - k) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var month = (h + l - (7 * m) + 114) / 31;
        var day = ((h + l - (7 * m) + 114) % 31) + 1;
        return new DateOnly(year, month, day);
    }
}
