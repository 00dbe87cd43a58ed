namespace RiskAnalytics.Core.Calendars;

/// <summary>The working days of a regime: TARGET for MiCA, federal holidays for rules of the United States, weekends for all others.</summary>
public static class RegimeCalendars
{
    private static readonly WorkingDays Target = new("TARGET", HolidayRule.Target);
    private static readonly WorkingDays UnitedStates = new("United States, federal", HolidayRule.UnitedStatesFederal);
    private static readonly WorkingDays Weekends = new("weekends", HolidayRule.Weekends);

    /// <summary>The calendar of a regime, without days of a file.</summary>
    public static WorkingDays Of(string regime) => regime switch
    {
        "mica-art" or "mica-emt" => Target,
        "genius" or "nydfs" or "sec-2a7" => UnitedStates,
        _ => Weekends,
    };
}
