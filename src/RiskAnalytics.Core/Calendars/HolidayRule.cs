namespace RiskAnalytics.Core.Calendars;

/// <summary>By which rule the holidays of a calendar fall.</summary>
public enum HolidayRule
{
    /// <summary>Saturdays and Sundays only.</summary>
    Weekends,

    /// <summary>TARGET: 1 January, Good Friday, Easter Monday, 1 May, 25 and 26 December.</summary>
    Target,

    /// <summary>Federal holidays of the United States, 5 U.S.C. 6103, as the Federal Reserve Banks observe them.</summary>
    UnitedStatesFederal,
}
