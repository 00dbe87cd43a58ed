using System.Globalization;
using System.Text.RegularExpressions;

namespace RiskAnalytics.Ingestion.Sources.Reports;

/// <summary>The ways in which reports print days and hours.</summary>
internal static partial class ReportDates
{
    private static readonly string[] Months =
        ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

    /// <summary>Every day written with the name of its month, such as <c>May 7, 2024</c>, <c>7 May 2024</c> or <c>June 23 and 30, 2023</c>, with its offset.</summary>
    public static IEnumerable<(DateOnly Day, int Start, int End)> InWords(string text)
    {
        foreach (Match match in WordPattern().Matches(text))
        {
            if (!int.TryParse(match.Groups["year"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var year))
                continue;
            foreach (var name in new[] { "day", "second" })
            {
                if (match.Groups[name].Success && DayOf(year, MonthOf(match.Groups["month"].Value), match.Groups[name].Value) is { } day)
                    yield return (day, match.Index, match.Index + match.Length);
            }
        }
    }

    /// <summary>A maturity as tables print it: <c>05/09/24</c>, <c>02/15/2054</c>, <c>28Mar24</c>, <c>14SEP2023</c>, <c>9-Oct-25</c>; the number of a footnote may follow.</summary>
    /// <param name="text">The printed date alone.</param>
    /// <param name="hasFootnote">Whether a further digit stands behind the year.</param>
    public static DateOnly? Maturity(string text, out bool hasFootnote)
    {
        hasFootnote = false;
        if (SlashPattern().Match(text) is { Success: true } slash)
            return DayOf(Year(slash.Groups["year"].Value), Number(slash.Groups["month"].Value), slash.Groups["day"].Value);
        if (NamePattern().Match(text) is not { Success: true } name)
            return null;

        var year = name.Groups["year"].Value;
        if (year.Length is 3 or > 4)
        {
            hasFootnote = true;
            year = year.StartsWith("20", StringComparison.Ordinal) && year.Length > 4 ? year[..4] : year[..2];
        }

        return DayOf(Year(year), MonthOf(name.Groups["month"].Value), name.Groups["day"].Value);
    }

    /// <summary>The hour and its zone behind a date: <c>11:59 PM UTC</c>, <c>5:00 pm Eastern Time</c>; null when none is printed.</summary>
    public static ReportTime? TimeIn(string text)
    {
        foreach (Match match in TimePattern().Matches(text))
        {
            var hour = Number(match.Groups["hour"].Value);
            var minute = Number(match.Groups["minute"].Value);
            var isAfternoon = match.Groups["half"].Value is "p" or "P";
            if (hour is < 1 or > 12 || minute > 59)
                continue;
            var zone = match.Groups["zone"].Value.ToUpperInvariant();
            return new ReportTime(new TimeOnly((hour % 12) + (isAfternoon ? 12 : 0), minute), zone[0] switch
            {
                'E' => ReportZone.Eastern,
                'P' => ReportZone.Pacific,
                _ => ReportZone.Utc,
            });
        }

        return null;
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private static int Year(string text) => text.Length == 2 ? 2000 + Number(text) : Number(text);

    private static int MonthOf(string name) => name.Length < 3 ? 0 : Array.IndexOf(Months, name[..3].ToUpperInvariant()) + 1;

    private static DateOnly? DayOf(int year, int month, string day) =>
        year is >= 2000 and < 2100 && month is >= 1 and <= 12 && Number(day) is var number && number >= 1 && number <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, number)
            : null;

    [GeneratedRegex(@"\b(?<month>Jan(uary)?|Feb(ruary)?|Mar(ch)?|Apr(il)?|May|June?|July?|Aug(ust)?|Sept?(ember)?|Oct(ober)?|Nov(ember)?|Dec(ember)?) (?<day>\d{1,2})( and (?<second>\d{1,2}))?, ?(?<year>\d{4})|\b(?<day>\d{1,2}) (?<month>Jan(uary)?|Feb(ruary)?|Mar(ch)?|Apr(il)?|May|June?|July?|Aug(ust)?|Sept?(ember)?|Oct(ober)?|Nov(ember)?|Dec(ember)?),? (?<year>\d{4})",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex WordPattern();

    [GeneratedRegex(@"^(?<month>\d{1,2})/(?<day>\d{1,2})/(?<year>\d{4}|\d{2})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex SlashPattern();

    [GeneratedRegex(@"^(?<day>\d{1,2})[ -]?(?<month>[A-Za-z]{3,9})[ -]?(?<year>\d{2,5})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"(?<hour>\d{1,2}):(?<minute>\d{2}) ?(?<half>[apAP])\.?[mM]\.?,? \(?(?<zone>Eastern|ET|EST|EDT|Pacific|PT|PST|PDT|UTC|Coordinated)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex TimePattern();
}
