using System.Globalization;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Reporting.Filings;

/// <summary>The parameters of a package: who reports on which day in which currency, and how precise its numbers are.</summary>
internal static class PackageParameters
{
    private const int CoarsestMoney = -4;
    private const int CoarsestFraction = 4;
    private const int Finest = 10;

    private static readonly string[] Asked = ["entityID", "refPeriod", "baseCurrency", "decimalsInteger", "decimalsMonetary", "decimalsPercentage", "decimalsDecimal"];

    /// <summary>The parameters by name; what is missing or wrong is a fault.</summary>
    public static Dictionary<string, string> Read(SortedDictionary<string, byte[]> files, FaultList faults)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!files.TryGetValue(FilingPackage.ParametersFile, out var bytes))
        {
            faults.Add("parameters-file-missing", FilingPackage.ParametersFile, null, "this file");
            return parameters;
        }

        if (PackageCsv.Read(FilingPackage.ParametersFile, bytes, faults) is not { } rows)
            return parameters;
        if (rows.IsEmpty || !rows[0].Cells.SequenceEqual(["name", "value"]))
            Fault("parameters-header", 1, null, rows.IsEmpty ? null : string.Join(',', rows[0].Cells), "name,value");
        foreach (var row in rows.Skip(1))
        {
            if (row.Cells.Length != 2)
                Fault("row-width", row.Line, null, FormattableString.Invariant($"{row.Cells.Length} cells"), "2 cells");
            else if (!Asked.Contains(row.Cells[0]))
                Fault("parameter-unknown", row.Line, "name", row.Cells[0], "one of " + string.Join(", ", Asked));
            else if (!parameters.TryAdd(row.Cells[0], row.Cells[1]))
                Fault("parameter-twice", row.Line, "name", row.Cells[0], "each parameter once");
            else if (Wrong(row.Cells[0], row.Cells[1]) is var (code, expected))
                Fault(code, row.Line, "value", row.Cells[1], expected);
        }

        foreach (var name in Asked.Where(name => !parameters.ContainsKey(name)))
            Fault("parameter-missing", null, name, null, "this parameter");
        return parameters;

        void Fault(string code, int? row, string? column, string? found, string expected) => faults.Add(code, FilingPackage.ParametersFile, row, column, found, expected);
    }

    /// <summary>How many places numbers of a kind have; null where the package does not say it rightly.</summary>
    public static int? Places(IReadOnlyDictionary<string, string> parameters, string name) =>
        parameters.TryGetValue(name, out var text) && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var places) && Math.Abs(places) <= Finest ? places : null;

    private static (string Code, string Expected)? Wrong(string name, string value) => name switch
    {
        "entityID" => IsEntity(value) ? null : ("entity-form", "rs: and an LEI with correct check digits, a hyphen, the identifier of the token, and .IND"),
        "refPeriod" => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? null : ("period-form", "a date such as 2026-06-30"),
        "baseCurrency" => value.StartsWith("iso4217:", StringComparison.Ordinal) && Iso4217.Contains(value[8..]) ? null : ("currency-form", "iso4217: and the letters of a currency"),
        _ => Precision(name, value),
    };

    private static bool IsEntity(string value) =>
        value.StartsWith("rs:", StringComparison.Ordinal) && value.EndsWith(".IND", StringComparison.Ordinal) && value.IndexOf('-', StringComparison.Ordinal) is > 3 and var dash
        && Lei.IsValid(value[3..dash]) && dash + 1 < value.Length - 4;

    private static (string Code, string Expected)? Precision(string name, string value)
    {
        if (!int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var places) || Math.Abs(places) > Finest)
            return ("decimals-form", "a whole number of places, 10 at most");
        return name switch
        {
            "decimalsMonetary" when places < CoarsestMoney => ("decimals-monetary", "-4 or finer"),
            "decimalsPercentage" when places < CoarsestFraction => ("decimals-percentage", "4 or finer"),
            "decimalsInteger" when places != 0 => ("decimals-integer", "0"),
            _ => null,
        };
    }
}
