using System.Globalization;
using RiskAnalytics.Core.Regulation;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Reporting.Filings;

/// <summary>The six parts of the name of a package: subject, country, version, module, reference date, timestamp.</summary>
internal static class PackageName
{
    private const int Parts = 6;
    private const string Ending = ".IND";

    /// <summary>Whether a text is a time of 17 digits.</summary>
    public static bool IsTimestamp(string text) =>
        text.Length == FilingPackage.TimestampForm.Length && text.All(char.IsAsciiDigit)
        && DateTime.TryParseExact(text, FilingPackage.TimestampForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary>Checks a name, and what the package says of itself against it.</summary>
    /// <param name="name">The name without <c>.zip</c>.</param>
    /// <param name="module">The module that the package extends; null when it is not known.</param>
    /// <param name="parameters">The parameters of the package.</param>
    /// <param name="faults">Where faults go.</param>
    public static void Check(string name, FilingModule? module, IReadOnlyDictionary<string, string> parameters, FaultList faults)
    {
        if (name.Split('_') is not { Length: Parts } parts)
        {
            faults.Add("name-parts", name + ".zip", name, "six parts between underscores: subject, country, version, module, reference date, timestamp");
            return;
        }

        var file = name + ".zip";
        var dash = parts[0].IndexOf('-', StringComparison.Ordinal);
        if (!parts[0].EndsWith(Ending, StringComparison.Ordinal) || dash <= 0 || dash >= parts[0].Length - Ending.Length - 1)
            faults.Add("name-subject", file, parts[0], "identifier of the issuer, a hyphen, identifier of the token, and .IND");
        else if (!Lei.IsValid(parts[0][..dash]))
            faults.Add("name-lei", file, parts[0][..dash], "an LEI with correct check digits");
        if (parts[1].Length != 2 || !parts[1].All(char.IsAsciiLetterUpper))
            faults.Add("name-country", file, parts[1], "two upper-case letters (ISO 3166)");
        if (module?.FileVersion is { } version && parts[2] != version)
            faults.Add("name-version", file, parts[2], version);
        if (module?.FileModule is { } word && parts[3] != word)
            faults.Add("name-module", file, parts[3], word);
        if (!DateOnly.TryParseExact(parts[4], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            faults.Add("name-date", file, parts[4], "a date such as 2026-06-30");
        else if (parameters.TryGetValue("refPeriod", out var period) && period != parts[4])
            faults.Add("name-period", file, parts[4], $"the refPeriod of the parameters, {FaultList.Quote(period)}");
        if (!IsTimestamp(parts[5]))
            faults.Add("name-timestamp", file, parts[5], "17 digits, year to millisecond");
        if (parameters.TryGetValue("entityID", out var entity) && entity != "rs:" + parts[0])
            faults.Add("name-entity", file, parts[0], $"the entityID of the parameters, {FaultList.Quote(entity)}, behind rs:");
    }
}
