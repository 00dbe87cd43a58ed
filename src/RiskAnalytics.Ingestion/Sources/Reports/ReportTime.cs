using System.Globalization;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Ingestion.Sources.Reports;

/// <summary>The zones in which reports state their hour.</summary>
internal enum ReportZone
{
    /// <summary>Coordinated universal time.</summary>
    Utc,

    /// <summary>Eastern Time of the United States.</summary>
    Eastern,

    /// <summary>Pacific Time of the United States.</summary>
    Pacific,
}

/// <summary>The hour of a report in its zone.</summary>
internal sealed record ReportTime(TimeOnly Hour, ReportZone Zone)
{
    /// <summary>The instant on a day, in UTC.</summary>
    public DateTimeOffset On(DateOnly day)
    {
        var local = day.ToDateTime(Hour);
        return new DateTimeOffset(local, OffsetOf(local, Zone)).ToUniversalTime();
    }

    /// <summary>The day and hour as published: <c>2024-03-31 21:00 Eastern Time (UTC-4)</c>.</summary>
    public string Words(DateOnly day)
    {
        var name = Zone switch { ReportZone.Eastern => "Eastern Time", ReportZone.Pacific => "Pacific Time", _ => "UTC" };
        var offset = Zone == ReportZone.Utc ? "" : string.Create(CultureInfo.InvariantCulture, $" (UTC{OffsetOf(day.ToDateTime(Hour), Zone).Hours})");
        return string.Create(CultureInfo.InvariantCulture, $"{Format.Date(day)} {Hour:HH:mm} {name}{offset}");
    }

    /// <summary>
    /// The offset from UTC. By the rule in force since 2007 the clocks of the United States go forward at two in the morning of the second
    /// Sunday in March and back at two in the morning of the first Sunday in November.
    /// </summary>
    /// <param name="local">A local time from 2007 on.</param>
    /// <param name="zone">The zone.</param>
    public static TimeSpan OffsetOf(DateTime local, ReportZone zone)
    {
        if (zone == ReportZone.Utc)
            return TimeSpan.Zero;
        var forward = SundayOf(local.Year, 3, 2).AddHours(2);
        var back = SundayOf(local.Year, 11, 1).AddHours(2);
        var isSummer = local >= forward && local < back;
        return TimeSpan.FromHours((zone == ReportZone.Eastern ? -5 : -8) + (isSummer ? 1 : 0));
    }

    private static DateTime SundayOf(int year, int month, int which)
    {
        var first = new DateTime(year, month, 1, 0, 0, 0, DateTimeKind.Unspecified);
        return first.AddDays(((7 - (int)first.DayOfWeek) % 7) + (7 * (which - 1)));
    }
}
